import type { Conversation } from '../../domain/conversation.ts';
import type { Command } from '../../domain/entity.ts';
import type { Again, DialogueStep } from '../../domain/step.ts';
import type { Understood } from '../../domain/understanding.ts';
import type { World } from '../../domain/world.ts';
import { putAgain } from '../answering/ask.ts';
import { pursueTopic } from '../answering/topic.ts';
import type { Progress } from '../progress.ts';
import { type Rulebook, topicOf } from '../rulebook.ts';
import { explainedBy } from '../said/explained.ts';

interface Doubted {
  readonly command: Command & ('doubt' | 'why' | 'is-that-all' | 'in-short');
  readonly text: string;
  readonly understood: Understood;
  readonly world: World;
}

/** From here on a "why?" reads as one the content answers. */
const LIKELY_REASON = 0.6;

/** "Are you sure?", "why?", "is that all?", "yes or no?": what was just answered stands, and that there is no more to it is said; null where nothing was answered. */
export function onDoubt(rulebook: Rulebook, conversation: Conversation, doubted: Doubted): Progress | null {
  const { lastAnswer, asking, topic, misses } = conversation;
  const { command, text, understood, world } = doubted;
  if (command === 'doubt' && isOfGuarantee(rulebook, conversation, text)) return null;
  // A reason of its own, where the content has one, is a follow-up like any other; what we ask has ours.
  const hasReason = (understood.followUp?.confidence ?? 0) >= LIKELY_REASON && !asking;
  if (command === 'why' && (hasReason || isExplained(rulebook, conversation, understood))) return null;
  if (asking && topic) {
    if (command === 'is-that-all' || command === 'in-short') return null;
    const again = putAgain({ ...conversation, asking, topic }, { topic, fact: asking.fact });
    const reason = say(command === 'why' ? 'why-asked' : command);
    return { conversation: again.conversation, steps: [reason, ...again.steps] };
  }
  if (!lastAnswer || misses > 0) return null;
  if (command === 'is-that-all' && !text.includes('?')) return null;
  if (command === 'why' || command === 'is-that-all') return { conversation, steps: [say(command)] };
  const { intent } = lastAnswer;
  const { conversation: after, steps } = pursueTopic(rulebook, conversation, { intent, filled: [], world });
  return { conversation: after, steps: steps.map((step) => saidAs(step, HOW[command])) };
}

/** "Is it guaranteed?" doubts the day of a refund; where machines are spoken of, it asks after their guarantee. */
const isOfGuarantee = (rulebook: Rulebook, conversation: Conversation, text: string): boolean =>
  GUARANTEED.test(text) && OF_MACHINES.includes(topicOf(rulebook, conversation) ?? '');

const GUARANTEED =
  /(?<!\p{L})it(?:['’]?s)? guaranteed|(?<!ça,? )(?<!\p{L})c['’]est (?:bien |vraiment )?garanti/iu;
const OF_MACHINES: readonly string[] = ['machine', 'ambassador'];

/** The content may explain the answer just given by an intent of its own. */
function isExplained(rulebook: Rulebook, { topic }: Conversation, { followUp }: Understood): boolean {
  const asked = followUp && rulebook.intents.get(followUp.intent);
  const explanation = asked?.leads ?? asked?.id;
  return explanation !== undefined && explanation !== topic && explainedBy(rulebook, explanation) === topic;
}

/** The same answer, said to hold, or in one sentence. */
const saidAs = (step: DialogueStep, how: Again['how']): DialogueStep =>
  step.kind === 'answer' && step.again ? { ...step, again: { ...step.again, how } } : step;

const HOW = { doubt: 'confirmed', 'in-short': 'in-short' } as const;

const say = (phrase: Exclude<Doubted['command'], 'in-short'> | 'why-asked'): DialogueStep => ({
  kind: 'say',
  as: 'smalltalk',
  phrase,
});
