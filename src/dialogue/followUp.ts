import type { Conversation } from '../domain/conversation.ts';
import { type Heard, isSureAlone, valuesFor } from './heard.ts';
import type { Rulebook } from './rulebook.ts';
import { isFamiliar } from './topicWords.ts';

/** From here on a short message is a follow-up; the surer it also is as a question of its own, the more it takes. */
const FOLLOWS = { sure: 0.85, confident: 0.7, unsure: 0.6, unknown: 0.6 };

/** The follow-ups that may come now: those of the question just answered or still open, and of its topic. */
export function followersOf({ intents }: Rulebook, { topic }: Conversation): ReadonlySet<string> {
  const spoken = topic === null ? undefined : intents.get(topic);
  if (!spoken) return new Set();
  const context = [spoken.id, spoken.topic, ...spoken.after];
  const followers = [...intents.values()].filter(({ after }) => after.some((one) => context.includes(one)));
  return new Set(followers.map(({ id }) => id));
}

/** The message read as the follow-up it is ("is it free?"); unchanged when it stands alone, or tells a value for what is spoken of. */
export function asFollowUp(rulebook: Rulebook, conversation: Conversation, heard: Heard): Heard {
  const { understood } = heard;
  const { followUp, verdict, ranking } = understood;
  const { topic } = conversation;
  if (!followUp || topic === null) return heard;
  const isSure = isSureAlone(heard);
  if (followUp.confidence < FOLLOWS[isSure ? 'sure' : verdict]) return heard;
  if (isOfOutside(rulebook, heard)) return heard;
  // "How long is a Krups guaranteed?" says itself what it is about.
  const own = isSure ? ranking[0]!.intent : null;
  if (own !== null && valuesFor(rulebook, conversation, { intent: own, heard }).length > 0) return heard;
  if (valuesFor(rulebook, conversation, { intent: topic, heard, isFollowUp: true }).length > 0) return heard;
  const { id, leads } = rulebook.intents.get(followUp.intent)!;
  const read = { intent: leads ?? id, confidence: followUp.confidence };
  return {
    ...heard,
    understood: {
      ...understood,
      ranking: [read],
      verdict: 'confident',
      confidence: read.confidence,
      also: [],
      inTopic: null,
    },
  };
}

/** Read as outside alone, from here on a message with a word of no question of ours is about something else. */
const SURELY_OUTSIDE = 0.6;

/** "And who won the election?" asks nothing of the answer just read. */
function isOfOutside({ intents, topicWords }: Rulebook, { understood, text }: Heard): boolean {
  const [first] = understood.ranking;
  const isOutside = first !== undefined && intents.get(first.intent)?.kind === 'decline';
  return isOutside && first.confidence >= SURELY_OUTSIDE && !isFamiliar(topicWords, text);
}
