import type { Conversation } from '../../domain/conversation.ts';
import { ACCOUNT_LISTS, type AccountList } from '../../domain/customer.ts';
import type { Entity } from '../../domain/entity.ts';
import type { FactName } from '../../domain/fact.ts';
import { blanked } from '../../language/spans.ts';
import { type Heard, MIN_QUESTION_WORDS, wordsBeside } from '../heard.ts';
import { isOfItem, listOfSeveral, optionsOf } from '../known/account.ts';
import { omit } from '../known/told.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';
import type { Place } from './described.ts';
import { itemNamed, type NamedItem, otherItem } from './items.ts';

/** A message with the item of the account it speaks of picked. */
export interface AboutItem {
  readonly conversation: Conversation;
  /** The message without what only names the item: the day of an order picked is told for nothing. */
  readonly heard: Heard;
  /** The list of the item named; null where none is. */
  readonly list: AccountList | null;
  /** True where another item than this one was picked before. */
  readonly isSwitched: boolean;
  /** True when the message says little besides the name. */
  readonly isBare: boolean;
}

/** The item that a message names is the one it speaks of, also where another was picked before: what was told of that one says nothing of this. */
export function aboutItem(rulebook: Rulebook, conversation: Conversation, heard: Heard): AboutItem {
  const spokenOf = listSpokenOf(rulebook, conversation, heard);
  // While one of a list is to be picked, another list's may be named: "and is my Krups still covered?"
  const lists = [...new Set([...(spokenOf ? [spokenOf] : []), ...ACCOUNT_LISTS])].filter(
    (list) => list !== conversation.choosing?.list,
  );
  for (const list of lists) {
    const was = conversation.chosen[list];
    const isMeant = was !== undefined && list === spokenOf;
    const isOfList = list === spokenOf;
    const named =
      itemNamed({ list, heard, isMeant, isOfList }) ?? (isMeant ? otherItem(list, was, heard) : null);
    if (named === null || !hasSeveral(heard, list)) continue;
    const chosen = { ...conversation.chosen, [list]: named.item };
    const isSwitched = was !== undefined && was !== named.item;
    return {
      conversation: isSwitched ? forgetting(conversation, list, chosen) : { ...conversation, chosen },
      heard: withoutName(heard, named),
      list,
      isSwitched,
      isBare: isOnlyNamed(heard, named),
    };
  }
  return { conversation, heard, list: null, isSwitched: false, isBare: false };
}

/** "And the Krups I have, then?", « et la Krups que j'ai, alors ? »: the name, and hardly a word beside it that asks anything. */
function isOnlyNamed(heard: Heard, { places }: NamedItem): boolean {
  const text = blanked(heard.text, places).replace(IDLE, (words) => ' '.repeat(words.length));
  return wordsBeside({ ...heard, text }).length < MIN_QUESTION_WORDS;
}

const IDLE =
  /(?<!\p{L})(?:(?:que )?j['’]ai(?: aussi)?|que nous avons|qu['’]on a|alors|du coup|aussi|c['’]est (?:de|bien)|qu['’]il s['’]agit|il s['’]agit (?:bien )?de|dont je parle|que je (?:veux|voulais) dire|que je demande|je (?:te |vous )?parle(?:ais)?(?: bien)? de|je (?:pense|pensais) à|(?:that |which )?i(?: am|['’]m| was) (?:asking|talking|on)(?: about| for)?|(?:that |which |it['’]s |is what )?i mean[t]?|my question (?:is|was) (?:about|for)|ma question (?:porte|était|concerne)(?: sur| pour)?|(?:that |which )?(?:i|we) (?:have|own)|(?:i|we)['’]ve got|then|too|as well)(?!\p{L})/giu;

const hasSeveral = ({ world: { customer } }: Heard, list: AccountList): boolean =>
  customer !== null && optionsOf(customer, list).length > 1;

/** The list with several items that the question asked reads, or else the question spoken of. */
export function listSpokenOf(
  rulebook: Rulebook,
  conversation: Conversation,
  heard: Heard,
): AccountList | null {
  const { customer } = heard.world;
  const [first] = heard.understood.ranking;
  const asked = heard.understood.verdict === 'confident' ? [first?.intent ?? null] : [];
  const spoken = [conversation.topic, ...conversation.spoken.map(({ intent }) => intent)];
  for (const intent of [...asked, ...spoken]) {
    const policy = policyOf(rulebook, intent);
    const list = policy && customer && listOfSeveral(policy, customer);
    if (list) return list;
  }
  return null;
}

/** What was told of the item picked before is not true of another; nor was its answer given for that one. */
export function forgetting(
  conversation: Conversation,
  list: AccountList,
  chosen: Conversation['chosen'],
): Conversation {
  const stale = (Object.keys(conversation.facts) as FactName[]).filter((fact) => isOfItem(list, fact));
  const overheard = Object.entries(conversation.overheard).map(([policy, told]) => [
    policy,
    told.filter(({ fact }) => !isOfItem(list, fact)),
  ]);
  return {
    ...conversation,
    chosen,
    facts: omit(conversation.facts, stale),
    overheard: Object.fromEntries(overheard),
    asking: null,
    lastAnswer: null,
    lastFilled: [],
  };
}

/** A brand or a month agree with the account; the very day of an item, or its number, would be taken for something else. */
function withoutName(heard: Heard, { places }: NamedItem): Heard {
  const isName = (entity: Entity, { isPointed = false }: Place) =>
    (entity.kind === 'date' && (isPointed || entity.precision === 'day')) ||
    entity.kind === 'number' ||
    entity.kind === 'money';
  const entities = heard.understood.entities.filter(
    (entity) =>
      !places.some((place) => isName(entity, place) && place.start < entity.end && entity.start < place.end),
  );
  return { ...heard, understood: { ...heard.understood, entities } };
}

/** The question last spoken of that reads the list. */
export function intentReading(
  rulebook: Rulebook,
  { topic, spoken }: Conversation,
  reading: { list: AccountList; world: Heard['world'] },
): string | null {
  const spokenOf = [topic, ...spoken.map(({ intent }) => intent)];
  return spokenOf.find((intent) => intent !== null && readsList(rulebook, intent, reading)) ?? null;
}

export function readsList(
  rulebook: Rulebook,
  intent: string,
  { list, world: { customer } }: { list: AccountList; world: Heard['world'] },
): boolean {
  const policy = policyOf(rulebook, intent);
  return policy !== null && customer !== null && listOfSeveral(policy, customer) === list;
}
