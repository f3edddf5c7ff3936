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
  /\b(?:turn(?:s|ed|ing)?|(?:will|'ll|would|it'?s gonna|going to) be|aura|auras|va avoir|vont avoir|a eu|fera|fetera|a fete)(?: (?:exactly|just|tout juste|deja|already))? $/;

/** "Two years old in January", « elle aura deux ans en janvier »: the month in which it was bought. */
export function findAges(
  text: string,
  { language, today }: { language: Language; today: IsoDate },
): Candidate[] {
  return findQuantities(text, language).flatMap(({ from, to, amount, unit }) => {
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
