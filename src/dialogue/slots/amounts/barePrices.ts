import { COMMITMENT_LENGTHS, centsIn, type Entity, isAmount } from '../../../domain/entity.ts';
import type { FactName, Facts } from '../../../domain/fact.ts';
import { type Assignment, MAX_MONTHS } from '../candidates/candidate.ts';
import type { Candidate } from '../candidates/reading.ts';

/** Without the subscription and with it. */
export const PRICES = ['fullPrice', 'subscriptionPrice'] as const satisfies readonly FactName[];

export const isPrice = (fact: FactName): boolean => PRICES.some((price) => price === fact);

/** From here on a lone number may be a year. */
const FIRST_YEAR = 1900;

interface Wanted {
  readonly used: ReadonlySet<FactName>;
  readonly open: readonly FactName[];
  /** True when the message is a number and nothing more: "ninety-nine", where a date was asked for. */
  readonly isAlone?: boolean;
  readonly facts?: Facts;
  /** True when the message says again a price that was told before. */
  readonly isOtherSaid?: boolean;
}

/** True when the customer told one price and not the other, not knowing it. */
export const isHalfUnknown = (facts: Facts): boolean =>
  PRICES.some((price) => facts[price]?.kind === 'unknown') &&
  PRICES.some((price) => facts[price]?.kind === 'known');

/**
 * Bare numbers that are prices by the company they keep: once one price is clear another may be bare ("99 with the plan
 * and 279 without"), and where both are wanted, two amounts that come together are the two ("349/129").
 */
export function barePrices(
  candidates: readonly Candidate[],
  { used, open, isAlone = false, facts = {}, isOtherSaid = false }: Wanted,
): Candidate[] {
  const bare = candidates.filter(({ entity, kind }) => kind === 'money' && entity.kind === 'number');
  const large = bare.filter((candidate) => amountOf(candidate) > MAX_MONTHS);
  if (PRICES.some((price) => used.has(price))) return large;
  if (isAlone && PRICES.some((price) => open.includes(price)))
    return large.filter((candidate) => amountOf(candidate) < FIRST_YEAR);
  // "Found it: 259", after not knowing one of the two.
  if (large.length === 1 && (isHalfUnknown(facts) || isOtherSaid)) return large;
  if (!PRICES.every((price) => open.includes(price))) return [];
  const named = candidates.filter(({ entity, kind }) => kind === 'money' && entity.kind === 'money').length;
  if (named + large.length === 2) return large;
  // "If I take 12: 199 without, 29 with": a length beside the two is none of them.
  const amounts = bare.filter((candidate) => !COMMITMENT_LENGTHS.includes(amountOf(candidate)));
  if (named > 0 || large.length !== 1) return [];
  if (amounts.length === 2) return amounts;
  // "No way to do 6? The machine is 199, I'd pay 29": of several, what ends the message is told with the large one.
  const after = amounts.slice(amounts.indexOf(large[0]!));
  return amounts.length > 2 && after.length === 2 ? after : [];
}

/**
 * "24, 279 and 99": beside both prices, a lone small number is the length of the commitment; once both are told, it is
 * by itself: "24, I said".
 */
export function bareLength(
  candidates: readonly Candidate[],
  { assigned, facts }: { assigned: readonly Pick<Assignment, 'entity' | 'fact'>[]; facts: Facts },
): Candidate[] {
  const isTold = (price: FactName) =>
    assigned.some(({ fact }) => fact === price) || facts[price]?.kind === 'known';
  if (!PRICES.every(isTold)) return [];
  const free = candidates.filter(
    ({ entity, kind }) =>
      kind === 'months' && entity.kind === 'number' && assigned.every((taken) => taken.entity !== entity),
  );
  return free.length === 1 && COMMITMENT_LENGTHS.includes(amountOf(free[0]!)) ? free : [];
}

/** "I told you 99, and 279 without": a price told before, said again. */
export const saysKnownPrice = (entities: readonly Entity[], facts: Facts): boolean =>
  entities.filter(isAmount).some((amount) => {
    const cents = centsIn(amount);
    return PRICES.some((price) => {
      const told = facts[price];
      return told?.kind === 'known' && told.value.kind === 'money' && told.value.cents === cents;
    });
  });

const amountOf = ({ entity }: Candidate): number => (entity.kind === 'number' ? entity.value : 0);
