import type { Conversation } from '../../domain/conversation.ts';
import type { Heard } from '../heard.ts';
import { valuesFor } from '../known/values.ts';
import { type Rulebook, topicOf } from '../rulebook.ts';
import { namesTopic } from '../topicWords.ts';

/** From here on a message surely asks for what we took up. */
const SURE_OF_TOPIC = 0.9;

/** The conversation, which keeps in mind whether what we ask was taken up by a guess ("9 days! I noticed it on the 17th", read as a refund): such a question is put once. */
export function withGuess(
  rulebook: Rulebook,
  { before, after, heard }: { before: Conversation; after: Conversation; heard: Heard },
): Conversation {
  const { asking } = after;
  if (!asking || before.asking || !isGuess(rulebook, { before, after, heard })) return after;
  return { ...after, asking: { ...asking, isGuess: true } };
}

/** True for another topic than the one spoken of, which no word of the message names and nothing told before leads to. */
function isGuess(
  rulebook: Rulebook,
  { before, after, heard }: { before: Conversation; after: Conversation; heard: Heard },
): boolean {
  const { understood, text } = heard;
  const [from, to] = [topicOf(rulebook, before), topicOf(rulebook, after)];
  if (from === null || to === null || from === to || !after.topic) return false;
  if (before.choosing || before.clarifying.length > 0 || understood.command !== null) return false;
  if (before.spoken.some(({ topic }) => topic === to) || speaksOf(rulebook, heard, to)) return false;
  const isSure = understood.ranking[0]?.intent === after.topic && understood.confidence >= SURE_OF_TOPIC;
  const told = valuesFor(rulebook, { ...before, asking: null }, { intent: after.topic, heard });
  return !isSure && told.every(({ ground }) => ground !== 'cued') && text !== '';
}

/** True when a word of the message names the thing of this topic. */
export const speaksOf = ({ topicWords }: Rulebook, { understood, text }: Heard, topic: string): boolean =>
  understood.leaving?.named.includes(topic) === true || namesTopic(topicWords, text, topic);
