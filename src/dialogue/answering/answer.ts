import { type Conversation, NEW_CONVERSATION } from '../../domain/conversation.ts';
import { type FactName, type Facts, isName } from '../../domain/fact.ts';
import type { DialogueStep } from '../../domain/step.ts';
import { beginsWith, type Heard } from '../heard.ts';
import { omit } from '../known/told.ts';
import { valuesFor } from '../known/values.ts';
import type { Progress } from '../progress.ts';
import { policyOf, type Rulebook, topicOf } from '../rulebook.ts';
import { queueUp } from './agenda.ts';
import { machinesApart } from './apart.ts';
import { declined } from './miss.ts';
import { isOpen, withOursAgain } from './oursAgain.ts';
import { answerOwnCase, isSaid } from './ownCase.ts';
import { retraced } from './retrace.ts';
import { speaksOf } from './takenByGuess.ts';
import { pursueTopic } from './topic.ts';

/** What follows when the message asks for this intent: its answer, small talk, or the next missing fact. */
export function answerIntent(
  rulebook: Rulebook,
  conversation: Conversation,
  { intent, heard }: { intent: string; heard: Heard },
): Progress {
  const kind = rulebook.intents.get(intent)?.kind ?? 'decline';
  switch (kind) {
    case 'faq': {
      const retraces = rulebook.intents.get(intent)?.retraces ?? false;
      const steps = retraces
        ? retraced(rulebook, conversation, { world: heard.world, isOfLast: retraces === 'last' })
        : null;
      if (steps) return steps;
      const own = answerOwnCase(rulebook, conversation, { intent, heard });
      if (own) return besideOwnCase(rulebook, own, { intent, heard });
      return inGeneral(rulebook, conversation, { intent, heard });
    }
    case 'smalltalk':
    case 'handoff':
      return {
        conversation: { ...closed(rulebook, conversation, intent), clarifying: [], misses: 0 },
        steps: [{ kind, intent }],
      };
    case 'decline':
      return declined(conversation, intent);
    default:
      return kind satisfies never;
  }
}

/** The question answered without a day told for it, or with the values its own policy reads. */
function inGeneral(
  rulebook: Rulebook,
  conversation: Conversation,
  { intent, heard }: { intent: string; heard: Heard },
): Progress {
  const policy = policyOf(rulebook, intent);
  const passing = policy?.passing ?? [];
  // "And if it fails in eight months?" was asked of a repair: the warranty asked about next is no case of that day.
  const put = policy === policyOf(rulebook, conversation.topic) ? [] : putCases(conversation.facts);
  const anew = { ...conversation, facts: omit(conversation.facts, [...passing, ...put]) };
  const isFollowUp =
    heard.understood.reading === 'follow-up' ||
    (beginsWith(heard, ['leaning', 'what-if']) &&
      topicOf(rulebook, conversation) === rulebook.intents.get(intent)?.topic);
  const pursue = (before: Conversation, part: Heard) => {
    const reading = { intent, heard: part, isFollowUp, isAsked: true };
    const filled = valuesFor(rulebook, { ...before, asking: null }, reading);
    // "And at 7.30 pm?" leans on the day that was asked about.
    const leansOnAsked = isFollowUp && filled.some(({ fact }) => passing.includes(fact) && !isName(fact));
    const facts = leansOnAsked ? omit(conversation.facts, passing.filter(isName)) : before.facts;
    return pursueTopic(rulebook, { ...before, facts }, { intent, filled, world: heard.world });
  };
  const [first, ...others] = machinesApart(policyOf(rulebook, intent), heard);
  return others.reduce(
    (sofar, part) => beside(anew, sofar, (before) => pursue(before, part)),
    pursue(anew, first),
  );
}

/** A fault that was only put as a case. */
const putCases = ({ faultDate }: Facts): FactName[] =>
  faultDate?.kind === 'known' && faultDate.isSupposed ? ['faultDate'] : [];

/** Two machines of one message are answered one after the other; what must be asked comes last, and once. */
function beside(before: Conversation, sofar: Progress, pursue: (from: Conversation) => Progress): Progress {
  if (!sofar.steps.some(isOpen)) {
    const { conversation, steps } = pursue(sofar.conversation);
    return { conversation, steps: [...sofar.steps, ...steps] };
  }
  const { steps } = pursue(before);
  const { conversation } = sofar;
  return steps.some(isOpen) ? sofar : { conversation, steps: [...steps, ...sofar.steps] };
}

/** The answer for the customer's own case, then the general one, unless it was said; what follows revises the former. Who heard that the repair is still guaranteed is not asked for the brand. */
function besideOwnCase(
  rulebook: Rulebook,
  own: Progress,
  { intent, heard }: { intent: string; heard: Heard },
): Progress {
  const { topic, lastAnswer } = own.conversation;
  const general = inGeneral(rulebook, own.conversation, { intent, heard });
  if (general.steps.some(isOpen)) return own;
  const fresh = general.steps.filter((step) => !isSaid(rulebook, own.steps, step));
  return { conversation: { ...general.conversation, topic, lastAnswer }, steps: [...own.steps, ...fresh] };
}

/** The conversation without what the small talk drops: who starts over has told nothing. */
function closed({ intents }: Rulebook, conversation: Conversation, id: string): Conversation {
  const intent = intents.get(id);
  if (intent?.forgets) return { ...NEW_CONVERSATION, language: conversation.language };
  return intent?.closes ? { ...conversation, asking: null, choosing: null, agenda: [] } : conversation;
}

/** A question asked in the middle of ours: answered, then ours is put again, at once or after what the new one needs. */
export function answerAside(
  rulebook: Rulebook,
  conversation: Conversation,
  aside: { intent: string; heard: Heard },
): Progress {
  const { asking, topic } = conversation;
  const progress = answerIntent(rulebook, conversation, aside);
  const closes = rulebook.intents.get(aside.intent)?.closes === true;
  if (!asking || !topic || closes || progress.steps.some(isHandoff)) return progress;
  const isElsewhere = rulebook.intents.get(aside.intent)?.topic !== rulebook.intents.get(topic)?.topic;
  return withOursAgain(rulebook, conversation, { progress, isElsewhere, world: aside.heard.world });
}

/** The further questions of a message: answered before anything we ask; one that needs facts itself waits its turn. */
export function answerAlso(
  rulebook: Rulebook,
  progress: Progress,
  { intents, heard }: { intents: readonly string[]; heard: Heard },
): Progress {
  return intents.reduce<Progress>((sofar, intent) => {
    const second = answerIntent(rulebook, sofar.conversation, { intent, heard });
    if (second.steps.every((step) => isSaid(rulebook, sofar.steps, step))) return sofar;
    // "Now it's a date? Is it money or credit?" opens no contract that it does not name.
    if (second.steps.some(isOpen) && isUnnamed(rulebook, sofar.conversation, { intent, heard })) return sofar;
    if (!sofar.steps.some(isOpen)) {
      // What follows revises the answer that was computed, not the fixed text beside it.
      const isFixed =
        policyOf(rulebook, intent) === null && policyOf(rulebook, sofar.conversation.topic) !== null;
      const { topic, lastAnswer } = sofar.conversation;
      const conversation = isFixed ? { ...second.conversation, topic, lastAnswer } : second.conversation;
      return { conversation, steps: [...sofar.steps, ...second.steps] };
    }
    if (second.steps.some(isOpen))
      return { steps: sofar.steps, conversation: queueUp(sofar.conversation, intent) };
    return { conversation: sofar.conversation, steps: between(sofar.steps, second.steps) };
  }, progress);
}

/** True for a question of another topic whose thing the message does not name. */
function isUnnamed(
  rulebook: Rulebook,
  conversation: Conversation,
  { intent, heard }: { intent: string; heard: Heard },
): boolean {
  const topic = rulebook.intents.get(intent)?.topic;
  return (
    topic !== undefined && topic !== topicOf(rulebook, conversation) && !speaksOf(rulebook, heard, topic)
  );
}

/** What is asked is answered in the order of asking: our own question comes last, the rule it opens with stays in its place. */
function between(open: readonly DialogueStep[], answer: readonly DialogueStep[]): DialogueStep[] {
  const at = open.findIndex(isOpen);
  const [before, step, after] = [open.slice(0, at), open[at], open.slice(at + 1)];
  if (step?.kind !== 'ask' || !(step.isOpening || step.opening || step.soFar))
    return [...before, ...answer, ...open.slice(at)];
  const { sympathy: _said, notice: _noticed, ...question } = step;
  return [...before, { ...step, part: 'rule' }, ...answer, { ...question, part: 'question' }, ...after];
}

export const isHandoff = ({ kind }: DialogueStep): boolean => kind === 'handoff' || kind === 'escalate';
