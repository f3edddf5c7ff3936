import type { Conversation } from '../../domain/conversation.ts';
import { CALL_FACTS, type Filled, isName } from '../../domain/fact.ts';
import type { Policy } from '../../policy/contract.ts';
import { type Heard, isSureAlone } from '../heard.ts';
import { isNamedItem } from '../known/account.ts';
import { tellingsOf, valuesFor, valuesOf } from '../known/values.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';
import { ownerOf } from '../said/explained.ts';

/** The values that words of the message name for the intent's policy, whatever was told before. */
export function namedFor(
  rulebook: Rulebook,
  conversation: Conversation,
  { intent, heard }: { intent: string; heard: Heard },
): Filled[] {
  const policy = policyOf(rulebook, intent);
  return policy ? namedBy(rulebook, conversation, heard)(policy) : [];
}

/** What words of the message name, for any policy. */
function namedBy(rulebook: Rulebook, conversation: Conversation, heard: Heard): (policy: Policy) => Filled[] {
  // "I received it on 2 June" names the day of our e-mail where that is spoken of.
  const { reminderReceived } = conversation.facts;
  const facts = reminderReceived ? { reminderReceived } : {};
  const untold = { ...conversation, facts, lastFilled: [], asking: null };
  const told = tellingsOf(heard, untold);
  return (policy) =>
    valuesOf(rulebook, untold, { policy, heard, told, isFollowUp: false }).filter(
      ({ ground }) => ground === 'cued',
    );
}

/** True when words of the message name a value for another question than this one, and none for it: "I took the plan in April", while a refund is spoken of. */
export function isClaimedElsewhere(
  rulebook: Rulebook,
  conversation: Conversation,
  { intent, heard }: { intent: string; heard: Heard },
): boolean {
  const named = namedBy(rulebook, conversation, heard);
  const own = policyOf(rulebook, ownerOf(rulebook, intent));
  if (own && named(own).length > 0) return false;
  const policies = [...rulebook.intents.keys()]
    .filter((id) => ownerOf(rulebook, id) === id)
    .map((id) => policyOf(rulebook, id));
  return [...new Set(policies)].some((policy) => policy !== null && named(policy).length > 0);
}

/** True when the intent's policy rests on each of these values, rather than noting them in passing. */
export function isToldFor(
  rulebook: Rulebook,
  { intent, filled }: { intent: string; filled: readonly Filled[] },
): boolean {
  const policy = policyOf(rulebook, intent);
  const told = filled.filter(({ fact }) => !isName(fact));
  return (
    policy !== null &&
    told.length > 0 &&
    told.every(({ fact }) => policy.reads[fact] !== undefined && !policy.asides?.includes(fact))
  );
}

/** "Can I phone this evening?", after a refund: the day is that of a call, which another question surely asks about, and no word names it for the one spoken of. */
export function isForCall(
  rulebook: Rulebook,
  conversation: Conversation,
  { side, intent, heard }: { side: string; intent: string; heard: Heard },
): boolean {
  if (!isSureAlone(heard)) return false;
  const told = valuesFor(rulebook, conversation, { intent, heard, isFollowUp: true });
  const used = valuesFor(rulebook, conversation, { intent: side, heard, isAsked: true });
  const isUsed = ({ fact }: Filled) => CALL_FACTS.includes(fact);
  return told.every(({ ground }) => ground !== 'cued') && used.some(isUsed);
}

/** "Is the Krups registered?", of its warranty: what surely is another question tells nothing but which one of the account is meant. */
export function onlyNamesItem(
  rulebook: Rulebook,
  conversation: Conversation,
  { intent, heard }: { intent: string; heard: Heard },
): boolean {
  const told = valuesFor(rulebook, conversation, { intent, heard, isFollowUp: true });
  return isSureAlone(heard) && told.length > 0 && told.every((one) => isNamedItem(heard.world.customer, one));
}
