import { isCommitmentLength } from '../../domain/entity.ts';
import type { Language } from '../../domain/language.ts';
import { findBareMonths } from './bareMonths.ts';
import { boundOf } from './bound.ts';
import type { Candidate } from './candidate.ts';
import { isAge, senseOf } from './durationSense.ts';
import { findMonthsByNumber } from './monthByNumber.ts';
import { MONTH } from './monthNames.ts';
import { findNumberWords } from './numberWords.ts';
import { findQuantities, type Quantity } from './quantity.ts';

/** Lengths of time, each with the sense in which it is told. */
export function findDurations(text: string, language: Language): Candidate[] {
  const parts = partsBefore(text, language);
  const counted = findQuantities(text, language)
    .filter(({ unit, counted }) => counted || unit !== 'day')
    .flatMap((quantity) => [
      ...partOf(text, quantity, parts),
      ...wholeAfter(text, quantity),
      ...halfOf(text, quantity),
    ]);
  const numbered = findMonthsByNumber(text);
  const bare = findBareMonths(text, language).map(({ from, to, amount, unit, sense }) => ({
    from,
    to,
    amount,
    unit,
    found: { kind: 'duration', amount, unit, sense } as const,
  }));
  return [
    ...counted,
    ...numbered,
    ...bare,
    ...instalmentsOf(text),
    ...[...numbered, ...bare].flatMap((month) => wholeAfter(text, month)),
  ];
}

function durationOf(text: string, quantity: Quantity): Candidate {
  const { from, to, amount, unit } = quantity;
  const told = senseOf(text, quantity);
  // "5 mois sur 24": a part of the whole has passed; "half of my 24 months is behind me": the whole has not.
  const isHalf = HALF_BEFORE.test(text.slice(0, from));
  const sense = isHalf ? 'length' : told === 'length' && isPart(text, quantity) ? 'passed' : told;
  if (isAge(text, quantity, sense)) return { from, to, found: null };
  const bounded = boundOf(text, quantity);
  return {
    from,
    to,
    found: { kind: 'duration', amount, unit, sense, ...(bounded && { bound: bounded.bound }) },
  };
}

const HALF_BEFORE =
  /\b(?:(?:half ?-?way|mid ?-?way) (?:through|into|in|on)(?: on)?|(?<!\b(?:and a|second|other|last|latter) )half(?: of)?|in the middle of|50 ?% of|a la moitie d[eu]s?|(?<!\b(?:seconde|deuxieme|derniere) )moitie d[eu]s?|au (?:beau )?milieu d[eu]s?|50 ?% d[eu]s?|a mi[ -]?(?:parcours|chemin) d[eu]s?)(?: (?:my|a|the|our|mes|mon|nos|un|une|les)| (?:contract|commitment|plan) of| (?:contrat|engagement|abonnement) de)* $/;

/** "24 months, and I've done half of it", « j'en ai fait pile la moitié ». */
const HALF_AFTER =
  /^(?<between>[^.;!?]{0,50}?(?:\b(?:and|et|,)|,) ?)(?<half>(?:i'm |i am |i've |i have |we're |we've |now |already |j'en |on en |je |en )?(?:ai |a |suis |avons )?(?:deja )?(?:(?:done|served|completed|fait|passe|effectue|tire)(?: (?:exactly|just|about|pile|exactement|environ|deja|tout juste))? )?(?:half ?way(?: through(?: (?:it|them))?)?|half(?: of (?:it|them|that|those))|a la moitie|a mi-parcours|a mi-chemin|(?<=fait (?:\w+ )?|passe (?:\w+ )?|effectue (?:\w+ )?|tire (?:\w+ )?)la moitie))(?!\p{L}| (?:price|prix|d[eu]|of))/u;

/** "Halfway through my 24 months": half of them have passed. */
function halfOf(text: string, { from, to, amount, unit }: Quantity): Candidate[] {
  const lead = HALF_BEFORE.exec(text.slice(0, from));
  if (lead === null) return halfSaidAfter(text, { to, amount, unit });
  const months = unit === 'year' ? amount * 6 : amount / 2;
  const found = { kind: 'duration', amount: Math.round(months), unit: 'month', sense: 'passed' } as const;
  return unit === 'month' || unit === 'year' ? [{ from: lead.index, to: from, found }] : [];
}

function halfSaidAfter(
  text: string,
  { to, amount, unit }: Pick<Quantity, 'to' | 'amount' | 'unit'>,
): Candidate[] {
  const after = HALF_AFTER.exec(text.slice(to));
  if (after === null || !isCommitmentLength({ amount, unit })) return [];
  const begin = to + after.groups!.between!.length;
  const months = unit === 'year' ? amount * 6 : amount / 2;
  const found = { kind: 'duration', amount: months, unit: 'month', sense: 'passed' } as const;
  return [{ from: begin, to: begin + after.groups!.half!.length, found }];
}

/** What may stand between a part and its whole, « payés », "done". */
const PART_DONE =
  '(?: (?:in|left|remaining|to go|(?:already |been |are |have |sont |ont ete |deja )*(?:done|served|passed|paid|payed|completed|behind me|restant[es]*|ecoule[es]*|passe[es]*|paye[es]*|regle[es]*|preleve[es]*|effectue[es]*|de faits?)))?';

/** "10 months left of 24": the bare number is the whole that the months are part of; "12 months on 15 June" has none. */
const WHOLE = new RegExp(
  `^${PART_DONE},?(?: (?:out of|of|on|sur|into|in to)|(?: )?\\/) ?(?:(?:my|the|a|mes|les|un|mon|total(?: de)?|contrat de|engagement de) )*(?<whole>\\d{1,2}|twelve|twenty[ -]four|douze|vingt[ -]quatre)(?![\\d/%€]|[.,]\\d|\\p{L})(?! ?(?:€|eur|(?:months?|mois|years?|ans?|days?|jours?|weeks?|semaines?)\\b))(?! (?:of |de )?${MONTH})`,
  'u',
);

const WHOLE_IN_WORDS: Readonly<Record<string, number>> = {
  twelve: 12,
  'twenty-four': 24,
  douze: 12,
  'vingt-quatre': 24,
};

/** "20 of my 24 months": the number before has passed, whatever is said of the whole. */
function partOf(text: string, quantity: Quantity, parts: readonly Part[]): Candidate[] {
  const part = parts.find(({ next }) => next === quantity.from);
  if (part === undefined || quantity.unit !== 'month' || part.value >= quantity.amount)
    return [durationOf(text, quantity)];
  const { to, amount, unit } = quantity;
  return [
    {
      from: part.from,
      to: part.to,
      found: { kind: 'duration', amount: part.value, unit, sense: 'passed' },
    },
    // With the words around it, which would else tell that the whole is over: "24 months done".
    {
      from: part.to,
      to: to + DONE.exec(text.slice(to))![0].length,
      found: { kind: 'duration', amount, unit, sense: 'length' },
    },
  ];
}

const DONE = new RegExp(`^${PART_DONE}`, 'u');

/** A number that is part of what follows at `next`. */
interface Part {
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly next: number;
}

const PART_LEADS = /^,? ?(?:out of|of|sur|\/) ?(?:(?:my|the|our|mes|les|nos|un total de|a total of) )?/;
const PART_DIGITS = /(?<![\p{L}\d.,/:-])\d{1,2}(?![\d.,:]|\p{L})/gu;

function partsBefore(text: string, language: Language): Part[] {
  const digits = [...text.matchAll(PART_DIGITS)].map(({ 0: word, index }) => ({
    value: Number(word),
    from: index,
    to: index + word.length,
  }));
  return [...digits, ...findNumberWords(text, language)].flatMap(({ value, from, to }) => {
    const lead = PART_LEADS.exec(text.slice(to));
    return lead === null ? [] : [{ value, from, to, next: to + lead[0].length }];
  });
}

/** « 20 mensualités sur 24 », "20 payments out of 24": one is paid each month. */
const INSTALMENTS = new RegExp(
  `(?<![\\p{L}\\d.,/:-])(?<part>\\d{1,2}) (?:mensualites|paiements|prelevements|echeances|(?:monthly )?(?:payments|instal+ments))${PART_DONE},? (?:out of|of|sur) (?:(?:my|the|mes|les) )?(?<whole>12|24)(?![\\d/%€]|[.,]\\d|\\p{L})`,
  'gu',
);

const instalmentsOf = (text: string): Candidate[] =>
  [...text.matchAll(INSTALMENTS)].flatMap(({ 0: { length }, index, groups }) => {
    const [part, whole] = [groups!.part!, groups!.whole!];
    if (Number(part) >= Number(whole)) return [];
    const end = index + length;
    return [
      {
        from: index,
        to: index + part.length,
        found: { kind: 'duration', amount: Number(part), unit: 'month', sense: 'passed' } as const,
      },
      {
        from: end - whole.length,
        to: end,
        found: { kind: 'duration', amount: Number(whole), unit: 'month', sense: 'length' } as const,
      },
    ];
  });

const isPart = (text: string, { to, amount, unit }: Quantity): boolean =>
  wholeAfter(text, { to, amount: amount + 1, unit }).length > 0;

function wholeAfter(text: string, { to, amount, unit }: Pick<Quantity, 'to' | 'amount' | 'unit'>) {
  const match = WHOLE.exec(text.slice(to));
  const told = match?.groups?.whole ?? '';
  const whole = Number(WHOLE_IN_WORDS[told.replace(' ', '-')] ?? told);
  if (match === null || unit !== 'month' || whole < amount) return [];
  const end = to + match[0].length;
  return [
    {
      from: end - told.length,
      to: end,
      found: { kind: 'duration', amount: whole, unit, sense: 'length' } as const,
    },
  ];
}
