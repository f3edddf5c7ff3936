import type { Conversation } from '../domain/conversation.ts';
import type { Fact, Filled } from '../domain/fact.ts';
import { plain } from '../domain/value.ts';
import { type AboutItem, intentReading } from './aboutItem.ts';
import { accountFacts, optionsOf } from './account.ts';
import { answerIntent } from './answer.ts';
import { eachAnswered, underName } from './eachItem.ts';
import { beginsWith, type Heard, sideIntent, valuesFor } from './heard.ts';
import { itemPicked, speaksOfAll } from './items.ts';
import { agrees } from './rough.ts';
import type { Rulebook } from './rulebook.ts';
import { type Progress, pursueTopic } from './topic.ts';

/** A reply to "which one do you mean?": the item, all of them, another question first, or none, and then we go on without. */
export function onItem(
  rulebook: Rulebook,
  conversation: Conversation,
  { choosing, heard }: { choosing: NonNullable<Conversation['choosing']>; heard: Heard },
): Progress {
  const { intent, list } = choosing;
  const pursue = (item: number) =>
    pursueTopic(
      rulebook,
      { ...conversation, chosen: { ...conversation.chosen, [list]: item }, choosing: null, misses: 0 },
      { intent, filled: [], world: heard.world },
    );
  const item = itemPicked(list, heard);
  if (item !== null) return pursue(item);
  const all = speaksOfAll(heard) ? eachAnswered(rulebook, conversation, { intent, list, heard }) : null;
  if (all) return all;
  if (heard.understood.command === 'unknown' || conversation.misses > 0) return pursue(NO_ITEM);

  const again = pursueTopic(rulebook, conversation, { ...choosing, filled: [], world: heard.world });
  const side = sideIntent(conversation, heard);
  if (side === null) return { ...again, conversation: { ...again.conversation, misses: 1 } };
  const aside = answerIntent(rulebook, { ...conversation, choosing: null }, { intent: side, heard });
  if (aside.steps.some(({ kind }) => kind !== 'answer' && kind !== 'smalltalk')) return aside;
  return { conversation: again.conversation, steps: [...aside.steps, ...again.steps] };
}

/** Picked when the customer cannot say which: the account then settles nothing, and facts are asked for. */
const NO_ITEM = -1;

/** "And my Krups?": the question spoken of, for another item of the account; null where the message asks another one. */
export function onOtherItem(rulebook: Rulebook, about: AboutItem): Progress | null {
  const { conversation, heard, list, isSwitched, isBare } = about;
  // "The Krups", of the one spoken of, asks again; while we ask for something, it may be its answer.
  const isOnlyNamed = isBare || heard.understood.verdict === 'unknown';
  const isAsked = isSwitched || (isOnlyNamed && conversation.asking === null);
  if (list === null || !isAsked || heard.understood.command === 'stop') return null;
  const intent = intentReading(rulebook, conversation, { list, world: heard.world });
  const side = sideIntent(conversation, heard);
  const asksOther = side !== null && side !== intent && rulebook.intents.get(side)?.kind === 'faq';
  if (intent === null || (asksOther && !isBare)) return null;
  const isFollowUp = beginsWith(heard, ['leaning', 'what-if']);
  const account = accountFacts(heard.world.customer, conversation.chosen);
  const filled = valuesFor(rulebook, conversation, { intent, heard, isFollowUp }).filter(
    ({ fact, known }) => !isOfAccount(account[fact], known),
  );
  const progress = pursueTopic(rulebook, conversation, { intent, filled, world: heard.world });
  return underName(progress, optionsOf(heard.world.customer!, list)[conversation.chosen[list]!]!);
}

/** True for what the account says as well: it names the item, and tells nothing new. */
const isOfAccount = (own: Fact | undefined, told: Filled['known']): boolean =>
  own?.kind === 'known' && (agrees(told, own) || plain(own.value) === plain(told.value));
