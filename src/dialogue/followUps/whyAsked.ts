import type { Conversation } from '../../domain/conversation.ts';
import type { Heard } from '../heard.ts';
import { type Rulebook, topicOf } from '../rulebook.ts';
import { followersOf } from '../said/followers.ts';

/** "And why would nobody ask me for it later?": where nothing else is sure and what is likeliest is of the topic spoken of, it is asked of that rule; null for anything else. */
export function whyAsked(rulebook: Rulebook, conversation: Conversation, heard: Heard): string | null {
  if (!ASKS_WHY.test(heard.text)) return null;
  const [first] = heard.understood.ranking;
  const read = rulebook.intents.get(first?.intent ?? '');
  if (read?.kind !== 'faq' || read.topic !== topicOf(rulebook, conversation)) return null;
  return followersOf(rulebook, conversation).get('why') ?? null;
}

const ASKS_WHY =
  /^\s*(?:(?:and|so|but|ok|okay|well|et|mais|donc|alors|bon)[\s,]+)*(?:why|how come|pourquoi|pk|pq)(?!\p{L})/iu;
