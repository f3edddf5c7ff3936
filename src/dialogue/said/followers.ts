import type { Conversation } from '../../domain/conversation.ts';
import type { Followers } from '../../domain/understanding.ts';
import type { Rulebook } from '../rulebook.ts';

/** The follow-ups that may come now; of two that ask the same, the one to what was spoken of last. */
export function followersOf(rulebook: Rulebook, conversation: Conversation): Followers {
  return followersAfter(rulebook, spokenOf(rulebook, conversation));
}

/** The follow-ups that may come after these (intents, outcomes or topics), the closest first. */
export function followersAfter({ intents }: Pick<Rulebook, 'intents'>, spoken: readonly string[]): Followers {
  const followers = new Map<string, string>();
  for (const one of spoken)
    for (const { id, asks, after } of intents.values()) {
      const learntAs = asks ?? id;
      if (after.includes(one) && !followers.has(learntAs)) followers.set(learntAs, id);
    }
  return followers;
}

/** What was spoken of, the closest first: a follow-up just answered, how what it followed came out, that, another answer of its topic, the topic; "I am an Ambassador!", after WhatsApp, speaks of them. */
function spokenOf({ intents }: Rulebook, { topic, lastAnswer }: Conversation): readonly string[] {
  const spoken = topic === null ? undefined : intents.get(topic);
  if (!spoken) return [];
  const answered = spokenAs(lastAnswer);
  const closest = [...(answered?.startsWith(`${spoken.id}/`) ? [answered] : []), spoken.id];
  const last = lastAnswer === null ? undefined : intents.get(lastAnswer.intent);
  if (last?.after.some((one) => one === spoken.topic || closest.includes(one)))
    return [last.id, ...closest, ...(last.topic === spoken.topic ? [] : [last.topic]), spoken.topic];
  return [...closest, ...(last?.topic === spoken.topic ? [last.id] : []), spoken.topic];
}

/** An answer as a follow-up names it, "intent/outcome"; of a follow-up, the answer it followed. */
export const spokenAs = (answer: Conversation['lastAnswer']): string | undefined =>
  answer?.follows ?? (answer?.said.outcome ? `${answer.intent}/${answer.said.outcome}` : undefined);
