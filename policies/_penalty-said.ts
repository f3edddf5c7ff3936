import type { Decision, Input, Opening, Outcome, Values } from '../src/domain/decision.ts';
import { money } from '../src/domain/value.ts';
import type { Given } from '../src/policy/contract.ts';
import { type Known, known } from '../src/policy/read.ts';
import { type CommitmentEnd, isPlanned, type PossibleEnds } from './_commitment.ts';
import { penaltyCents } from './_penalty-amount.ts';
import { penaltyDerivation } from './_penalty-derivation.ts';
import { exampleOn } from './_penalty-example.ts';
import { type Fee, isEstimated } from './_penalty-fee.ts';
import type { Standing } from './_standing.ts';
import { stated } from './_stated.ts';

export const COUNTED = {
  subscriptionStart: 'date',
  commitmentMonths: 'months',
  commitmentEnd: 'date',
} as const;
export const EITHER = {
  commitmentShort: 'months',
  commitmentLong: 'months',
  shortEnd: 'date',
  longEnd: 'date',
} as const;
/** The prices still to be told, and what the sum is with the one that is known. */
export const PRICES_WANTED = {
  'prices-wanted': {},
  'full-price-wanted': { penaltyShare: 'share', subscriptionPrice: 'money' },
  'subscription-price-wanted': { penaltyShare: 'share', fullPrice: 'money', shareOfPrice: 'money' },
} as const;

export interface When {
  readonly cancellation: Known<'cancellationDate'>;
  readonly standing: Standing;
}

/** Until when a fee is due, before its amount can be said. */
export function committed(given: Given, { cancellation, standing }: When): Opening | undefined {
  const { figures } = given;
  const penaltyShare = figures.on('penalty-share', cancellation.value.date, 'share');
  if (!penaltyShare) return undefined;
  if (standing.kind === 'either')
    return { name: 'committed-either', values: { penaltyShare, ...eitherEnd(standing.ends) } };
  if (standing.kind === 'open' && standing.ends)
    return { name: 'committed-by-length', values: { penaltyShare, ...eitherEnd(standing.ends) } };
  if (standing.kind !== 'dated') return planned(given);
  return { name: 'committed', values: { penaltyShare, commitmentEnd: standing.end.value } };
}

/** Who only thinks of a subscription wants an idea of the fee: the published example gives one. */
function planned(given: Given): Opening | undefined {
  const values = isPlanned(given) ? exampleOn(given, given.today) : null;
  return values ? { name: 'planned', values } : undefined;
}

/** When a commitment ends whose length was not told. */
const eitherEnd = (ends: PossibleEnds): Values => ({
  commitmentShort: ends.shortest,
  commitmentLong: ends.longest,
  shortEnd: ends.earliest.value,
  longEnd: ends.latest.value,
});

/** What is said of a fee that both prices give. */
export function priced(given: Given, when: When, fee: Fee): Outcome {
  const derivation = penaltyDerivation({ ...fee, ...when }, fee.amount);
  const said = fee.amount.due > 0 ? due(given, when, fee) : zero(when, fee);
  const estimate = isEstimated(fee) ? ['estimate'] : [];
  const isDated = said.outcome !== 'zero-if-committed';
  const rough = isDated ? endNotes(startOf(when.standing)) : [];
  return { ...said, notes: [...said.notes, ...estimate, ...rough], derivation };
}

/** What the end was counted from, where it was. */
function startOf(standing: Standing): readonly Input[] {
  if (standing.kind === 'dated' || standing.kind === 'either') return standing.end.inputs;
  return (standing.kind === 'open' && standing.ends?.earliest.inputs) || [];
}

function zero({ cancellation, standing }: When, { values }: Fee): Outcome {
  if (standing.kind !== 'dated') return stated('zero-if-committed', values);
  return stated('zero', { ...values, ...datesOf(cancellation, standing.end) });
}

function due(given: Given, when: When, { values }: Fee): Outcome {
  const wait = known(given.facts, 'waitAsked') ? ['wait-or-leave'] : [];
  const { cancellation, standing } = when;
  switch (standing.kind) {
    case 'served':
      return stated('due-after', { ...values, monthsServed: standing.served.value }, wait);
    case 'told':
      return stated('due-within', values, wait);
    case 'open':
      if (isPlanned(given)) return stated('due-planned', values);
      return standing.ends
        ? stated('due-by-length', { ...values, ...eitherEnd(standing.ends) }, wait)
        : stated('due-if-committed', values, wait);
    case 'dated':
    case 'either':
      return dueUntil(given, { cancellation, standing }, { values, wait });
    default:
      return standing satisfies never;
  }
}

/** What a fee is due until is known, or both of the days that it may be. */
function dueUntil(
  { facts, today }: Given,
  {
    cancellation,
    standing,
  }: { cancellation: When['cancellation']; standing: Extract<Standing, { kind: 'dated' | 'either' }> },
  { values, wait }: { values: Values; wait: readonly string[] },
): Outcome {
  const until = { ...values, ...datesOf(cancellation, standing.end) };
  const start = known(facts, 'subscriptionStart');
  const isBegun = !start || start.value.date <= today;
  // Who only thinks of it, and names no day to leave on, asks until when they would be tied in.
  if (standing.kind === 'dated' && !standing.end.isTold && !isBegun && cancellation.origin === 'default')
    return stated('due-until-planned', until);
  if (standing.kind === 'dated' && standing.isAcross) return stated('due-until-end', until, wait);
  // Who names a later day wants to know how it compares with today.
  const isLater = isBegun && cancellation.value.date > today;
  const notes = [...(isLater ? ['same-today'] : []), untilNote(standing), ...wait];
  return stated('due', { ...until, ...(standing.kind === 'either' && eitherEnd(standing.ends)) }, notes);
}

/** Until when the fee is due, as far as it is known. */
function untilNote(standing: Extract<Standing, { kind: 'dated' | 'either' }>): string {
  if (standing.kind === 'either') return 'either-length';
  return standing.end.isTold ? 'until-told' : 'counted';
}

/** The rule with its example, and the prices it still takes. */
export function general(given: Given, { cancellation, standing }: When): Decision {
  const example = exampleOn(given, cancellation.value.date);
  if (!example) return stated('not-known');
  const wanted = priceWanted(given, example.penaltyShare.percent);
  const values = { ...example, ...wanted.values };
  const notes = [wanted.note];
  if (standing.kind === 'either')
    return stated('general-either', { ...values, ...eitherEnd(standing.ends) }, notes);
  if (standing.kind === 'open' && standing.ends)
    return stated('general-by-length', { ...values, ...eitherEnd(standing.ends) }, notes);
  if (standing.kind !== 'dated') return stated('general', values, notes);
  return stated('general-until', { ...values, commitmentEnd: standing.end.value }, notes);
}

/** "I paid 1 €, that is all I know": one price is missing, and the sum holds the other. */
function priceWanted(
  { facts }: Given,
  percent: number,
): { note: keyof typeof PRICES_WANTED; values: Values } {
  const full = known(facts, 'fullPrice')?.value;
  const paid = known(facts, 'subscriptionPrice')?.value;
  if (full) {
    const shareOfPrice = money(penaltyCents(full.cents, 0, percent).shareOfPrice);
    return { note: 'subscription-price-wanted', values: { fullPrice: full, shareOfPrice } };
  }
  return paid
    ? { note: 'full-price-wanted', values: { subscriptionPrice: paid } }
    : { note: 'prices-wanted', values: {} };
}

/** The dates an answer repeats, so that the customer sees what was understood. */
export function datesOf(cancellation: Known<'cancellationDate'>, end: CommitmentEnd): Values {
  const told = Object.fromEntries(end.inputs.map(({ fact, value }) => [fact, value]));
  return { ...told, cancellationDate: cancellation.value, commitmentEnd: end.value };
}

/** That an end was counted from a start told roughly. */
export const endNotes = (inputs: readonly Input[]): string[] =>
  inputs.some(({ fact, approximate }) => approximate && fact === 'subscriptionStart')
    ? ['approximate-start']
    : [];
