import { addMonths } from '../../domain/calendar.ts';
import type { Language } from '../../domain/language.ts';
import type { IsoDate } from '../../domain/value.ts';
import { monthOn } from './calendarDate.ts';
import type { Candidate } from './candidate.ts';
import { MONTH, monthNumber } from './monthNames.ts';
import { findQuantities } from './quantity.ts';
import { saidSide, sideFromTense } from './tense.ts';

const IN_MONTH = new RegExp(
  `^(?<old>,? old)?,? (?:(?:in|come|this coming|en|au mois de|(?<before>next|last|this)) )${MONTH}(?: (?<after>dernier|prochain))?(?!,? (?:\\d|of \\d))`,
  'u',
);
/** "It turns", « elle aura »: what is as old as that in a month. */
const TURNS =
  /\b(?:turn(?:s|ed|ing)?|(?:will|'ll|would|it'?s gonna|going to) be|aura|auras|va avoir|vont avoir|a eu|fera|fetera|a fete|va feter|va faire|atteindra|atteint|prendra|(?:will |'ll )?(?:reach|hit|celebrate)(?:es|s|d)?|(?:is |are )?coming up (?:to|on|for))(?: (?:exactly|just|tout juste|deja|already|its|her|his|ses|les))? $/;
/** "It turns two in January": of what turns a number, years are meant. */
const TURNS_NUMBER =
  /\b(?:turn(?:s|ed|ing)?|will turn|(?:will |'ll )be turning) (?:(?<count>[1-9])|(?<word>one|two|three|four|five|six|seven|eight|nine))(?= (?:in|next|last|this|come) )/g;
const WORDS = 'one two three four five six seven eight nine'.split(' ');

/** "Two years old in January", « elle aura deux ans en janvier »: the month in which it was bought. */
export function findAges(
  text: string,
  { language, today }: { language: Language; today: IsoDate },
): Candidate[] {
  const turning = [...text.matchAll(TURNS_NUMBER)].map(({ 0: said, index, groups }) => ({
    from: index + said.length - (groups!.count ?? groups!.word!).length,
    to: index + said.length,
    amount: groups!.count ? Number(groups!.count) : WORDS.indexOf(groups!.word!) + 1,
    unit: 'year' as const,
  }));
  return [...findQuantities(text, language), ...turning].flatMap(({ from, to, amount, unit }) => {
    const match = IN_MONTH.exec(text.slice(to));
    if (match === null || unit !== 'year') return [];
    const { old, month, ...beside } = match.groups!;
    const turns = TURNS.exec(text.slice(0, from))?.[0] ?? '';
    if (old === undefined && turns === '') return [];
    const at = Object.assign([match[0]] as string[], { index: to, input: text }) as RegExpExecArray;
    const side = saidSide(beside) ?? sideFromTense(at);
    const date = addMonths(monthOn(monthNumber(month!), { today, side }), -12 * amount);
    const end = to + match[0].length;
    return [
      {
        from: from - turns.length,
        to: end,
        found: { kind: 'date', date, precision: 'month', approximate: false },
      },
    ];
  });
}
