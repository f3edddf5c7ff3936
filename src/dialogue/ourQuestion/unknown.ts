import type { Conversation } from '../../domain/conversation.ts';
import { isMarker } from '../../domain/entity.ts';
import type { FactName, Filled } from '../../domain/fact.ts';
import type { Policy } from '../../policy/contract.ts';
import type { Heard } from '../heard.ts';
import { isNews, withUnknown } from '../known/told.ts';
import { tellsEitherLength } from '../slots/amounts/eitherLength.ts';

/** The facts a message says are not known: those it names, else the one we asked for; none when it says no such thing. */
export function unknownFacts(
  { asking, facts }: Conversation,
  policy: Policy,
  { heard: { understood, text }, filled }: { heard: Heard; filled: readonly Filled[] },
): FactName[] {
  if (!asking) return [];
  if (asking.fact === 'commitmentMonths' && tellsEitherLength(understood.entities, text))
    return [asking.fact];
  // "I haven't got one yet": of what was not received, no day is known.
  const isUnreceived = understood.entities.some((one) => isMarker(one, 'not-received'));
  if (asking.fact === 'remedyDate' && isUnreceived) return [asking.fact];
  if (understood.leading !== 'unknown' && !understood.saysUnknown) return [];
  const isTold = (name: FactName) =>
    filled.some(({ fact }) => fact === name) || (name !== asking.fact && facts[name]?.kind === 'known');
  const named = understood.entities
    .flatMap((entity) => (entity.kind === 'cue' ? entity.facts : []))
    .filter((name) => name in policy.reads && !isTold(name));
  if (named.includes(asking.fact)) return [asking.fact];
  if (named.length > 0) return [...new Set(named)];
  // "I paid 99 with the plan, that's all I know": what is told is something else than what we asked for.
  const isApart =
    understood.saysUnknown === true &&
    filled.every(({ fact, ground }) => fact !== asking.fact && ground === 'cued');
  // "Not sure, 299 I think": the doubt is about the value. "I don't know when it came back" tells again that it did.
  return !isApart && filled.some((one) => isNews(facts, one)) ? [] : [asking.fact];
}

/** The conversation after a message that names both lengths a commitment may have: its length is not known, unless it was told. */
export const withEitherLength = (conversation: Conversation, { understood, text }: Heard): Conversation =>
  conversation.facts.commitmentMonths === undefined && tellsEitherLength(understood.entities, text)
    ? withUnknown(conversation, 'commitmentMonths')
    : conversation;
