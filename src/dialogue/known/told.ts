import type { Conversation } from '../../domain/conversation.ts';
import type { Invalid } from '../../domain/decision.ts';
import type { FactName, Facts, Filled } from '../../domain/fact.ts';
import { plain } from '../../domain/value.ts';

/** Facts that say the same in another way, or only beside each other: telling one anew takes the other back. */
const TAKES_BACK: Readonly<Partial<Record<FactName, FactName | readonly FactName[]>>> = {
  faultDate: 'failsAfter',
  failsAfter: 'faultDate',
  cancellationDate: 'monthsServed',
  monthsServed: 'cancellationDate',
  subscriptionStart: 'commitmentEnd',
  commitmentEnd: 'subscriptionStart',
  brand: ['otherBrand', 'thirdBrand'],
  remedyDate: 'failsAfter',
};

/** The conversation with new values. */
export function withFilled(conversation: Conversation, filled: readonly Filled[]): Conversation {
  if (filled.length === 0) return conversation;
  const fresh = filled.map(({ fact }) => fact);
  // Another brand or model is another machine: what range the first one was of says nothing of it.
  const isOtherMachine =
    (fresh.includes('brand') && conversation.facts.brand?.kind === 'known') || fresh.includes('machineModel');
  const replaced: FactName[] = [
    ...fresh.flatMap((fact) => TAKES_BACK[fact] ?? []),
    ...(isOtherMachine && !fresh.includes('range') ? (['range'] as const) : []),
    ...misgiven(conversation, filled),
  ];
  return {
    ...conversation,
    facts: {
      ...omit(conversation.facts, replaced),
      ...Object.fromEntries(filled.map(({ fact, known }) => [fact, known])),
    },
    lastFilled: fresh,
  };
}

/** "No, I mean the purchase, November 2023": the day that the last message seemed to tell of a fault is none of it. */
const misgiven = ({ facts, lastFilled }: Conversation, filled: readonly Filled[]): FactName[] =>
  lastFilled.filter((name) => {
    if (name !== 'faultDate') return false;
    const was = facts[name];
    return (
      was?.kind === 'known' &&
      was.value.kind === 'date' &&
      filled.every(({ fact }) => fact !== name) &&
      filled.some(({ ground, known }) => ground === 'cued' && plain(known.value) === plain(was.value))
    );
  });

/** The conversation with one fact the customer does not know; of a date known roughly, the rough date must do. */
export function withUnknown(conversation: Conversation, name: FactName): Conversation {
  const rough = conversation.facts[name];
  if (rough?.kind !== 'known')
    return { ...conversation, facts: { ...conversation.facts, [name]: { kind: 'unknown' } } };
  const { from, until, ...told } = rough;
  // A day on either side of the true one is kept as that; a month or a year is counted from its first day.
  const settled = from && until ? { ...rough, isDayUnknown: true as const } : told;
  return { ...conversation, facts: { ...conversation.facts, [name]: settled } };
}

/** The conversation in which what we asked for is not known, and is not asked for again. */
export const withoutAsked = (conversation: Conversation): Conversation =>
  conversation.asking ? withUnknown(conversation, conversation.asking.fact) : conversation;

/** True where we asked on which day something was that was told roughly. */
export const isDayAsked = ({ asking, facts }: Conversation, name: FactName): boolean => {
  const rough = facts[name];
  return asking?.fact === name && rough?.kind === 'known' && rough.until !== undefined;
};

/** A rough date is kept: it must do when the customer cannot say the day. */
export function withoutRefused(conversation: Conversation, { fact, problem }: Invalid): Conversation {
  if (problem === 'which-day') return conversation;
  return { ...conversation, facts: omit(conversation.facts, [fact]) };
}

/** The facts without some of them. */
export function omit(facts: Facts, names: readonly FactName[]): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name as FactName)));
}

/** True where another value was told before. */
export const isToldAnew = (facts: Facts, { fact, known }: Filled): boolean => {
  const was = facts[fact];
  return was?.kind === 'known' && plain(was.value) !== plain(known.value);
};

/** True for a value that was not known, or another one. */
export const isNews = (facts: Facts, filled: Filled): boolean =>
  facts[filled.fact]?.kind !== 'known' || isToldAnew(facts, filled);

/** "I have no subscription", while we ask when it began: who only says so has no prices of it either. */
export const notHad = ([only, ...others]: readonly Filled[]): FactName[] =>
  only?.fact === 'subscriptionPlanned' && others.length === 0 ? ['fullPrice'] : [];
