import type { Conversation } from '../../domain/conversation.ts';
import type { Marker } from '../../domain/marker.ts';
import type { DialogueStep } from '../../domain/step.ts';
import { plain, type Value } from '../../domain/value.ts';
import type { Heard } from '../heard.ts';
import { listOfSeveral } from '../known/account.ts';
import type { Progress } from '../progress.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';
import { markersOf } from './described.ts';
import { eachAnswered } from './eachItem.ts';

/** How things are set against each other: by what each answer comes to, from the least or from the most. */
const COMPARISONS = [
  { by: 'ends-first', kind: 'date', from: 1 },
  { by: 'ends-last', kind: 'date', from: -1 },
  { by: 'costs-least', kind: 'money', from: 1 },
  { by: 'costs-most', kind: 'money', from: -1 },
] as const satisfies readonly { by: Marker; kind: Value['kind']; from: 1 | -1 }[];

/** Less likely, a reading is not what is asked of each. */
const MIN_READING = 0.08;

/**
 * "Which of them ends first?", « laquelle me coûte le moins ? »: the likeliest question whose answer is a day, or an
 * amount, for each item of the account, with the one that is asked for first; null where nothing is compared.
 */
export function onCompared(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const { customer } = heard.world;
  const comparison = COMPARISONS.find(({ by }) => markersOf(heard, by).length > 0);
  if (!comparison || !customer || conversation.choosing) return null;
  for (const intent of likelyIntents(conversation, heard)) {
    const policy = policyOf(rulebook, intent);
    const list = policy && listOfSeveral(policy, customer);
    const each = list && eachAnswered(rulebook, conversation, { intent, list, heard });
    const sorted = each && inOrder(each.steps, comparison);
    if (sorted) return { ...each, steps: sorted };
  }
  return null;
}

/** What is asked, the likeliest first, then what was spoken of. */
function likelyIntents({ topic, spoken }: Conversation, { understood }: Heard): readonly string[] {
  const { ranking, inTopic } = understood;
  const read = [...ranking, ...(inTopic?.ranking ?? [])]
    .filter(({ confidence }) => confidence >= MIN_READING)
    .sort((one, other) => other.confidence - one.confidence)
    .map(({ intent }) => intent);
  return [...new Set([...read, ...(topic ? [topic] : []), ...spoken.map(({ intent }) => intent)])];
}

/** The answers in order, the first one said to be it; in their own order where all come to the same; null where one comes to something else. */
function inOrder(
  steps: readonly DialogueStep[],
  { by, kind, from }: (typeof COMPARISONS)[number],
): DialogueStep[] | null {
  const found = steps.flatMap((step) => {
    const value = resultOf(step, kind);
    return value === null ? [] : [{ step, value }];
  });
  if (found.length < 2 || found.length < steps.filter(({ kind: one }) => one === 'answer').length)
    return null;
  const sorted = [...found].sort((one, other) => from * compare(one.value, other.value));
  const [first, second] = sorted;
  if (compare(first!.value, second!.value) === 0) return found.map(({ step }) => step);
  return sorted.map(({ step }, at) => (at === 0 ? { ...step, notice: by } : step));
}

type Comparable = string | number;

const compare = (one: Comparable, other: Comparable): number => (one < other ? -1 : Number(one > other));

/** What an answer comes to; an amount where nothing is due any more is none. */
function resultOf(step: DialogueStep, kind: 'date' | 'money'): Comparable | null {
  if (step.kind !== 'answer') return null;
  const result = step.outcome?.derivation?.result.value;
  if (result?.kind === kind) return plain(result) as Comparable;
  return kind === 'money' && result && step.outcome && NOTHING_DUE.includes(step.outcome.outcome) ? 0 : null;
}

/** The outcomes of the fee for who is free to leave. */
const NOTHING_DUE: readonly string[] = ['free'];
