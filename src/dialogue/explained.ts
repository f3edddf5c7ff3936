import type { Conversation } from '../domain/conversation.ts';
import type { RankedIntent } from '../domain/understanding.ts';
import { type Heard, valuesFor } from './heard.ts';
import { policyOf, type Rulebook } from './rulebook.ts';

/** "And if I wait till December?": who tells more than an explanation uses wants the answer that it explains; else the same intent. */
export function fuller(
  rulebook: Rulebook,
  conversation: Conversation,
  { intent, heard, isFollowUp = false }: { intent: string; heard: Heard; isFollowUp?: boolean },
): string {
  const own = explainedBy(rulebook, intent);
  if (own === intent) return intent;
  const told = (id: string) => valuesFor(rulebook, conversation, { intent: id, heard, isFollowUp });
  const values = told(own);
  // "Ah wait, it ends in March" tells a value by its name and asks for no explanation.
  const isTelling =
    !isFollowUp && !heard.text.includes('?') && values.some(({ ground }) => ground === 'cued');
  return values.length > (isTelling ? 0 : told(intent).length) ? own : intent;
}

/** The intent whose answer this one explains; the same intent when it explains none. */
export function explainedBy(rulebook: Rulebook, intent: string): string {
  const explained = policyOf(rulebook, intent)?.explains;
  if (explained === undefined) return intent;
  return [...rulebook.intents.values()].find(({ policy }) => policy === explained)?.id ?? intent;
}

/** True for two explanations of one answer, or for an answer and its explanation: either serves who wants the other. */
export const isOneFamily = (rulebook: Rulebook, one: string, other: string): boolean =>
  explainedBy(rulebook, one) === explainedBy(rulebook, other);

/** The ranking with an answer and its explanations taken together: the likeliest family first, its likeliest member leading. */
export function byFamily(rulebook: Rulebook, ranking: readonly RankedIntent[]): RankedIntent[] {
  const families = [...Map.groupBy(ranking, ({ intent }) => explainedBy(rulebook, intent)).values()];
  const sumOf = (members: readonly RankedIntent[]) =>
    members.reduce((sum, { confidence }) => sum + confidence, 0);
  return families.sort((one, other) => sumOf(other) - sumOf(one)).flat();
}
