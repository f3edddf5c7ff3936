import type { FillContext } from '../candidates/candidate.ts';
import type { Candidate } from '../candidates/reading.ts';
import { isPrice } from './barePrices.ts';

/** No commitment ends, and no machine was bought, further away. */
const YEARS_NEAR = 6;

/** "I'll wait for 2027 then": a number that is rather a year is no amount, unless an amount was asked for. */
export function withoutYearsAsPrices(
  candidates: readonly Candidate[],
  { today, asking }: Pick<FillContext, 'today' | 'asking'>,
): readonly Candidate[] {
  if (asking !== null && isPrice(asking)) return candidates;
  const thisYear = Number(today.slice(0, 4));
  return candidates.filter(
    ({ entity, kind }) =>
      kind !== 'money' || entity.kind !== 'number' || Math.abs(entity.value - thisYear) > YEARS_NEAR,
  );
}
