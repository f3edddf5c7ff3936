import type { Conversation } from '../../domain/conversation.ts';
import { type Entity, isMarker } from '../../domain/entity.ts';
import { FACT_VOCABULARIES, type FactName, type Filled, isName } from '../../domain/fact.ts';
import { plain } from '../../domain/value.ts';
import type { Policy } from '../../policy/contract.ts';
import type { Heard } from '../heard.ts';
import { isToldAnew, omit } from '../known/told.ts';
import { valuesOf } from '../known/values.ts';
import { tellsBothPrices } from '../reading/remark.ts';
import type { Rulebook } from '../rulebook.ts';
import { isMeans } from '../slots/orders/payments.ts';
import { otherOnes } from './described.ts';

/** Whoever owns the other machine or order, these are told of the customer. */
const OF_CUSTOMER: readonly FactName[] = ['ambassador', 'customerSince', 'callDate', 'callTime'];

/**
 * The conversation before a message about somebody else's contract, or another order or machine ("my sister has one at
 * 249 and 1"): what was told of the first one, and is not told anew, says nothing of the second.
 */
export function beforeOtherCase(rulebook: Rulebook, conversation: Conversation, heard: Heard): Conversation {
  const isOtherCase = otherOnes(heard).length > 0 || isFurtherReturn(conversation, heard);
  const isOfOther = heard.understood.entities.some(
    (one) => isMarker(one, 'other-person') && !isOwnerOfMeans(one, heard),
  );
  if (!isOtherCase && !isOfOther) return conversation;
  const told = [...rulebook.policies.values()].map((policy) => ({
    policy,
    filled: valuesOf(rulebook, { ...conversation, asking: null }, { policy, heard, isFollowUp: false }),
  }));
  // "For a year" takes the place of one's own two years, whatever else is kept.
  const touched = told.filter(({ filled }) => filled.length > 0).map(({ policy }) => policy);
  const kept = isOfOther ? keepingOwnCase(conversation, touched) : conversation;
  // Her length, after her prices, is of the same contract: only what differs tells of another.
  const isOther = (filled: readonly Filled[]) =>
    isOtherCase || filled.some((one) => isToldAnew(conversation.facts, one));
  const concerned = told.filter(
    ({ filled }) => (filled.some(isTold) || tellsBothPrices(filled)) && isOther(filled),
  );
  const said = isOtherCase && isMeantBefore(heard) ? conversation.lastFilled : [];
  const stale = concerned.flatMap(({ policy }) => readsOf(policy)).filter((fact) => !said.includes(fact));
  if (stale.length === 0) return kept;
  const ids = concerned.map(({ policy }) => policy.id);
  return {
    ...kept,
    facts: omit(conversation.facts, stale),
    overheard: without(conversation.overheard, ids),
    lastFilled: [],
  };
}

/** "No, that one is still here, I'm talking about another order": what was told in the last message was told of that one. */
const isMeantBefore = (heard: Heard): boolean =>
  otherOnes(heard).some(({ start }) => SPEAKING_OF.test(heard.text.slice(0, start)));

const SPEAKING_OF =
  /(?<!\p{L})(?:(?:i am|i['’]?m|i was) (?:talking|speaking|asking) (?:about|of)|i (?:mean|meant)|je (?:vous |te )?(?:parle|parlais)(?: bien)?(?: d['’]| de)?|je (?:veux|voulais) dire)\s*$/iu;

/** "I'm also sending back some cups", or a parcel only to be posted after one that the carrier has brought back: another order. */
function isFurtherReturn({ facts }: Conversation, { understood: { entities } }: Heard): boolean {
  if (entities.some((one) => isMarker(one, 'further-return'))) return true;
  const way = facts.refundKind;
  const isBack = way?.kind === 'known' && plain(way.value) === 'returned-by-carrier';
  const tells = (fact: FactName, id: string) =>
    entities.some(
      (one) => one.kind === 'term' && one.vocabulary === FACT_VOCABULARIES[fact] && one.id === id,
    );
  // What is sent back after a replacement came in its place is that one.
  return (
    isBack &&
    facts.replacementSent === undefined &&
    tells('returnPlanned', 'yes') &&
    tells('refundKind', 'return-label')
  );
}

/** "If I had used my wife's Mastercard": whose card it is makes no other order. */
const isOwnerOfMeans = ({ end }: Entity, { text, understood }: Heard): boolean =>
  understood.entities.some(
    (one) =>
      isMeans(one) &&
      one.start >= end &&
      /^\s*(?:(?:bank|credit|debit) )?$/iu.test(text.slice(end, one.start)),
  );

/** Words beside the value, or the value's own name, say what it is. */
const isTold = ({ fact, ground }: Filled): boolean => ground === 'cued' || isName(fact);

const readsOf = (policy: Policy): FactName[] =>
  (Object.keys(policy.reads) as FactName[]).filter((fact) => !OF_CUSTOMER.includes(fact));

/** The conversation that keeps in mind what was told of the customer's own case, for as far as these policies read it. */
function keepingOwnCase(conversation: Conversation, touched: readonly Policy[]): Conversation {
  const { facts, overheard, ownCase } = conversation;
  const reads = touched.flatMap(readsOf).filter((fact) => !ownCase?.of.includes(fact));
  const own = Object.fromEntries(Object.entries(facts).filter(([fact]) => reads.includes(fact as FactName)));
  if (Object.keys(own).length === 0) return conversation;
  const of = [...new Set([...(ownCase?.of ?? []), ...reads])];
  return {
    ...conversation,
    ownCase: { facts: { ...own, ...ownCase?.facts }, overheard: { ...overheard, ...ownCase?.overheard }, of },
  };
}

/** The conversation without what the policy was told of one case, where another is spoken of. */
export function withoutCaseOf(conversation: Conversation, policy: Policy): Conversation {
  return {
    ...conversation,
    facts: omit(conversation.facts, readsOf(policy)),
    overheard: without(conversation.overheard, [policy.id]),
    lastFilled: [],
  };
}

/** "So what would mine cost?", after the contract of a relative: what was told of the customer's own holds again, and what of the other no longer does. */
export function backToOwnCase(conversation: Conversation): Conversation {
  const { ownCase } = conversation;
  if (ownCase === null) return conversation;
  return {
    ...conversation,
    ownCase: null,
    facts: { ...omit(conversation.facts, ownCase.of), ...ownCase.facts },
    overheard: ownCase.overheard,
    lastFilled: [],
    asking: null,
    lastAnswer: null,
  };
}

function without<T>(record: Readonly<Record<string, T>>, keys: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}
