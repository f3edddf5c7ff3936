import type { Conversation } from '../../domain/conversation.ts';
import { isMarker } from '../../domain/entity.ts';
import { blanked } from '../../language/spans.ts';
import type { Heard } from '../heard.ts';
import type { Rulebook } from '../rulebook.ts';
import { isReadFar } from './context.ts';

/**
 * "So which day exactly does it run out?", after a repair's guarantee: what runs out is what was just answered with a
 * day, however surely the words alone are read as of a contract that nobody spoke of.
 */
export function withLengthOfLast(rulebook: Rulebook, conversation: Conversation, heard: Heard): Heard {
  const { understood } = heard;
  const { lastAnswer, asking } = conversation;
  const asked = understood.entities.filter((one) => isMarker(one, 'length-asked'));
  const isDated = Object.values(lastAnswer?.said.values ?? {}).some(({ kind }) => kind === 'date');
  const intent = understood.ranking[0]?.intent ?? '';
  if (!lastAnswer || asking || asked.length === 0 || !isDated || understood.verdict === 'unknown')
    return heard;
  // "Ends" is a word of contracts, and tells of none.
  const text = blanked(heard.text, asked);
  if (!isReadFar(rulebook, conversation, { intent, text })) return heard;
  const read = { intent: lastAnswer.intent, confidence: understood.confidence };
  return {
    ...heard,
    understood: { ...understood, ranking: [read], verdict: 'confident', reading: 'follow-up', inTopic: null },
  };
}
