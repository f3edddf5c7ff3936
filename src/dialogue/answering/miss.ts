import type { Conversation } from '../../domain/conversation.ts';
import type { DialogueStep } from '../../domain/step.ts';
import { type Heard, isSupposing } from '../heard.ts';
import type { Progress } from '../progress.ts';
import { putAgain } from './ask.ts';

/** Misses in a row after which a person is offered. */
const MISSES_TO_ESCALATE = 3;

/** A message that was not understood: asked to rephrase, then shown the way to a person. */
export function missed(conversation: Conversation, heard: Heard): Progress {
  const { misses, declines } = conversation;
  const inTurn = isRemark(conversation, heard)
    ? 'decline-remark'
    : DECLINES[declines.count % DECLINES.length]!;
  const first = heard.isReadable ? inTurn : 'strange-words';
  const phrase = misses > 0 ? afterMiss(conversation, heard) : first;
  return miss(conversation, { step: { kind: 'say', as: 'decline', phrase }, subject: null });
}

/** "Is vinegar all right instead?", after how to descale: what is asked on of a subject outside lies there too; anything else was not followed again. */
const afterMiss = ({ declines }: Conversation, { isReadable, asks }: Heard) =>
  declines.last !== null && isReadable && asks ? 'decline-same' : 'decline-again';

/** "You lot are a bit slow, honestly", after an answer: nothing is asked, so that nothing is missing an answer; "and if I say it began in May" asks what then. */
const isRemark = ({ lastAnswer, asking }: Conversation, heard: Heard): boolean =>
  lastAnswer !== null && asking === null && !heard.asks && !isSupposing(heard);

/** Said in turn, so that two messages turned away do not read the same. */
const DECLINES = ['decline', 'decline-2', 'decline-3'] as const;

/** A question known to lie outside what we answer. */
export function declined(conversation: Conversation, intent: string): Progress {
  const isSame = conversation.declines.last === intent;
  const step = isSame
    ? ({ kind: 'say', as: 'decline', phrase: 'decline-same' } as const)
    : ({ kind: 'decline', intent } as const);
  return miss(conversation, { step, subject: intent });
}

/** A remark about a subject outside, made while we ask: said in a line, and our question again. */
export function declinedAside(conversation: Conversation, intent: string): Progress {
  const { asking, topic } = conversation;
  const { conversation: next, steps } = declined(conversation, intent);
  const [first] = steps;
  if (!asking || !topic || first?.kind === 'escalate') return { conversation: next, steps };
  const short = steps.map((step) => (step.kind === 'decline' ? { ...step, isAside: true } : step));
  const again = putAgain({ ...next, asking, topic }, { topic, fact: asking.fact });
  // Who is asked for a fact is understood: only misses in a row call for a person.
  return { conversation: { ...again.conversation, misses: next.misses }, steps: [...short, ...again.steps] };
}

function miss(
  conversation: Conversation,
  { step, subject }: { step: DialogueStep; subject: string | null },
): Progress {
  const misses = conversation.misses + 1;
  const declines = { count: conversation.declines.count + 1, last: subject };
  const next = { ...conversation, clarifying: [], misses, declines };
  if (misses < MISSES_TO_ESCALATE) return { conversation: next, steps: [step] };
  return { conversation: next, steps: [{ kind: 'escalate', facts: conversation.facts }] };
}
