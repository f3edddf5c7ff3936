import type { Conversation } from '../../domain/conversation.ts';
import { answerAlso, answerIntent } from '../answering/answer.ts';
import { pursueTopic } from '../answering/topic.ts';
import { onEachItem } from '../cases/eachItem.ts';
import { alsoAsked, type Heard } from '../heard.ts';
import type { Progress } from '../progress.ts';
import { chosenIntent } from '../reading/choice.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';

/**
 * The message that raised a "did you mean", read as the choice says: its values, the item it names and its other
 * question count as if it had been clear at once. Null where nothing is chosen, or the message is not known any more.
 */
export function meantBy(rulebook: Rulebook, conversation: Conversation, heard: Heard): Heard | null {
  const { raised } = heard;
  const intent = raised ? chosenIntent(rulebook, conversation.clarifying, heard) : null;
  if (!raised || intent === null) return null;
  const policy = policyOf(rulebook, intent);
  const revisesLast = policy !== null && policyOf(rulebook, conversation.topic) === policy;
  return {
    ...raised,
    understood: {
      ...raised.understood,
      ranking: [{ intent, confidence: 1 }],
      verdict: 'confident',
      confidence: 1,
      reading: revisesLast ? 'follow-up' : 'alone',
      also: othersAsked(rulebook, conversation, { raised, intent }),
      clauses: [],
      inTopic: null,
      followUp: null,
      followUpAsked: null,
      halves: [],
      aside: null,
      command: null,
    },
  };
}

/** "The price, and is it guaranteed?": what else the message surely asks, a clause of it by itself if it was offered too. */
function othersAsked(
  rulebook: Rulebook,
  { clarifying }: Conversation,
  { raised, intent }: { raised: Heard; intent: string },
) {
  const { also, clauses = [] } = raised.understood;
  const policy = policyOf(rulebook, intent);
  return [...also, ...clauses.filter((one) => clarifying.includes(one.intent))].filter(
    (one, at, all) =>
      one.intent !== intent &&
      (policy === null || policyOf(rulebook, one.intent) !== policy) &&
      all.findIndex((other) => other.intent === one.intent) === at,
  );
}

/** What is answered once it is chosen what a message meant. */
export function onMeant(rulebook: Rulebook, conversation: Conversation, meant: Heard): Progress {
  const chosen = { ...conversation, clarifying: [] };
  const each = onEachItem(rulebook, chosen, meant);
  if (each) return each;
  const intent = meant.understood.ranking[0]!.intent;
  const progress = answerIntent(rulebook, chosen, { intent, heard: meant });
  return answerAlso(rulebook, progress, { intents: alsoAsked(rulebook, meant), heard: meant });
}

/** A choice whose message is not known any more: a label picks, and its words give no values. */
export function onChosen(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const intent = chosenIntent(rulebook, conversation.clarifying, heard);
  if (intent === null) return null;
  if (rulebook.intents.get(intent)?.kind !== 'faq')
    return answerIntent(rulebook, conversation, { intent, heard });
  return pursueTopic(rulebook, conversation, { intent, filled: [], world: heard.world });
}

/** What was meant is open no longer than the choice is. */
export const withoutRaised = (progress: Progress): Progress =>
  progress.conversation.clarifying.length > 0
    ? progress
    : { ...progress, conversation: { ...progress.conversation, raised: null } };
