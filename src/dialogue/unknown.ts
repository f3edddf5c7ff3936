import type { Conversation } from '../domain/conversation.ts';
import type { FactName, Facts, Filled } from '../domain/fact.ts';
import { plain } from '../domain/value.ts';
import type { Policy } from '../policy/contract.ts';
import type { Heard } from './heard.ts';

/** "I don't know when it came back to you" tells again that it did, and nothing new. */
const isNew = ({ fact, known }: Filled, facts: Facts): boolean => {
  const was = facts[fact];
  return was?.kind !== 'known' || plain(was.value) !== plain(known.value);
};

/** The facts a message says are not known: those it names, else the one we asked for; none when it says no such thing. */
export function unknownFacts(
  { asking, facts }: Conversation,
  policy: Policy,
  { heard: { understood }, filled }: { heard: Heard; filled: readonly Filled[] },
): FactName[] {
  if (!asking || understood.leading !== 'unknown') return [];
  const isTold = (name: FactName) =>
    filled.some(({ fact }) => fact === name) || (name !== asking.fact && facts[name]?.kind === 'known');
  const named = understood.entities
    .flatMap((entity) => (entity.kind === 'cue' ? entity.facts : []))
    .filter((name) => name in policy.reads && !isTold(name));
  if (named.includes(asking.fact)) return [asking.fact];
  if (named.length > 0) return [...new Set(named)];
  // "Not sure, 299 I think": the doubt is about the value.
  return filled.some((one) => isNew(one, facts)) ? [] : [asking.fact];
}
