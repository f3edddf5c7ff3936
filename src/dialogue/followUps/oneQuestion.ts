import type { RankedIntent } from '../../domain/understanding.ts';
import { type Heard, isSureAlone } from '../heard.ts';
import { FOLLOWS } from '../reading/follows.ts';

/** What a half asks, and whether it asks it of what was said before. */
export interface Asked extends RankedIntent {
  readonly isFollowUp: boolean;
}

/** From here on a question of another topic is one that the whole asks too. */
export const OF_WHOLE = 0.05;

/** "And the labour, who pays it?" is surely one question, whatever its halves would ask. */
export function isOneQuestion(pair: readonly Asked[], heard: Heard): boolean {
  const { followUp, ranking, verdict } = heard.understood;
  const isAskedByHalf = (intent: string | undefined) => pair.some((half) => half.intent === intent);
  const isFollowUp = followUp && followUp.confidence >= FOLLOWS.sure;
  if (isFollowUp && !isAskedByHalf(followUp.intent)) return true;
  // "When does this credit come, is it also 14 days?": surely one question of the answer; what a half asks by itself, the whole does not.
  if (isFollowUp) return followUp.confidence >= FOLLOWS.remark && !isOfWhole(pair, followUp, heard);
  if (pair.every((half) => half.isFollowUp)) return false;
  if (!pair.some((half) => half.isFollowUp))
    return verdict === 'confident' && !isAskedByHalf(ranking[0]?.intent);
  // "What does the repair cost and how long is it guaranteed?" may as a whole ask the half that is no follow-up.
  const isHalfLikely = ranking.some(
    ({ intent, confidence }) => confidence >= OF_WHOLE && isAskedByHalf(intent),
  );
  return isSureAlone(heard) && !isHalfLikely;
}

/** True where what the other half asks is a follow-up too, or likely enough to be what the whole asks. */
const isOfWhole = (pair: readonly Asked[], { intent }: { intent: string }, heard: Heard): boolean =>
  pair
    .filter((half) => half.intent !== intent)
    .every(
      (half) =>
        half.isFollowUp ||
        heard.understood.ranking.some((one) => one.intent === half.intent && one.confidence >= OF_WHOLE),
    );
