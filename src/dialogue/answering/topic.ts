import type { Conversation } from '../../domain/conversation.ts';
import type { Decision, Need, Outcome } from '../../domain/decision.ts';
import type { Facts, Filled } from '../../domain/fact.ts';
import type { DialogueStep } from '../../domain/step.ts';
import { flag, plain } from '../../domain/value.ts';
import type { World } from '../../domain/world.ts';
import type { Policy } from '../../policy/contract.ts';
import { accountFacts, mergedFacts, optionsOf, readsAccount, undecidedList } from '../known/account.ts';
import { recalled } from '../known/overhear.ts';
import { decideRoughly, dependsOnDay, needsDay } from '../known/rough.ts';
import { isDayAsked, omit, withFilled, withoutRefused, withUnknown } from '../known/told.ts';
import type { Progress } from '../progress.ts';
import { decideOn, policyOf, type Rulebook } from '../rulebook.ts';
import { spokenAs } from '../said/followers.ts';
import { contradictions, toldOf } from '../said/news.ts';
import { afterLast, type Told } from '../said/said.ts';
import { ask, askAgain } from './ask.ts';

export interface Pursuit {
  readonly intent: string;
  readonly filled: readonly Filled[];
  readonly world: World;
  /** True when the topic was set aside and is taken up again: its rule has been said. */
  readonly isResumed?: boolean;
  /** What was known before the message, where it says of a fact that it is not known. */
  readonly before?: Facts;
  /** True when nothing may be asked: what holds so far is the answer, or there is none. */
  readonly asksNothing?: boolean;
}

/** Works on one question with the facts so far and the new ones: answers it, or asks for what is missing. */
export function pursueTopic(rulebook: Rulebook, conversation: Conversation, asked: Pursuit): Progress {
  const policy = policyOf(rulebook, asked.intent);
  const pursuit = policy ? { ...asked, filled: recalled(conversation, policy, asked.filled) } : asked;
  const { facts } = withFilled(conversation, pursuit.filled);
  const isMissed = pursuit.world.isAccountUnavailable && policy !== null && readsAccount(policy, facts);
  if (!isMissed || conversation.isToldOfAccount) return pursue(rulebook, conversation, pursuit);

  const { conversation: after, steps } = pursue(
    rulebook,
    { ...conversation, isToldOfAccount: true },
    pursuit,
  );
  const [first, ...rest] = steps;
  return { conversation: after, steps: first ? [{ ...first, notice: 'account-unavailable' }, ...rest] : [] };
}

function pursue(rulebook: Rulebook, conversation: Conversation, pursuit: Pursuit): Progress {
  const { intent, filled, world } = pursuit;
  const policy = policyOf(rulebook, intent);
  if (!policy)
    return answered(rulebook, conversation, { ...pursuit, outcome: null, isWhatIf: false, told: 'nothing' });

  const told = withFilled(conversation, filled);
  const list = undecidedList(policy, world.customer, conversation.chosen);
  if (list && world.customer) {
    const step = { kind: 'choose', intent, list, options: optionsOf(world.customer, list) } as const;
    return {
      conversation: {
        ...told,
        topic: intent,
        choosing: { list, intent },
        asking: null,
        clarifying: [],
        misses: 0,
      },
      steps: [step],
    };
  }

  const account = accountFacts(world.customer, conversation.chosen);
  const decision = decideRoughly(rulebook, policy, {
    facts: mergedFacts(account, told.facts),
    world,
    intent,
  });
  switch (decision.kind) {
    case 'outcome': {
      const supposed = contradictions(decision, account);
      const isOnDay = dependsOnDay(rulebook, policy, {
        answer: decision,
        facts: mergedFacts(account, told.facts),
        world,
        intent,
      });
      const settled = { ...told, facts: omit(told.facts, supposed) };
      return answered(rulebook, settled, {
        ...pursuit,
        outcome: decision,
        isWhatIf: supposed.length > 0,
        told: toldOf(conversation, policy, { filled, account }),
        isOnDay,
      });
    }
    case 'need': {
      if (pursuit.asksNothing) {
        const { soFar } = decision;
        const news = toldOf(conversation, policy, { filled, account });
        return soFar
          ? answered(rulebook, told, { ...pursuit, outcome: soFar, isWhatIf: false, told: news })
          : { conversation, steps: [] };
      }
      const before = pursuit.before ?? conversation.facts;
      const was = decideOn(rulebook, policy, { facts: mergedFacts(account, before), world, intent });
      return ask(conversation, told, { ...pursuit, need: decision, was });
    }
    case 'invalid': {
      // Who was asked for the day, and does not tell it, is answered by the rough one.
      if (
        decision.problem === 'which-day' &&
        isDayAsked(conversation, decision.fact) &&
        !isBeside(policy, conversation, filled)
      )
        return pursue(rulebook, withUnknown(told, decision.fact), { ...pursuit, filled: [] });
      const isGuess = filled.some(({ ground, fact }) => ground === 'guessed' && fact === decision.fact);
      if (!isGuess || decision.problem === 'which-day') {
        // The rule as it stands without the day that is not clear: who tells one speaks of a machine of theirs.
        const ruleOf = (known: Facts): Pick<Need, 'opening'> => {
          const without = { ...omit(mergedFacts(account, known), [decision.fact]), ownMachine: OWN };
          return openingIn(decideOn(rulebook, policy, { facts: without, world, intent }));
        };
        const isAskedAgain = isDayAsked(conversation, decision.fact);
        return askAgain(withoutRefused(told, decision), intent, {
          ...decision,
          ...ruleOf(told.facts),
          ...(isAskedAgain ? { was: ruleOf(conversation.facts) } : {}),
        });
      }
      // A value nobody asked for that cannot be right speaks of something else ("2 months left").
      const plausible = filled.filter(({ fact }) => fact !== decision.fact);
      // The one told before comes back in its place, unless it is just as wrong.
      const refused = filled.find(({ fact }) => fact === decision.fact);
      const kept = recalled(conversation, policy, plausible).filter(
        ({ fact, known }) =>
          fact !== decision.fact || plain(known.value) !== (refused && plain(refused.known.value)),
      );
      return pursue(rulebook, conversation, { ...pursuit, filled: kept });
    }
    default:
      return decision satisfies never;
  }
}

/** "Does it matter that I sent half of it?", asked for the day in June: what is told beside says nothing of the day. */
const isBeside = (policy: Policy, conversation: Conversation, filled: readonly Filled[]): boolean =>
  needsDay(policy, conversation) &&
  filled.length > 0 &&
  filled.every(({ fact }) => fact !== conversation.asking?.fact) &&
  (conversation.asking?.times ?? 0) === 0;

const OWN = { kind: 'known', value: flag(true), origin: 'typed', approximate: false } as const;

const openingIn = (decision: Decision): Pick<Need, 'opening'> =>
  decision.kind === 'need' && decision.opening ? { opening: decision.opening } : {};

/** Gives the answer, then takes up the topic that was set aside for it. */
function answered(
  rulebook: Rulebook,
  conversation: Conversation,
  {
    intent,
    outcome,
    isWhatIf,
    told,
    isOnDay = false,
    world,
  }: Pursuit & { outcome: Outcome | null; isWhatIf: boolean; told: Told; isOnDay?: boolean },
): Progress {
  // A follow-up leaves the talk where it is: the next one may be about the same.
  const isFollowUp = (rulebook.intents.get(intent)?.after.length ?? 0) > 0;
  const { lastAnswer, again } = afterLast(rulebook, conversation, { intent, outcome, told });
  const [resumed, ...agenda] = conversation.agenda.filter((other) => other !== intent);
  const done = {
    ...conversation,
    topic: isFollowUp ? conversation.topic : intent,
    asking: null,
    clarifying: [],
    choosing: null,
    misses: 0,
    lastAnswer: isFollowUp ? { ...lastAnswer, follows: spokenAs(conversation.lastAnswer) } : lastAnswer,
    agenda,
  };
  const step = {
    kind: 'answer',
    intent,
    outcome,
    isWhatIf,
    ...(again ? { again } : {}),
    ...(isOnDay ? ({ notice: 'day-decides' } as const) : {}),
  } as const;
  if (resumed === undefined) return { conversation: done, steps: [step] };
  const next = pursueTopic(rulebook, done, { intent: resumed, filled: [], world, isResumed: true });
  return { conversation: next.conversation, steps: [step, ...takenUp(next.steps)] };
}

/** What takes up a topic set aside says which it is. */
export function takenUp([first, ...others]: readonly DialogueStep[]): DialogueStep[] {
  return first ? [{ notice: 'resumed', ...first }, ...others] : [];
}
