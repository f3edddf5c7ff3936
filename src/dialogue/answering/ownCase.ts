import type { Conversation } from '../../domain/conversation.ts';
import { FACT_KINDS, type Filled } from '../../domain/fact.ts';
import type { DialogueStep } from '../../domain/step.ts';
import type { Heard } from '../heard.ts';
import { valuesFor } from '../known/values.ts';
import type { Progress } from '../progress.ts';
import type { Rulebook } from '../rulebook.ts';
import { pursueTopic } from './topic.ts';

/**
 * "I posted it on the 3rd, what do I need when I ring?": the question as it stands for the day told, before its general
 * answer. Null when no day is told, or when it leads to nothing without a question of ours.
 */
export function answerOwnCase(
  rulebook: Rulebook,
  conversation: Conversation,
  { intent, heard }: { intent: string; heard: Heard },
): Progress | null {
  const own = rulebook.intents.get(intent)?.ownCase ?? null;
  if (own === null) return null;
  const filled = valuesFor(rulebook, { ...conversation, asking: null }, { intent: own, heard });
  if (!filled.some(isDay)) return null;
  const progress = pursueTopic(rulebook, conversation, {
    intent: own,
    filled,
    world: heard.world,
    asksNothing: true,
  });
  return progress.steps.some(isComputed) ? progress : null;
}

/** A rule without a day of the customer's in it is no answer to their case. */
const isComputed = (step: DialogueStep): boolean =>
  step.kind === 'answer' && step.outcome !== null && step.outcome.derivation !== null;

/** A day whose words say what happened on it: one that is only guessed may be the day to call. */
const isDay = ({ fact, ground }: Filled): boolean => FACT_KINDS[fact] === 'date' && ground === 'cued';

/** True when what is said already answers the intent too: by what it covers, or by the same notes. */
export function isSaid({ intents }: Rulebook, said: readonly DialogueStep[], step: DialogueStep): boolean {
  // Of a question that only opens, the rule is said, and its case was not told.
  if (step.kind !== 'answer' && !(step.kind === 'ask' && step.isOpening)) return false;
  return said.some((one) => {
    if (one.kind !== 'answer') return false;
    if (intents.get(one.intent)?.covers.includes(step.intent)) return true;
    const notes = step.kind === 'answer' ? (step.outcome?.notes ?? []) : [];
    return notes.length > 0 && notes.every((note) => one.outcome?.notes.includes(note));
  });
}
