import type { Conversation } from '../../domain/conversation.ts';
import { FACT_KINDS, type Filled } from '../../domain/fact.ts';
import type { RankedIntent } from '../../domain/understanding.ts';
import type { Heard } from '../heard.ts';
import { valuesFor } from '../known/values.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';

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
  // "She leaves today, does the fee shrink with the months paid?": a day alone takes nothing from a question that is surely asked.
  if (!isFollowUp && isSurelyAsked(intent, heard) && !values.some(isOfMoney)) return intent;
  // "Ah wait, it ends in March" tells a value by its name and asks for no explanation.
  const isTelling =
    !isFollowUp && !heard.text.includes('?') && values.some(({ ground }) => ground === 'cued');
  return values.length > (isTelling ? 0 : told(intent).length) ? own : intent;
}

const isOfMoney = ({ fact }: Filled): boolean => FACT_KINDS[fact] === 'money';

/** From here on a question is surely that of an explanation. */
const SURE = 0.9;

const isSurelyAsked = (intent: string, { understood: { ranking } }: Heard): boolean =>
  ranking[0]?.intent === intent && ranking[0].confidence >= SURE;

/** The question that values told after an answer are for: the same, or the one it leaves them to. */
export function followedBy(rulebook: Rulebook, conversation: Conversation, heard: Heard): string | null {
  const { topic } = conversation;
  if (topic === null) return null;
  const owner = ownerOf(rulebook, topic);
  const isLeft = policyOf(rulebook, topic)?.defersTo !== undefined;
  const isTold =
    isLeft && valuesFor(rulebook, conversation, { intent: owner, heard, isFollowUp: true }).length > 0;
  return isTold ? owner : fuller(rulebook, conversation, { intent: topic, heard, isFollowUp: true });
}

/** The intent that values alone are for: what this one explains or leaves them to, else itself. */
export function ownerOf(rulebook: Rulebook, intent: string): string {
  const policy = policyOf(rulebook, intent);
  return intentOf(rulebook, policy?.explains ?? policy?.defersTo) ?? intent;
}

/** The intent whose answer this one explains; the same intent when it explains none. */
export function explainedBy(rulebook: Rulebook, intent: string): string {
  return intentOf(rulebook, policyOf(rulebook, intent)?.explains) ?? intent;
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

const intentOf = ({ intents }: Rulebook, policyId: string | undefined): string | undefined =>
  policyId === undefined ? undefined : [...intents.values()].find(({ policy }) => policy === policyId)?.id;
