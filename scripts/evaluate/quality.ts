import type { Classifier } from '../../src/understanding/classifier.ts';
import { seededRandom } from '../../src/understanding/random.ts';
import { auroc, calibration, recallKeeping, share } from '../measures.ts';
import { withTypos } from '../typos.ts';
import { isInScope, isRight, type Judgement, judge } from './judge.ts';
import type { Row } from './rows.ts';

/**
 * `accuracy` is that of the best intent, declined or not; `answeredRight` also asks for it to be kept.
 * Figures are null where the test rows cannot give them.
 */
export function quality(judgements: readonly Judgement[]) {
  const inScope = judgements.filter(({ row }) => isInScope(row));
  const strange = judgements.filter(({ row }) => !isInScope(row));
  const isDeclined = ({ verdict }: Judgement) => verdict === 'unknown';
  const isConfident = ({ verdict }: Judgement) => verdict === 'confident';
  const declinedStrange = strange.filter(isDeclined).length;
  return {
    accuracy: share(inScope.filter(isRight).length, inScope.length),
    answeredRight: share(inScope.filter((each) => isRight(each) && !isDeclined(each)).length, inScope.length),
    verdicts: {
      confident: share(inScope.filter(isConfident).length, inScope.length),
      confidentWrong: share(
        inScope.filter((each) => isConfident(each) && !isRight(each)).length,
        inScope.length,
      ),
      oosConfident: share(strange.filter(isConfident).length, strange.length),
    },
    oos: {
      recall: share(declinedStrange, strange.length),
      precision: strange.length === 0 ? null : share(declinedStrange, judgements.filter(isDeclined).length),
      inScopeKept: share(inScope.filter((each) => !isDeclined(each)).length, inScope.length),
      ...separation(inScope, strange),
    },
    calibration: calibration(
      judgements.map(({ ranking, row }) => ({
        confidence: ranking[0]?.confidence ?? 0,
        right: ranking[0]?.intent === row.intent,
      })),
    ),
  };
}

/** How well the probability of being known at all tells strange rows apart, wherever the limit is set. */
function separation(inScope: readonly Judgement[], strange: readonly Judgement[]) {
  const [known, unknown] = [inScope, strange].map((some) => some.map((each) => each.known)) as [
    number[],
    number[],
  ];
  return { auroc: auroc(known, unknown), recallAt95Kept: recallKeeping(0.95, known, unknown) };
}

/** Accuracy on the same rows misspelt, and what that costs. */
export function typoQuality(classifier: Classifier, rows: readonly Row[], seed: number) {
  const random = seededRandom(seed);
  const inScope = rows.filter(isInScope);
  const rightOf = (some: readonly Row[]) => some.map((row) => judge(classifier, row)).filter(isRight).length;
  const misspelt = inScope.map(({ text, intent }) => ({ text: withTypos(text, random), intent }));
  const right = rightOf(misspelt);
  return {
    accuracy: share(right, inScope.length),
    lost: share(rightOf(inScope) - right, inScope.length),
  };
}
