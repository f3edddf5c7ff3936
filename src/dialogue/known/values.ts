import type { Conversation } from '../../domain/conversation.ts';
import type { Entity } from '../../domain/entity.ts';
import { FACT_KINDS, type FactName, type Facts, type Filled } from '../../domain/fact.ts';
import type { Policy } from '../../policy/contract.ts';
import { beginsWith, type Heard, isRemark } from '../heard.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';
import { daysPrinted } from '../slots/amounts/quoted.ts';
import type { FillContext } from '../slots/candidates/candidate.ts';
import { isReminderTold } from '../slots/contracts/mailMeant.ts';
import { fillFacts } from '../slots/filling/fill.ts';
import { tellings } from '../slots/filling/tellings.ts';
import { withWished } from '../slots/machines/received.ts';
import { accountFacts, mergedFacts } from './account.ts';
import { nextDate } from './nextDate.ts';

/** The values of the message that the intent's policy reads. */
export function valuesFor(
  rulebook: Rulebook,
  conversation: Conversation,
  { intent, heard, isFollowUp = false, isAsked = false }: ForIntent,
): Filled[] {
  const policy = policyOf(rulebook, intent);
  return policy ? valuesOf(rulebook, conversation, { policy, heard, isFollowUp, isAsked }) : [];
}

interface ForIntent {
  readonly intent: string;
  readonly heard: Heard;
  /** True when the message follows an answer, so that a bare value revises one it rests on. */
  readonly isFollowUp?: boolean;
  /** True when it is this intent that the message asks for. */
  readonly isAsked?: boolean;
}

/** What a message tells, and what that is judged by: the same for every policy that reads it. */
interface Tellings {
  readonly entities: readonly Entity[];
  readonly account: Facts;
  readonly context: Omit<FillContext, 'wanted' | 'preferred' | 'isFollowUp'>;
}

/** What the message tells where it stands in the conversation. */
export function tellingsOf(heard: Heard, conversation: Conversation): Tellings {
  const { text, understood, world } = heard;
  const { facts, lastFilled, isOfSomebodyElse } = conversation;
  const account = accountFacts(world.customer, conversation.chosen);
  const known = mergedFacts(account, facts);
  return {
    entities: tellings(understood.entities, { text, today: world.today, conversation }),
    account,
    context: {
      text,
      asking: conversation.asking?.fact ?? null,
      today: world.today,
      facts,
      known,
      lastFilled,
      isOfSomebodyElse,
      printed: daysPrinted(conversation, world.today),
      settled: isRemark(heard) ? known : {},
    },
  };
}

/** The values of the message that the policy reads; `told` is what it tells, where that was found before. */
export function valuesOf(
  rulebook: Rulebook,
  conversation: Conversation,
  {
    policy,
    heard,
    isFollowUp,
    isAsked = false,
    told = tellingsOf(heard, conversation),
  }: Omit<ForIntent, 'intent'> & { policy: Policy; isFollowUp: boolean; told?: Tellings },
): Filled[] {
  const { account, context } = told;
  const isOfRemedy = policy.passing?.includes('remedy') === true;
  const entities = isOfRemedy ? withWished(told.entities, heard.understood.entities) : told.entities;
  if (entities.length === 0) return [];
  const asides = policy.asides ?? [];
  const wanted = (Object.keys(policy.reads) as FactName[]).filter(
    (fact) => isAsked || !asides.includes(fact) || (fact === 'reminderDate' && entities.some(isReminderTold)),
  );
  const filledWith = (preferred: FactName | null) =>
    fillFacts(entities, { ...context, wanted, asides, isFollowUp, preferred }).filter(
      (filled) => !isRougherThanTold(filled, conversation, heard),
    );
  const draft = filledWith(null);
  const isDateGuessed = draft.some(({ fact, ground }) => ground === 'guessed' && FACT_KINDS[fact] === 'date');
  if (!isDateGuessed) return draft;
  const sure = draft.filter(({ fact }) => FACT_KINDS[fact] !== 'date');
  // "The courier sent it back. […] It was returned on the 18th": what was told before anybody asked says of which day.
  const known = {
    ...knownBy(conversation.overheard[policy.id] ?? []),
    ...conversation.facts,
    ...knownBy(sure),
  };
  const facts = mergedFacts(account, known);
  return filledWith(nextDate(rulebook, policy, { facts, world: heard.world }));
}

const knownBy = (filled: readonly Filled[]): Facts =>
  Object.fromEntries(filled.map(({ fact, known }) => [fact, known]));

/** "I have been waiting for three weeks", after the day itself was told: no other day is meant, unless it is said so. */
function isRougherThanTold({ fact }: Filled, { asking, facts }: Conversation, heard: Heard): boolean {
  const was = facts[fact];
  if (was?.kind !== 'known' || was.value.kind !== 'date' || was.approximate || was.until) return false;
  if (asking?.fact === fact || beginsWith(heard, ['correction', 'what-if', 'leaning'])) return false;
  const kinds = heard.understood.entities.map(({ kind }) => kind);
  return kinds.includes('duration') && !kinds.includes('date');
}
