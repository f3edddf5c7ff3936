import type { Conversation } from '../../domain/conversation.ts';
import { ACCOUNT_LISTS, type AccountList } from '../../domain/customer.ts';
import type { FactName } from '../../domain/fact.ts';
import type { RankedIntent } from '../../domain/understanding.ts';
import type { Heard } from '../heard.ts';
import { isOfItem, listOfSeveral } from '../known/account.ts';
import { policyOf, type Rulebook, topicOf } from '../rulebook.ts';
import { itemsNamed, speaksOfAll } from './items.ts';

/** Below this a reading says nothing of the item named. */
const MIN_READING = 0.08;

/** From here on the readings that look an item up are together what is asked. */
const MIN_OF_ITEM = { sameAnswer: 0.4, otherwise: 0.6 };

/** Where the readings have answers of their own, the likeliest must be likelier than not. */
const MIN_LIKELIEST = 0.5;

/**
 * "My order FR-40001, refund status?", « laquelle de mes machines… »: a message that names something of the account and is
 * not sure between questions that look it up asks the likeliest of them; sooner where one policy answers them all.
 */
export function surerOfItem(rulebook: Rulebook, heard: Heard): Heard {
  const { understood } = heard;
  const [first] = understood.ranking;
  if (understood.verdict !== 'unsure') return heard;
  const list = listNamed(rulebook, heard);
  if (list === null || !first || understood.command !== null) return heard;
  const ofItem = understood.ranking.filter(
    ({ intent, confidence }) => confidence >= MIN_READING && looksUp(rulebook, intent, list),
  );
  if (ofItem[0] !== first) return heard;
  const policies = new Set(ofItem.map(({ intent }) => policyOf(rulebook, intent)));
  const isSameAnswer = policies.size === 1;
  const least = isSameAnswer ? MIN_OF_ITEM.sameAnswer : MIN_OF_ITEM.otherwise;
  const isLikely = sumOf(ofItem) >= least && (isSameAnswer || first.confidence >= MIN_LIKELIEST);
  return !isLikely ? heard : { ...heard, understood: { ...understood, verdict: 'confident' } };
}

/** The list of the account that the message names an item of, or all of them; null for none. */
export function listNamed(rulebook: Rulebook, heard: Heard): AccountList | null {
  const { customer } = heard.world;
  if (!customer) return null;
  const named = ACCOUNT_LISTS.find((list) => itemsNamed({ list, heard, isMeant: false }).length > 0);
  if (named || !speaksOfAll(heard)) return named ?? null;
  const policy = policyOf(rulebook, heard.understood.ranking[0]?.intent ?? null);
  return policy && listOfSeveral(policy, customer);
}

const sumOf = (ranking: readonly RankedIntent[]): number =>
  ranking.reduce((sum, { confidence }) => sum + confidence, 0);

/** True for a question whose answer reads what the account says of an item of the list. */
function looksUp(rulebook: Rulebook, intent: string, list: AccountList): boolean {
  const policy = policyOf(rulebook, intent);
  if (policy === null) return false;
  return (Object.keys(policy.reads) as FactName[]).some(
    (fact) => !policy.asides?.includes(fact) && isOfItem(list, fact),
  );
}

/** "Is my refund for FR-10111 the same?", after a machine: what is likely asked looks up the item named, and nothing spoken of does. */
export function isOfOtherList(rulebook: Rulebook, conversation: Conversation, heard: Heard): boolean {
  const [first] = heard.understood.ranking;
  const list = listNamed(rulebook, heard);
  if (list === null || !first || !looksUp(rulebook, first.intent, list)) return false;
  const here = topicOf(rulebook, conversation) ?? '';
  const topics = [here, ...(rulebook.subjects[here]?.near ?? [])];
  return !topics.includes(rulebook.intents.get(first.intent)?.topic ?? '');
}

/** Such a message is read by itself, not as asked of what is spoken of. */
export function apartFromTopic(rulebook: Rulebook, conversation: Conversation, heard: Heard): Heard {
  if (!isOfOtherList(rulebook, conversation, heard)) return heard;
  const alone = { inTopic: null, followUp: null, followUpAsked: null, followUpPair: null };
  return { ...heard, understood: { ...heard.understood, ...alone } };
}
