import type { Conversation } from '../../domain/conversation.ts';
import type { Decision, Invalid, Need } from '../../domain/decision.ts';
import type { FactName, Filled } from '../../domain/fact.ts';
import type { DialogueStep } from '../../domain/step.ts';
import { plain, type Value } from '../../domain/value.ts';
import { answerSoFar } from '../known/rough.ts';
import { omit } from '../known/told.ts';

type AskStep = DialogueStep & { kind: 'ask' };
interface Asked {
  readonly conversation: Conversation;
  readonly steps: readonly [AskStep];
}

/** After this many unusable replies in a row the fact counts as unknown, so that nobody is trapped. */
const MAX_FAILURES = 3;

interface NeedOf {
  readonly intent: string;
  readonly need: Need;
  /** What the policy said before this message, of the same topic or not. */
  readonly was: Decision;
  /** True when the topic was set aside and is taken up again: its rule has been said. */
  readonly isResumed?: boolean | undefined;
}

/** Asks for the next missing fact, after what this message has made known. */
export function ask(
  before: Conversation,
  told: Conversation,
  { intent, need, was, isResumed }: NeedOf,
): Asked {
  const { fact, opening, soFar } = need;
  // "And if I paid by card?" after an answer: the rule for that is as new as a topic.
  const isNewCase = before.asking === null && opening !== undefined;
  const isOpening = !isResumed && (before.topic !== intent || isNewCase);
  const isSaidAnew =
    !isOpening &&
    !isResumed &&
    (isNewRule(before, { intent, need, was }) || isRuleWithout(before, told, { intent, need, was }));
  const isNews = soFar && !isResumed && (isOpening || !isSameSaying(soFar, answerSoFar(was)));
  const isReversed = before.asking === null && before.topic === intent && isVerdict(was);
  const spoken = opening && (isOpening || isSaidAnew) ? { opening } : {};
  const said = Object.keys({ ...spoken.opening?.values, ...(isNews ? soFar.values : {}) });
  const isHeard = isReversed && spoken.opening !== undefined;
  const noted = before.topic === intent && !isHeard ? notedFacts(before, told, said) : [];
  const conversation = { ...told, ...open(before, { intent, fact, failures: 0 }) };
  const step = { kind: 'ask', intent, fact, problem: null, isOpening } as const;
  return {
    conversation,
    steps: [
      {
        ...step,
        ...spoken,
        ...again(conversation),
        ...(noted.length > 0 ? { noted } : {}),
        ...(isNews ? { soFar } : {}),
        ...(isReversed ? { notice: 'changed' } : {}),
      },
    ],
  };
}

/** Asks for a fact once more, saying what was wrong; for a rough date of a new question, after the rule. */
export function askAgain(
  conversation: Conversation,
  intent: string,
  {
    fact,
    problem,
    values,
    opening,
    was,
  }: Pick<Invalid, 'fact' | 'problem' | 'values'> &
    Pick<Need, 'opening'> & { readonly was?: Pick<Need, 'opening'> | undefined },
): Asked {
  const failures = conversation.asking?.fact === fact ? conversation.asking.failures + 1 : 1;
  const next = { ...conversation, ...open(conversation, { intent, fact, failures }) };
  const isOpening = problem === 'which-day' && conversation.topic !== intent;
  const step = { kind: 'ask', intent, fact, problem: { name: problem, values }, isOpening } as const;
  // "Does it matter that I sent half of it?": the rule is more exact by what is told beside the day.
  const isNew = was !== undefined && JSON.stringify(was.opening) !== JSON.stringify(opening);
  const spoken = (isOpening || isNew) && opening ? { opening } : {};
  return { conversation: next, steps: [{ ...step, ...spoken, ...again(next) }] };
}

/** Puts the open question again, after something else was said. */
export function putAgain(conversation: Conversation, asked: { topic: string; fact: FactName }): Asked {
  const { topic: intent, fact } = asked;
  const failures = conversation.asking?.failures ?? 0;
  const next = { ...conversation, ...open(conversation, { intent, fact, failures }) };
  const step = { kind: 'ask', intent, fact, problem: null, isOpening: false } as const;
  return { conversation: next, steps: [{ ...step, ...again(next) }] };
}

export const isExhausted = (conversation: Conversation): boolean =>
  (conversation.asking?.failures ?? 0) + 1 >= MAX_FAILURES;

function open(
  before: Conversation,
  { intent, fact, failures }: { intent: string; fact: FactName; failures: number },
) {
  const isSame = before.asking?.fact === fact && before.topic === intent;
  const times = isSame ? (before.asking?.times ?? 0) + 1 : 0;
  return { topic: intent, asking: { fact, failures, times }, clarifying: [], choosing: null, misses: 0 };
}

/** No two questions in a row read the same. */
const again = ({ asking }: Conversation): { isAgain?: true } =>
  (asking?.times ?? 0) % 2 === 1 ? { isAgain: true } : {};

/** "And for a Magimix?", or the second of two prices, while we ask for something else: the rule is more exact by it. */
function isNewRule(before: Conversation, { intent, need, was }: NeedOf): boolean {
  if (before.topic !== intent || before.asking?.fact !== need.fact || !need.opening) return false;
  return was.kind !== 'need' || JSON.stringify(was.opening) !== JSON.stringify(need.opening);
}

/** "12 or 24, I forget", asked for the length: what holds under each is the rule from there on. */
const isRuleWithout = (before: Conversation, told: Conversation, { intent, need, was }: NeedOf): boolean =>
  before.topic === intent &&
  before.asking !== null &&
  told.facts[before.asking.fact]?.kind === 'unknown' &&
  need.opening !== undefined &&
  was.kind === 'need' &&
  (was.fact !== before.asking.fact || was.opening?.name !== need.opening.name);

/** Conditions that fall away are no news. */
const isSameSaying = (one: Need['soFar'], other: Need['soFar'] | null): boolean =>
  one?.outcome === other?.outcome && JSON.stringify(one?.values) === JSON.stringify(other?.values);

/** An answer worked out for this customer: who has heard it must hear that it no longer holds. */
const isVerdict = (was: Decision): boolean => was.kind === 'outcome' && was.derivation !== null;

/** What was told besides the answer to our question, to show that it was heard. */
function notedFacts(
  before: Conversation,
  told: Conversation,
  said: readonly string[],
): { fact: FactName; value: Value }[] {
  const known = omit(told.facts, [...(said as FactName[]), ...(before.asking ? [before.asking.fact] : [])]);
  return (Object.entries(known) as [FactName, Filled['known'] | { kind: 'unknown' }][]).flatMap(
    ([fact, now]) => {
      const was = before.facts[fact];
      if (now.kind !== 'known' || now.approximate || now.origin !== 'typed') return [];
      if (was?.kind === 'known' && plain(was.value) === plain(now.value)) return [];
      return [{ fact, value: now.value }];
    },
  );
}
