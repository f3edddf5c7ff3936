import type { Conversation } from '../../domain/conversation.ts';
import type { AccountList } from '../../domain/customer.ts';
import type { Fact, Filled } from '../../domain/fact.ts';
import { plain } from '../../domain/value.ts';
import { blanked } from '../../language/spans.ts';
import { isUnread } from '../again/unread.ts';
import { answerIntent } from '../answering/answer.ts';
import { pursueTopic } from '../answering/topic.ts';
import { ASKS_MORE } from '../checks/claim.ts';
import {
  beginsWith,
  type Heard,
  isSureAlone,
  MIN_QUESTION_WORDS,
  sideIntent,
  wordsBeside,
} from '../heard.ts';
import { accountFacts, optionsOf } from '../known/account.ts';
import { valuesFor } from '../known/values.ts';
import type { Progress } from '../progress.ts';
import { inContext } from '../reading/context.ts';
import type { Rulebook } from '../rulebook.ts';
import { agrees } from '../slots/candidates/roughDates.ts';
import { type AboutItem, forgetting, intentReading, readsList } from './aboutItem.ts';
import { markersOf } from './described.ts';
import { eachAnswered, underName } from './eachItem.ts';
import { itemNamed, itemPicked, speaksOfAll } from './items.ts';

interface Picking {
  readonly choosing: NonNullable<Conversation['choosing']>;
  /** The message as it is read, a follow-up to what was said before if it may be one. */
  readonly heard: Heard;
  /** The same as it stands. */
  readonly message: Heard;
}

/** A reply to "which one do you mean?": the item, all of them, another question first, or none, and then we go on without. */
export function onItem(
  rulebook: Rulebook,
  conversation: Conversation,
  { choosing, heard, message }: Picking,
): Progress {
  const { intent, list } = choosing;
  // "The Lattissima's, when does it end?" picks the one, and asks of it.
  // "And if I had paid it by card?", of one of two orders: asked of what is spoken of, as anywhere else.
  const read = inContext(rulebook, conversation, heard);
  const own = saysOnlyWhich(list, message) ? null : sideIntent(conversation, read);
  const asked = own !== null && readsList(rulebook, own, { list, world: heard.world }) ? own : intent;
  const pursue = (item: number) => {
    const chosen = { ...conversation.chosen, [list]: item };
    const picked = item === NO_ITEM ? { ...conversation, chosen } : forgetting(conversation, list, chosen);
    return pursueTopic(
      rulebook,
      { ...picked, choosing: null, misses: 0 },
      { intent: asked, filled: [], world: heard.world },
    );
  };
  const item = itemPicked(list, describesOne(message) ? message : heard);
  if (item !== null) return pursue(item);
  const all = speaksOfAll(heard) ? eachAnswered(rulebook, conversation, { intent, list, heard }) : null;
  if (all) return all;
  if (heard.understood.command === 'unknown' || conversation.misses > 0) return pursue(NO_ITEM);

  const again = pursueTopic(rulebook, conversation, { ...choosing, filled: [], world: heard.world });
  const side = own;
  if (side === null) return { ...again, conversation: { ...again.conversation, misses: 1 } };
  const aside = answerIntent(rulebook, { ...conversation, choosing: null }, { intent: side, heard: read });
  if (aside.steps.some(({ kind }) => kind !== 'answer' && kind !== 'smalltalk')) return aside;
  return { conversation: again.conversation, steps: [...aside.steps, ...again.steps] };
}

/** "June's one", « celle de juin »: a name and hardly a word beside it ask nothing of their own, whatever they resemble. */
function saysOnlyWhich(list: AccountList, message: Heard): boolean {
  const named = itemNamed({ list, heard: message, isMeant: true, isPicking: true });
  if (named === null || isSureAlone(message)) return false;
  const beside = { ...message, text: blanked(message.text, named.places) };
  return wordsBeside(beside).length < MIN_QUESTION_WORDS;
}

/** "The one I sent back with the label" says which, whatever question the words resemble. */
const describesOne = (message: Heard): boolean =>
  markersOf(message, 'pointing').length > 0 || !asksAnything(message);

const asksAnything = ({ text }: Heard): boolean => text.includes('?') || ASKS_MORE.test(text);

/** Picked when the customer cannot say which: the account then settles nothing, and facts are asked for. */
const NO_ITEM = -1;

/** "And my Krups?": the question spoken of, for the item named; null where the message asks something of its own. */
export function onOtherItem(rulebook: Rulebook, about: AboutItem): Progress | null {
  const { conversation, heard, isSwitched, isBare } = about;
  const { verdict } = heard.understood;
  // "The Krups", of the one spoken of, asks again; while we ask for something, it may be its answer.
  const isShort = isBare && !asksOwn(rulebook, conversation, heard);
  const isOnlyNamed = (isShort || verdict === 'unknown') && conversation.asking === null;
  const isUnclear = isSwitched && (isShort || verdict !== 'confident');
  return isOnlyNamed || isUnclear ? askedOfItem(rulebook, about) : null;
}

/** "Is the Krups registered?", of its warranty: few words beside the name, and surely another question. */
function asksOwn({ intents }: Rulebook, conversation: Conversation, heard: Heard): boolean {
  const side = sideIntent(conversation, heard);
  return side !== null && isSureAlone(heard) && intents.get(side)?.kind === 'faq';
}

/** What a message about another item comes to where it could not be read by itself: the question spoken of, for that one. */
export function orOfItem(rulebook: Rulebook, about: AboutItem, progress: Progress): Progress {
  return about.isSwitched && isUnread(progress) ? (askedOfItem(rulebook, about) ?? progress) : progress;
}

function askedOfItem(rulebook: Rulebook, { conversation, heard, list }: AboutItem): Progress | null {
  const intent = list && intentReading(rulebook, conversation, { list, world: heard.world });
  if (!intent || !list || heard.understood.command !== null) return null;
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
