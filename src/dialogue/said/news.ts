import type { Conversation } from '../../domain/conversation.ts';
import type { Outcome } from '../../domain/decision.ts';
import { CALL_FACTS, FACT_KINDS, type FactName, type Facts, type Filled, isName } from '../../domain/fact.ts';
import { plain } from '../../domain/value.ts';
import type { Policy } from '../../policy/contract.ts';
import { mergedFacts } from '../known/account.ts';
import { isNews } from '../known/told.ts';
import { agrees } from '../slots/candidates/roughDates.ts';
import type { Told } from './said.ts';

/** Whether the message told a value that was not known, or another one, or one that was known to us or by the account. */
export function toldOf(
  { facts }: Conversation,
  policy: Policy,
  { filled, account }: { filled: readonly Filled[]; account: Facts },
): Told {
  // "And the spare parts?" asks for something else, and tells nothing.
  const told = filled.filter(
    ({ fact }) => !CALL_FACTS.includes(fact) && !(isName(fact) && policy.passing?.includes(fact)),
  );
  const before = mergedFacts(account, facts);
  // "I have paid for ten months", of a day that the account knows, is no other day.
  if (told.some((one) => isNews(before, one) && !agrees(one.known, before[one.fact]))) return 'news';
  // "And no other parcel came", told once more, is nothing to put beside what was said.
  return told.some(({ fact }) => FACT_KINDS[fact] !== 'flag') ? 'known' : 'nothing';
}

/** The facts of an answer for which a typed value stood in for the account's: they hold for this answer only. */
export function contradictions({ derivation }: Outcome, account: Facts): FactName[] {
  return (derivation?.inputs ?? []).flatMap(({ fact, value, origin }) => {
    const own = account[fact];
    const isOther = origin === 'typed' && own?.kind === 'known' && plain(own.value) !== plain(value);
    return isOther ? [fact] : [];
  });
}
