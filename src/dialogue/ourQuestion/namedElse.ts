import type { Conversation } from '../../domain/conversation.ts';
import type { Filled } from '../../domain/fact.ts';
import { type Heard, isSureAlone } from '../heard.ts';
import { namedFor } from '../reading/claims.ts';
import { type Rulebook, topicOf } from '../rulebook.ts';
import { namesTopic } from '../topicWords.ts';

/** True for a sure question of another topic than the one spoken of, a word of which it says: "what does a repair cost?", while a subscription is spoken of. */
export function asksNamedElse(
  rulebook: Rulebook,
  conversation: Conversation,
  { text, understood }: Heard,
): boolean {
  const { intents, subjects, topicWords } = rulebook;
  const spoken = topicOf(rulebook, conversation) ?? '';
  const asked = intents.get(understood.ranking[0]?.intent ?? '');
  const near = [spoken, ...(subjects[spoken]?.near ?? [])];
  if (understood.verdict !== 'confident' || asked?.kind !== 'faq' || near.includes(asked.topic)) return false;
  return (
    understood.leaving?.named.includes(asked.topic) === true || namesTopic(topicWords, text, asked.topic)
  );
}

/** "My Krups, bought in March 2025, is guaranteed until when?", while we ask the day of a return: surely another question, whose words name its values. */
export const isOfSide = (
  rulebook: Rulebook,
  conversation: Conversation,
  { side, filled, heard }: { side: string; filled: readonly Filled[]; heard: Heard },
): boolean =>
  isSureAlone(heard) &&
  rulebook.intents.get(side)?.topic !== topicOf(rulebook, conversation) &&
  filled.every(isNotCued) &&
  namedFor(rulebook, conversation, { intent: side, heard }).length > 0;

/** True for a value that no word beside it names. */
export const isNotCued = ({ ground }: Filled): boolean => ground === 'asked' || ground === 'guessed';
