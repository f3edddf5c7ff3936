import type { Conversation, Said } from '../domain/conversation.ts';
import { type Entity, type EntityOf, isValue } from '../domain/entity.ts';
import type { Facts } from '../domain/fact.ts';
import { type IsoDate, plain, type Value } from '../domain/value.ts';
import { type Heard, isSureAlone, wordsBesideValues } from './heard.ts';
import type { Rulebook } from './rulebook.ts';
import { spanOf } from './slots/candidate.ts';
import { lastWorkedOut } from './spoken.ts';
import { type Progress, pursueTopic } from './topic.ts';

/** Who says more asks something else. */
const MAX_WORDS = 8;
/** Who says no more than the value asks nothing of its own, whatever the words are near to. */
const MAX_BARE_WORDS = 2;
/** "So 4 December?", "donc 124 € ?" */
const CONCLUDES = /\?|^\W*(?:ok |right |ah )?(?:so|then|donc|alors|du coup)\b/iu;

/** "Why 124?" wants more than a yes. */
export const ASKS_MORE = /\b(?:why|how|what|pourquoi|comment|combien|d'où|quoi)\b/iu;

/** "So you owe me 3 euros?" says that we pay, which no answer computes. */
const TURNS_ROUND =
  /\byou(?:'ll| will)? (?:owe|pay|give|send)\b|\bi (?:get|receive|am owed)\b|\bvous (?:me |nous )?(?:devez|payez|versez|rendez|remboursez|donnez)|\b(?:je|on) (?:touche|re[çc]ois|r[ée]cup[èe]re|gagne)\b/iu;

/** "So by 4 December?": the answer just given, confirmed by the value of it that the message repeats; null when it repeats none. */
export function confirmation(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const lastAnswer = lastWorkedOut(conversation);
  const { entities } = heard.understood;
  if (
    !lastAnswer ||
    !CONCLUDES.test(heard.text) ||
    ASKS_MORE.test(heard.text) ||
    TURNS_ROUND.test(heard.text) ||
    (isQuestionAlone(rulebook, heard) && wordsBesideValues(heard) > MAX_BARE_WORDS)
  )
    return null;
  if (wordsBesideValues(heard) > MAX_WORDS || entities.some(putsAnotherCase)) return null;
  const [only, ...others] = entities.filter(isValue);
  const value = only && others.length === 0 ? workedOutAs(conversation, only) : null;
  if (!value) return null;
  const { conversation: after, steps } = pursueTopic(
    rulebook,
    { ...conversation, lastAnswer },
    { intent: lastAnswer.intent, filled: [], world: heard.world },
  );
  const [step] = steps;
  if (step?.kind !== 'answer' || step.again?.how !== 'asked-again') return null;
  const again = { ...step.again, how: 'confirmed', value } as const;
  return { conversation: after, steps: [{ ...step, again }] };
}

/** The value of the last answer that was worked out and that this repeats; null when it repeats none. */
export function workedOutAs(conversation: Conversation, entity: Entity): Value | null {
  const last = lastWorkedOut(conversation);
  const printed = last ? computedValues(last.said, conversation.facts) : [];
  return printed.find((value) => isSame(entity, value)) ?? null;
}

/** "OK so 24 June?" may well read as a remark; only a question of its own is none to agree to. */
const isQuestionAlone = ({ intents }: Rulebook, heard: Heard): boolean =>
  isSureAlone(heard) && intents.get(heard.understood.ranking[0]?.intent ?? '')?.kind !== 'smalltalk';

/** What was worked out: a price or a day that the customer told is agreed to by no answer about something else. */
const computedValues = ({ values }: Said, facts: Facts): Value[] =>
  Object.values(values).filter(
    (value) =>
      !Object.values(facts).some((fact) => fact.kind === 'known' && plain(fact.value) === plain(value)),
  );

const putsAnotherCase = (entity: Entity): boolean =>
  entity.kind === 'marker' &&
  !['telling', 'correction', 'checked', 'wish', 'not-received', 'counted'].includes(entity.marker);

function isSame(entity: Entity, value: Value): boolean {
  switch (entity.kind) {
    case 'money':
      return centsOf(value) === entity.cents;
    case 'number':
      return centsOf(value) === Math.round(entity.value * 100);
    case 'date':
      return value.kind === 'date' && isWithin(value.date, entity);
    default:
      return false;
  }
}

/** "Since June" is the day in June. */
function isWithin(day: IsoDate, entity: EntityOf<'date'>): boolean {
  const { from = entity.date, until = entity.date } = entity.precision === 'month' ? spanOf(entity) : {};
  return from <= day && day <= until;
}

/** The cents of an amount; null for anything else. */
export function centsOf(value: Value): number | null {
  if (value.kind === 'money') return value.cents;
  return value.kind === 'wholeEuros' ? value.euros * 100 : null;
}
