import type { Conversation } from '../domain/conversation.ts';
import type { DialogueStep } from '../domain/step.ts';
import { advance } from './advance.ts';
import { leftAlone } from './command.ts';
import type { Heard } from './heard.ts';
import type { Progress } from './progress.ts';
import type { Rulebook } from './rulebook.ts';

/** What follows once a matter was left: what else is asked, or a word that it is left. */
export function advanceLeaving(rulebook: Rulebook, before: Conversation, said: Heard | null): Progress {
  if (said === null) return leftAlone(before);
  const progress = advance(rulebook, before, said);
  return progress.steps.every(isNotUnderstood) ? { ...leftAlone(before), read: said.understood } : progress;
}

const isNotUnderstood = (step: DialogueStep): boolean =>
  step.kind === 'escalate' || (step.kind === 'say' && step.as === 'decline');
