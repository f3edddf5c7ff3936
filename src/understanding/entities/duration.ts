import { isCommitmentLength } from '../../domain/entity.ts';
import type { Language } from '../../domain/language.ts';
import { findBareMonths } from './bareMonths.ts';
import type { Candidate } from './candidate.ts';
import { isAge, senseOf } from './durationSense.ts';
import { findMonthsByNumber } from './monthByNumber.ts';
import { findQuantities, type Quantity } from './quantity.ts';

/** Lengths of time, each with the sense in which it is told. */
export function findDurations(text: string, language: Language): Candidate[] {
  const counted = findQuantities(text, language)
    .filter(({ unit, counted }) => counted || unit !== 'day')
    .flatMap((quantity) => [
      durationOf(text, quantity),
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
  return { from, to, found: { kind: 'duration', amount, unit, sense } };
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

/** "10 months left of 24": the bare number is the whole that the months are part of. */
const WHOLE =
  /^(?: (?:in|left|remaining|to go|done|served|passed|restants?|ecoules|passes|de faits?))?,?(?: (?:out of|of|on|sur|into|in to)|(?: )?\/) ?(?:(?:my|the|a|mes|les|un|mon|total(?: de)?|contrat de|engagement de) )*(?<whole>\d{1,2}|twelve|twenty[ -]four|douze|vingt[ -]quatre)(?![\d/%€]|[.,]\d|\p{L})(?! ?(?:€|eur|(?:months?|mois|years?|ans?|days?|jours?|weeks?|semaines?)\b))/u;

const WHOLE_IN_WORDS: Readonly<Record<string, number>> = {
  twelve: 12,
  'twenty-four': 24,
  douze: 12,
  'vingt-quatre': 24,
};

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
