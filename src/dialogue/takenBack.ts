import type { Conversation } from '../domain/conversation.ts';
import { plain } from '../domain/value.ts';
import { type Heard, valuesFor } from './heard.ts';
import { policyOf, type Rulebook } from './rulebook.ts';
import { isAfter, isRemedy } from './slots/received.ts';
import { omit } from './told.ts';
import { type Progress, pursueTopic } from './topic.ts';

/**
 * The conversation before a message that denies what was taken from an earlier one ("I did not get a new machine"): it
 * was never told.
 */
export function beforeDenied(
  conversation: Conversation,
  { text, understood: { entities } }: Heard,
): Conversation {
  const told = conversation.facts.remedy;
  if (told?.kind !== 'known' || told.origin !== 'typed') return conversation;
  const isDenied = entities.some(
    (entity) =>
      isRemedy(entity) &&
      entity.id === plain(told.value) &&
      isAfter(entity, { markers: ['not-received'], entities, text }),
  );
  if (!isDenied) return conversation;
  const overheard = Object.fromEntries(
    Object.entries(conversation.overheard).map(([policy, filled]) => [
      policy,
      filled.filter(({ fact }) => fact !== 'remedy'),
    ]),
  );
  return { ...conversation, facts: omit(conversation.facts, ['remedy']), overheard };
}

/** What was spoken of, without what was denied and with what is told in its place; null where it does not rest on that. */
export function onDenied(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const { topic } = conversation;
  const policy = policyOf(rulebook, topic);
  if (topic === null || !policy?.reads.remedy || heard.text.includes('?')) return null;
  const filled = valuesFor(rulebook, conversation, { intent: topic, heard, isFollowUp: true });
  return pursueTopic(rulebook, conversation, { intent: topic, filled, world: heard.world });
}
