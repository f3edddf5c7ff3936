import { COMMITMENT_LENGTHS } from '../../../domain/entity.ts';
import type { Candidate } from '../candidates/reading.ts';

/** "2 months? I never said that, 24": beside a length there is, another one is only spoken of; "a 24 month plan after 13 months" tells how long it has run besides. */
export function withLengthsOffered(candidates: readonly Candidate[]): Candidate[] {
  const isOffered = ({ value }: Candidate) =>
    value.kind === 'months' && COMMITMENT_LENGTHS.includes(value.months);
  const isOther = (one: Candidate) =>
    one.kind === 'months' && one.fits('commitmentMonths') && !isOffered(one);
  return candidates.some(isOffered) ? candidates.filter((one) => !isOther(one)) : [...candidates];
}
