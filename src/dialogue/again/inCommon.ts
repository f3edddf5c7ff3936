import type { DialogueStep } from '../../domain/step.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';

/** The steps of a reply, in which two answers of one topic do not both say what they have in common. */
export function withoutCommon(rulebook: Rulebook, all: readonly DialogueStep[]): readonly DialogueStep[] {
  const { intents } = rulebook;
  const steps = withoutCovered(rulebook, all);
  const said = steps.flatMap((step) => (isTelling(step) ? [step.intent] : []));
  const hasOther = (intent: string) =>
    said.some((other) => other !== intent && intents.get(other)?.topic === intents.get(intent)?.topic);
  const apart = steps.map((step) =>
    step.kind === 'answer' && hasOther(step.intent)
      ? { ...withoutPassing(rulebook, step, steps), isBeside: true as const }
      : step,
  );
  return apart.map((step, at) =>
    step.kind === 'answer' ? withoutTwice(rulebook, step, apart.slice(0, at)) : step,
  );
}

type Answer = DialogueStep & { readonly kind: 'answer' };

/** "If nothing comes by then, whom do I ring?": the answer to the first says whom, and the number is not said twice. */
function withoutCovered({ intents }: Rulebook, steps: readonly DialogueStep[]): readonly DialogueStep[] {
  const answered = steps.flatMap((step) => (step.kind === 'answer' ? [step.intent] : []));
  const covers = (one: string, other: string) => intents.get(one)?.covers.includes(other) === true;
  return steps.filter(
    (step) =>
      step.kind !== 'answer' ||
      !answered.some((other) => covers(other, step.intent) && !covers(step.intent, other)),
  );
}

/** "It is guaranteed until …", noted beside the options, goes where the answer about the warranty says the same. */
function withoutPassing(rulebook: Rulebook, step: Answer, steps: readonly DialogueStep[]): Answer {
  const inPassing = policyOf(rulebook, step.intent)?.inPassing;
  if (!inPassing || !step.outcome) return step;
  const answered = steps.flatMap((other) =>
    other.kind === 'answer' && other.outcome ? (policyOf(rulebook, other.intent)?.id ?? []) : [],
  );
  const said = answered.flatMap((policy) => inPassing[policy] ?? []);
  const notes = step.outcome.notes.filter((note) => !said.includes(note));
  return { ...step, outcome: { ...step.outcome, notes } };
}

/** What is said in passing of another matter is said once in a reply: not again beside the options what stands beside the capsules. */
function withoutTwice(rulebook: Rulebook, step: Answer, before: readonly DialogueStep[]): Answer {
  const passing = Object.values(policyOf(rulebook, step.intent)?.inPassing ?? {}).flat();
  const { outcome } = step;
  if (!outcome || passing.length === 0) return step;
  const said = before.flatMap((other) => (other.kind === 'answer' ? (other.outcome?.notes ?? []) : []));
  const notes = outcome.notes.filter((note) => !(passing.includes(note) && said.includes(note)));
  return { ...step, outcome: { ...outcome, notes } };
}

/** True for an answer, or a question of ours that says a rule first. */
function isTelling(step: DialogueStep): step is DialogueStep & { kind: 'answer' | 'ask' } {
  if (step.kind === 'answer') return true;
  if (step.kind !== 'ask' || step.part === 'question') return false;
  return step.isOpening || step.opening !== undefined || step.soFar !== undefined;
}
