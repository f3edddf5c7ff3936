import { FACT_VOCABULARIES } from '../../domain/fact.ts';
import type { Heard } from '../heard.ts';
import type { Rulebook } from '../rulebook.ts';

/** "So I am stuck with you for two years?": asked of a subscription for sure, if of nothing more exact; null for anything else. */
export function stuckAsked({ intents }: Rulebook, { understood }: Heard): string | null {
  const { ranking, verdict, entities } = understood;
  const answer = intents.get(LEAVING);
  const isAsked = entities.some(
    (entity) => entity.kind === 'term' && entity.vocabulary === FACT_VOCABULARIES.stuckAsked,
  );
  if (!answer || !isAsked || verdict === 'confident') return null;
  const isOfPlan = ranking
    .filter(({ confidence }) => confidence >= LIKELY)
    .some(({ intent }) => intents.get(intent)?.topic === answer.topic);
  return isOfPlan ? answer.id : null;
}

/** Whether one may leave before the end. */
const LEAVING = 'subscription-leave-before';

/** Less likely, the words may be of anything one is stuck in. */
const LIKELY = 0.2;
