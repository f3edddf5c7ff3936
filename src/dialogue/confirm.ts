import type { Conversation } from '../domain/conversation.ts';
import type { Entity } from '../domain/entity.ts';
import type { Value } from '../domain/value.ts';
import { confirmed } from './doubt.ts';
import { type Heard, isSureAlone, wordsBesideValues } from './heard.ts';
import type { Rulebook } from './rulebook.ts';
import { type Progress, pursueTopic } from './topic.ts';

/** Who says more asks something else. */
const MAX_WORDS = 8;
/** "So 4 December?", "donc 124 € ?" */
const CONCLUDES = /\?|^\W*(?:ok |right |ah )?(?:so|then|donc|alors|du coup)\b/iu;

/** "Why 124?" wants more than a yes. */
const ASKS_MORE = /\b(?:why|how|what|pourquoi|comment|combien|d'où|quoi)\b/iu;

/** "So by 4 December?": the answer just given, confirmed by the value of it that the message repeats; null when it repeats none. */
export function confirmation(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const { lastAnswer } = conversation;
  const { entities } = heard.understood;
  if (!lastAnswer || !CONCLUDES.test(heard.text) || ASKS_MORE.test(heard.text) || isSureAlone(heard))
    return null;
  if (wordsBesideValues(heard) > MAX_WORDS || entities.some(putsAnotherCase)) return null;
  const told = entities.filter(({ kind }) => kind !== 'cue' && kind !== 'marker');
  const printed = Object.values(lastAnswer.said.values);
  const [only, ...others] = told;
  if (!only || others.length > 0 || !printed.some((value) => isSame(only, value))) return null;
  const { conversation: after, steps } = pursueTopic(rulebook, conversation, {
    intent: lastAnswer.intent,
    filled: [],
    world: heard.world,
  });
  const [step] = steps;
  if (step?.kind !== 'answer' || step.again?.how !== 'asked-again') return null;
  return { conversation: after, steps: [confirmed(step)] };
}

const putsAnotherCase = (entity: Entity): boolean =>
  entity.kind === 'marker' && entity.marker !== 'telling' && entity.marker !== 'correction';

function isSame(entity: Entity, value: Value): boolean {
  switch (entity.kind) {
    case 'money':
      return value.kind === 'money' && value.cents === entity.cents;
    case 'number':
      return value.kind === 'money' && value.cents === Math.round(entity.value * 100);
    case 'date':
      return value.kind === 'date' && value.date === entity.date;
    default:
      return false;
  }
}
