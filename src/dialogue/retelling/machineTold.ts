import type { Conversation } from '../../domain/conversation.ts';
import type { Pursuit } from '../answering/topic.ts';
import { type Heard, isSupposing, MIN_QUESTION_WORDS, wordsBesideValues } from '../heard.ts';
import { valuesFor } from '../known/values.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';
import { tellsYear } from '../slots/candidates/dateWords.ts';

/**
 * "It's a Krups from 3 May 2024", or "bought in June", after an answer that only notes such things in passing or does
 * not rest on them: it is told for the question they settle.
 */
export function machineTold(
  rulebook: Rulebook,
  conversation: Conversation,
  heard: Heard,
): Pick<Pursuit, 'intent' | 'filled'> | null {
  const { intents, subjects } = rulebook;
  const spoken = intents.get(conversation.topic ?? '');
  if (!spoken || heard.text.includes('?') || wordsBesideValues(heard) > MAX_TELLING_WORDS) return null;
  if (restsOnPurchase(rulebook, spoken.id)) return null;
  // What is told for the answer spoken of is none of another: a contract, too, is taken on a day.
  const own = valuesFor(rulebook, conversation, { intent: spoken.id, heard, isFollowUp: true });
  if (own.some(({ ground }) => ground !== 'guessed')) return null;
  const topics = [spoken.topic, ...(subjects[spoken.topic]?.near ?? [])];
  const owner = [...intents.values()].find(
    ({ id, topic }) => topics.includes(topic) && restsOnPurchase(rulebook, id),
  );
  if (!owner) return null;
  const filled = valuesFor(rulebook, conversation, { intent: owner.id, heard });
  const purchase = filled.find(({ fact }) => fact === 'purchaseDate');
  // "15 Nov 2024" alone, where the answer spoken of has no day that it could be.
  const isBare = own.length === 0 && wordsBesideValues(heard) < MIN_QUESTION_WORDS && !isSupposing(heard);
  const isOfYear = purchase?.known.value.kind === 'date' && tellsYearGone(heard);
  const isTold =
    purchase?.ground === 'cued' || filled.some(({ fact }) => fact === 'brand') || (isBare && isOfYear);
  return purchase && isTold ? { intent: owner.id, filled } : null;
}

/** True for a date told with a year gone by: "15 Nov 2024". */
const tellsYearGone = ({ text, understood, world }: Heard): boolean =>
  understood.entities.some(
    (entity) =>
      entity.kind === 'date' &&
      tellsYear(text.slice(entity.start, entity.end)) &&
      entity.date.slice(0, 4) < world.today.slice(0, 4),
  );

/** True when the day of the purchase is what the answer is worked out from. */
function restsOnPurchase(rulebook: Rulebook, intent: string): boolean {
  const policy = policyOf(rulebook, intent);
  if (!policy?.reads.purchaseDate || policy.explains) return false;
  return !policy.asides?.includes('purchaseDate');
}

/** More words tell a story, of which the machine is a part. */
export const MAX_TELLING_WORDS = 9;
