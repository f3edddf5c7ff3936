import { COMMITMENT_LENGTHS, type Entity, isValue } from '../../../domain/entity.ts';
import type { FactName } from '../../../domain/fact.ts';
import { isSameValue, plain } from '../../../domain/value.ts';
import { blanked } from '../../../language/spans.ts';
import { bareLength, barePrices, PRICES, saysKnownPrice } from '../amounts/barePrices.ts';
import { cuedBy, isOfOther } from '../candidates/byCue.ts';
import { type Assignment, type FillContext, holds, RETURN_DAYS } from '../candidates/candidate.ts';
import { CUE_BESIDE_CHARS, gapBetween } from '../candidates/gap.ts';
import type { Candidate } from '../candidates/reading.ts';
import { dateGuesses, type Guess } from './guessDays.ts';

/** Values nobody named or asked for go where they fit best, each fact and value once. */
export function assignByFit(
  candidates: readonly Candidate[],
  used: ReadonlySet<FactName>,
  context: FillContext & { readonly entities: readonly Entity[] },
): Assignment[] {
  const sure = candidates.filter(
    (candidate) => candidate.needs === 'nothing' && !isSpokenFor(candidate, used, context),
  );
  // An order comes back in one way: a day told for it leaves none for the other, unless it is the day a labelled parcel arrived.
  const isDayTold = used.has('handoverDate') || (used.has('carrierReturnDate') && !isByLabel(context));
  const open = context.wanted.filter(
    (fact) => !used.has(fact) && isAskedAbout(fact, context) && !(isDayTold && RETURN_DAYS.includes(fact)),
  );
  const assigned: Assignment[] = [];
  const take = (candidate: Candidate | undefined, fact: FactName) => {
    if (!candidate || !open.includes(fact) || assigned.some((one) => one.fact === fact)) return;
    if (assigned.some(({ entity }) => entity === candidate.entity)) return;
    // "Krups or Magimix, is Krups better?": what is named twice is no third thing.
    if (candidate.kind === 'term' && assigned.some(({ value }) => isSameValue(value, candidate.value)))
      return;
    assigned.push({ ...candidate, fact, ground: 'guessed' });
  };
  const prices = [
    ...sure,
    ...barePrices(candidates, {
      used,
      open,
      isAlone: isAlone(context),
      facts: context.facts,
      isOtherSaid: saysKnownPrice(context.entities, context.facts),
    }),
  ];
  for (const { candidate, fact } of [
    ...priceGuesses(prices, open, context),
    ...dateGuesses(sure, open, context),
  ])
    take(candidate, fact);
  for (const candidate of [...sure, ...bareLength(candidates, { assigned, facts: context.facts })].filter(
    ({ kind }) => kind !== 'money' && kind !== 'date',
  ))
    for (const fact of open)
      if (holds(candidate, fact) && !isOtherLength(candidate, fact, context)) take(candidate, fact);
  return [...assigned, ...sameDay(assigned, open, context)];
}

/** "I have paid 8 months already", of a contract of 12: nobody commits for so long, and nothing is put right. */
const isOtherLength = ({ value }: Candidate, fact: FactName, { facts }: FillContext): boolean =>
  fact === 'commitmentMonths' &&
  facts.commitmentMonths?.kind === 'known' &&
  value.kind === 'months' &&
  !COMMITMENT_LENGTHS.includes(value.months);

/** "Last Wednesday", while we ask how the order came back: whichever way it was, that is its day. */
function sameDay(
  assigned: readonly Assignment[],
  open: readonly FactName[],
  { asking }: Pick<FillContext, 'asking'>,
): Assignment[] {
  const told = assigned.filter(({ fact }) => RETURN_DAYS.includes(fact));
  const [day] = told;
  if (asking !== 'refundKind' || !day || told.length > 1) return [];
  return RETURN_DAYS.filter((fact) => fact !== day.fact && open.includes(fact)).map((fact) => ({
    ...day,
    fact,
  }));
}

const LABEL = 'return-label';

/** True for a return with the label: it has two days, that of the hand-over and that of its arrival. */
const isByLabel = ({ facts, entities }: FillContext & { readonly entities: readonly Entity[] }): boolean =>
  entities.some((entity) => entity.kind === 'term' && entity.id === LABEL) ||
  (facts.refundKind?.kind === 'known' && plain(facts.refundKind.value) === LABEL);

/** A day or time to call at is one only where the message speaks of calling, or leans on one that did. */
function isAskedAbout(
  fact: FactName,
  { entities, isFollowUp }: FillContext & { readonly entities: readonly Entity[] },
): boolean {
  if (fact !== 'callDate' && fact !== 'callTime') return true;
  // "On Sundays" nothing happens once: it is asked whether anyone answers then.
  return (
    isFollowUp ||
    entities.some(
      (entity) =>
        (entity.kind === 'cue' && entity.facts.includes('callDate')) ||
        (entity.kind === 'date' && entity.isRecurring === true),
    )
  );
}

/** Words right beside the value give it to a fact that is not wanted here, or lead to another day of a fact that has one: "if I leave tomorrow? And if I wait until March?" */
function isSpokenFor(
  candidate: Candidate,
  used: ReadonlySet<FactName>,
  { text, entities, wanted }: FillContext & { entities: readonly Entity[] },
) {
  const isTaken = (cue: Entity) =>
    cue.kind === 'cue' &&
    candidate.kind === 'date' &&
    cue.end <= candidate.entity.start &&
    cue.facts.every((fact) => !wanted.includes(fact) || used.has(fact));
  return entities.some(
    (cue) =>
      (isOfOther(cue, wanted) || isTaken(cue)) &&
      (cuedBy(cue).some((fact) => holds(candidate, fact)) || isLead(candidate, cue)) &&
      gapBetween(candidate.entity, cue, { text, entities }) <= CUE_BESIDE_CHARS,
  );
}

/** "The e-mail says two months before": no length of a contract stands beside it. */
const isLead = ({ value }: Candidate, cue: Entity): boolean =>
  cue.kind === 'term' && value.kind === 'months' && !COMMITMENT_LENGTHS.includes(value.months);

/** Of two amounts nobody named, the larger is the price without subscription; one alone is the price still missing. */
function priceGuesses(
  candidates: readonly Candidate[],
  open: readonly FactName[],
  { facts }: Pick<FillContext, 'facts'>,
): Guess[] {
  const amounts = candidates
    .filter(({ kind }) => kind === 'money')
    .sort((first, second) => centsOf(second) - centsOf(first));
  if (amounts.length >= 2 && open.includes('fullPrice') && open.includes('subscriptionPrice'))
    return [
      { candidate: amounts[0], fact: 'fullPrice' },
      { candidate: amounts[1], fact: 'subscriptionPrice' },
    ];
  const missing = PRICES.find((price) => open.includes(price) && facts[price]?.kind !== 'known');
  return missing ? [{ candidate: amounts[0], fact: missing }] : [];
}

/** A reply of one value with hardly a word before it: "it's 99". */
function isAlone({
  text,
  entities,
  asking,
}: Pick<FillContext, 'text' | 'asking'> & { readonly entities: readonly Entity[] }): boolean {
  // "Lattissima One, 279": a name beside it is no other amount.
  const [only, ...others] = entities.filter((entity) => isValue(entity) && entity.kind !== 'term');
  if (!asking || !only || others.length > 0 || /\p{L}/u.test(text.slice(only.end))) return false;
  const names = entities.filter(({ kind, end }) => kind === 'term' && end <= only.start);
  const before = blanked(text.slice(0, only.start), names);
  return (before.match(/\p{L}+/gu)?.length ?? 0) <= MAX_WORDS_BEFORE;
}

const MAX_WORDS_BEFORE = 2;

const centsOf = ({ value }: Candidate): number => (value.kind === 'money' ? value.cents : 0);
