import type { Conversation } from '../../domain/conversation.ts';
import { isMarker } from '../../domain/entity.ts';
import type { DialogueStep } from '../../domain/step.ts';
import { NOTHING_READ } from '../../domain/understanding.ts';
import { SENTENCES } from '../../language/sentence.ts';
import { blanked } from '../../language/spans.ts';
import { beginsWith, type Heard } from '../heard.ts';
import type { Progress } from '../progress.ts';
import type { Rulebook } from '../rulebook.ts';
import { isRepeat } from '../said/said.ts';
import { ASKS_MORE, isCry } from './claim.ts';
import { confirmation } from './confirm.ts';
import { outcomeCheck } from './outcome.ts';

/** A sentence that only checks what was answered, answered, and the message without it. */
export interface CheckBeside {
  readonly progress: Progress;
  readonly rest: Heard;
  /** True where the sentence states what it checks, and asks nothing by itself. */
  readonly isOnlySaid: boolean;
}

/** Fewer words than these ask nothing more: "so 124? ouch". */
const LEAST_WORDS_OF_REST = 3;

/** "So that's 99? And will you repair it all the same?": what the first sentence checks, and what is left to answer; null where it checks nothing or nothing is left. */
export function checkBeside(
  rulebook: Rulebook,
  conversation: Conversation,
  heard: Heard,
): CheckBeside | null {
  const alone = firstSentence(heard);
  if (alone === null || isCry(alone.text)) return null;
  const { understood } = heard;
  const first = alone.text;
  const rest = heard.text.slice(first.length);
  const progress = confirmation(rulebook, conversation, alone) ?? outcomeCheck(rulebook, conversation, alone);
  if (progress === null) return null;
  const entities = understood.entities.filter(({ start }) => start >= first.length);
  const text = blanked(heard.text, [{ start: 0, end: first.length }]);
  return {
    progress,
    isOnlySaid: !first.includes('?'),
    rest: { ...heard, text, understood: { ...understood, ...halfOf(rest, heard), entities } },
  };
}

/** The first sentence of a message that asks something else after it; null for any other message. */
export function firstSentence(heard: Heard): Heard | null {
  const { text, understood } = heard;
  const [first] = text.match(SENTENCES) ?? [];
  const rest = first === undefined ? '' : text.slice(first.length);
  const words = rest.match(/\p{L}+/gu)?.length ?? 0;
  // "So 124?? It's November, mate": nothing is asked besides.
  if (first === undefined || words < LEAST_WORDS_OF_REST || !asks(rest, heard)) return null;
  const entities = understood.entities.filter(({ start }) => start < first.length);
  return { ...heard, text: first, understood: { ...understood, ...NOTHING_READ, entities } };
}

/** "And if it packs up, what then" asks without a question mark. */
const asks = (rest: string, { understood, text }: Heard): boolean =>
  rest.includes('?') ||
  (ASKS_MORE.test(rest) &&
    understood.entities.some(
      (entity) =>
        (isMarker(entity, 'leaning') || isMarker(entity, 'what-if')) &&
        text.slice(text.length - rest.length, entity.start).trim() === '' &&
        entity.end > text.length - rest.length,
    ));

/** How the rest reads by itself, where the message was parted there: "so it's covered? And who pays?" */
function halfOf(rest: string, { understood: { halves = [] } }: Heard): Partial<Heard['understood']> {
  const half = halves
    .map(([, second]) => second)
    .find(({ text }) => rest.trim().endsWith(text) && rest.trim().length - text.length <= MAX_JOINT_CHARS);
  if (!half) return {};
  const { ranking, verdict, confidence, followUp, inTopic } = half;
  return { ranking, verdict, confidence, followUp, followUpAsked: followUp, inTopic, also: [], halves: [] };
}

/** "And " may stand before the half. */
const MAX_JOINT_CHARS = 5;

/**
 * What was checked, then what the rest of the message asks; a rest that says the same again, or that nobody understands, adds
 * nothing. "So I wait until the 15th. And am I stuck after that?": a yes to what is only said would be heard as one to what is asked.
 */
export function afterCheck(check: CheckBeside | null, progress: Progress): Progress {
  if (check === null) return progress;
  const [checked] = check.progress.steps;
  const isAsking = check.rest.text.includes('?') || beginsWith(check.rest, ['leaning', 'what-if']);
  const adds = (step: DialogueStep) =>
    !(
      step.kind === 'answer' &&
      checked?.kind === 'answer' &&
      step.intent === checked.intent &&
      step.outcome?.outcome === checked.outcome?.outcome
    ) &&
    step.kind !== 'say' &&
    (step.kind !== 'clarify' || isAsking) &&
    !isRepeat(step);
  const more = progress.steps.filter(adds);
  if (more.length === 0 || !checked) return check.progress;
  return { ...progress, steps: check.isOnlySaid && isAgreed(checked) ? more : [checked, ...more] };
}

const isAgreed = (step: DialogueStep): boolean => step.kind === 'answer' && step.again?.how === 'confirmed';
