import type { Conversation } from '../../domain/conversation.ts';
import { answerAlso } from '../answering/answer.ts';
import type { Heard } from '../heard.ts';
import type { Progress } from '../progress.ts';
import { asksForCover, WARRANTY } from '../reading/coverAsked.ts';
import type { Rulebook } from '../rulebook.ts';

/** What is offered for a machine that fails. */
const FAULTY = 'machine-faulty';

/** "My machine makes a horrible noise. Is it under warranty?": beside what is offered for the fault, the warranty is answered. */
export function withCoverAsked(
  rulebook: Rulebook,
  before: Conversation,
  { heard, progress }: { heard: Heard; progress: Progress },
): Progress {
  const [step, ...others] = progress.steps;
  const isOfFault = step?.kind === 'answer' && step.intent === FAULTY && others.length === 0;
  // In the middle of a talk about it, whether it is covered is asked of what was said.
  const isSpokenOf = before.spoken.some(({ intent }) => intent === FAULTY || intent === WARRANTY);
  if (!isOfFault || isSpokenOf || !rulebook.intents.has(WARRANTY) || !asksForCover(heard)) return progress;
  return answerAlso(rulebook, progress, { intents: [WARRANTY], heard });
}
