import type { Conversation } from '../../domain/conversation.ts';
import type { FollowUp } from '../../domain/understanding.ts';
import type { Heard } from '../heard.ts';
import type { Rulebook } from '../rulebook.ts';
import { isFamiliar, namesTopic } from '../topicWords.ts';
import { saysUnderstood } from './understood.ts';

/**
 * From here on a short message is a follow-up; the surer it also is as a question of its own, the more it takes.
 * Messages written to come after an answer bear this confidence out, and not that of the same words as a question of their
 * own: what an answer makes one ask leans on it.
 */
export const FOLLOWS = {
  remark: 0.95,
  sure: 0.65,
  outside: 0.85,
  another: 0.8,
  confident: 0.45,
  unsure: 0.4,
  unknown: 0.4,
  // "Why only two years?": few questions of their own ask for a reason.
  reason: 0.35,
};
/** The same while a question of ours is open: "no, nothing has been sent" more likely replies to it. */
const WHILE_ASKING: typeof FOLLOWS = { ...FOLLOWS, sure: 0.8, confident: 0.65, unsure: 0.45, unknown: 0.5 };
/** From here on a word that could be a value ("and without the label?") is only what the follow-up speaks of. */
export const SURELY_FOLLOWS = 0.85;
/** From here on a message is about something outside, by itself. */
const SURELY_OUTSIDE = 0.6;
/** From here on it may be, and is no remark on what we said. */
const LIKELY_OUTSIDE = 0.4;
/** From here on it is likely a question of another topic, if a word of it tells of that one. */
const LIKELY_OF_ANOTHER = 0.6;
/** From here on it follows, whatever else its words are near to. */
export const CLEARLY_FOLLOWS = 0.9;

/** How sure a follow-up must be, by what the message says alone: "and who won the election?" asks nothing of an answer of ours. */
export function leastFor(
  { intents, topicWords }: Rulebook,
  heard: Heard,
  { isSure, isAsking, isFar }: { isSure: boolean; isAsking: boolean; isFar: boolean },
): number {
  const { understood, text } = heard;
  const follows = isAsking ? WHILE_ASKING : FOLLOWS;
  const [first] = understood.ranking;
  // "Sorry, I don't get that" is near to an apology, and surely asks what is unclear.
  const isUnclear = intents.get(understood.followUp?.intent ?? '')?.retraces === 'last';
  if (isUnclear && saysUnderstood(heard)) return Number.POSITIVE_INFINITY;
  // "OK, that makes sense" is said of the answer, and asks nothing of it.
  const isRemark = intents.get(first?.intent ?? '')?.kind === 'smalltalk' && !text.includes('?');
  // "Ok, c'est clair" takes note for sure: near as it is to a question of what is clear, it asks none.
  if (isSure && intents.get(first?.intent ?? '')?.asksNothing) return Number.POSITIVE_INFINITY;
  if (isSure) return follows[isRemark && !isUnclear ? 'remark' : 'sure'];
  if (isRemark && understood.verdict === 'confident') return follows.outside;
  // "The red light, what does that mean?" has no words of the answer that would be unclear.
  const isOutside =
    first !== undefined &&
    first.confidence >= (isUnclear ? LIKELY_OUTSIDE : SURELY_OUTSIDE) &&
    intents.get(first.intent)?.kind === 'decline';
  // Beside words of anger few are of the topic; what surely follows is asked of it all the same.
  const isClear = (understood.followUp?.confidence ?? 0) >= CLEARLY_FOLLOWS;
  if (isOutside && !isClear && !isFamiliar(topicWords, text)) return Number.POSITIVE_INFINITY;
  if (isOutside) return follows.outside;
  if (speaksOfAnother({ intents, topicWords }, { understood, text })) return follows.another;
  // "And is it expensive?", of a repair: that it reads as another topic's fee, by no word of that topic, says little.
  return follows[isFar && understood.verdict === 'confident' ? 'unknown' : understood.verdict];
}

/** "And if it breaks before then, how long is it guaranteed?", after a fee: likely a question of another topic, and a word tells of that one. */
function speaksOfAnother(
  { intents, topicWords }: Pick<Rulebook, 'intents' | 'topicWords'>,
  { understood: { ranking, followUp }, text }: Pick<Heard, 'understood' | 'text'>,
): boolean {
  const [first] = ranking;
  const own = intents.get(first?.intent ?? '');
  const spoken = intents.get(followUp?.intent ?? '')?.topic;
  if (!first || own?.kind !== 'faq' || spoken === undefined || first.confidence < LIKELY_OF_ANOTHER)
    return false;
  return (
    topicWords.groupOf(own.topic) !== topicWords.groupOf(spoken) && namesTopic(topicWords, text, own.topic)
  );
}

/** "And is it guaranteed? I lost the bill": by itself and with the topic's words the same is asked, more surely than anything of the answer; what was answered is hardly asked again. */
export function isSurerByItself(
  { topic, lastAnswer }: Conversation,
  { heard: { understood }, followUp }: { heard: Heard; followUp: FollowUp },
): boolean {
  const { inTopic, ranking } = understood;
  const own = ranking[0]?.intent;
  if (followUp.confidence >= SURELY_FOLLOWS) return false;
  const isAgreed = inTopic?.verdict === 'confident' && inTopic.ranking[0]?.intent === own;
  return isAgreed && own !== topic && own !== lastAnswer?.intent && inTopic.confidence > followUp.confidence;
}
