import type { DialogueStep } from '../domain/step.ts';
import type { Rulebook } from './rulebook.ts';

/** The steps of a reply, in which two answers of one topic do not both say what they have in common. */
export function withoutCommon(
  { intents }: Rulebook,
  steps: readonly DialogueStep[],
): readonly DialogueStep[] {
  const said = steps.flatMap((step) => (isTelling(step) ? [step.intent] : []));
  const hasOther = (intent: string) =>
    said.some((other) => other !== intent && intents.get(other)?.topic === intents.get(intent)?.topic);
  return steps.map((step) =>
    step.kind === 'answer' && hasOther(step.intent) ? { ...step, isBeside: true } : step,
  );
}

/** True for an answer, or a question of ours that says a rule first. */
function isTelling(step: DialogueStep): step is DialogueStep & { kind: 'answer' | 'ask' } {
  if (step.kind === 'answer') return true;
  if (step.kind !== 'ask' || step.part === 'question') return false;
  return step.isOpening || step.opening !== undefined || step.soFar !== undefined;
}
