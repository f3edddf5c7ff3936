import type { DialogueStep } from '../../domain/step.ts';
import { isHandoff } from '../answering/answer.ts';
import type { Heard } from '../heard.ts';
import type { Progress } from '../progress.ts';
import type { Rulebook } from '../rulebook.ts';

/**
 * "Three weeks and still nothing, put me through to someone": the way to a person comes first, then what holds for the
 * rest; who wants a person is asked nothing.
 */
export function withPerson(rulebook: Rulebook, progress: Progress, { understood }: Heard): Progress {
  const wanted = understood.clauses?.find(({ intent }) => rulebook.intents.get(intent)?.kind === 'handoff');
  if (!wanted || progress.steps.some(isHandoff)) return progress;
  const steps: DialogueStep[] = [
    { kind: 'handoff', intent: wanted.intent },
    ...progress.steps.flatMap((step) => ruleOf(step) ?? []),
  ];
  const { conversation } = progress;
  const closed = { ...conversation, asking: null, choosing: null, clarifying: [], misses: 0 };
  return { ...progress, conversation: closed, steps };
}

/** An answer, or the rule a question of ours opens with; nothing of what only asks or declines. */
function ruleOf(step: DialogueStep): DialogueStep | null {
  if (step.kind === 'answer') return step;
  const hasRule = step.kind === 'ask' && (step.isOpening || step.opening || step.soFar);
  return hasRule ? { ...step, part: 'rule' } : null;
}
