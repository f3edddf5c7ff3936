import { COMMITMENT_LENGTHS } from '../../../domain/entity.ts';
import type { FactName, Facts } from '../../../domain/fact.ts';
import { plain } from '../../../domain/value.ts';
import { isHalfUnknown } from '../amounts/barePrices.ts';
import { type Assignment, type FillContext, holds } from '../candidates/candidate.ts';
import type { Candidate } from '../candidates/reading.ts';

/** "And with 349?": after an answer, a bare value takes the place of the known one it is closest to. */
export function revisions(
  free: readonly Candidate[],
  used: ReadonlySet<FactName>,
  context: FillContext,
): Assignment[] {
  if (!context.isFollowUp) return [];
  // "Found it: 259" is the price that was not known, and changes no other.
  const isPriceOpen = isHalfUnknown(context.facts);
  // "But I have paid 5 months already" speaks of no other length.
  const bare = withoutLengthsAsPrices(free, context).filter(
    (candidate) => isLength(candidate) || (candidate.kind === 'money' && !isPriceOpen),
  );
  return revised(bare, used, { ...context, among: context.wanted }).map((one) => ({
    ...one,
    ground: 'guessed' as const,
  }));
}

const isLength = ({ kind, value }: Candidate): boolean =>
  kind === 'months' && value.kind === 'months' && COMMITMENT_LENGTHS.includes(value.months);

/** "It's 12", "and with 24?": of bare numbers these are lengths, where a length is told of. */
export function withoutLengthsAsPrices(
  free: readonly Candidate[],
  { wanted }: Pick<FillContext, 'wanted'>,
): readonly Candidate[] {
  if (!wanted.includes('commitmentMonths')) return free;
  const lengths = free.filter(isLength).map(({ entity }) => entity);
  return free.filter(({ kind, entity }) => kind !== 'money' || !lengths.includes(entity));
}

/** Puts each value in the place of the known one among these facts that it is closest to. */
export function revised(
  free: readonly Candidate[],
  used: ReadonlySet<FactName>,
  { facts, among }: { readonly facts: Facts; readonly among: readonly FactName[] },
): Assignment[] {
  const assigned: Assignment[] = [];
  for (const candidate of free) {
    const open = among.filter(
      (fact) =>
        holds(candidate, fact) &&
        facts[fact]?.kind === 'known' &&
        !used.has(fact) &&
        !assigned.some((taken) => taken.fact === fact || taken.entity === candidate.entity),
    );
    const [nearest] = [...open].sort(
      (first, second) => distance(facts, first, candidate) - distance(facts, second, candidate),
    );
    if (nearest) assigned.push({ ...candidate, fact: nearest, ground: 'cued' });
  }
  return assigned;
}

/** How far apart two amounts are, as a ratio: 299 corrects 279 rather than 99. */
export function distance(facts: Facts, name: FactName, { value }: Candidate): number {
  const fact = facts[name];
  const [before, after] = [fact?.kind === 'known' ? plain(fact.value) : 0, plain(value)];
  if (typeof before !== 'number' || typeof after !== 'number') return 0;
  return Math.abs(Math.log(Math.max(after, 1) / Math.max(before, 1)));
}
