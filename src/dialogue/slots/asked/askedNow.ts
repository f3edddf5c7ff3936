import type { Entity, EntityOf } from '../../../domain/entity.ts';
import type { FactName } from '../../../domain/fact.ts';
import { flag } from '../../../domain/value.ts';
import { sentenceAround } from '../../../language/sentence.ts';
import type { Assignment, FillContext } from '../candidates/candidate.ts';
import { tellsFault, tellsLastingFault } from '../machines/faultWords.ts';
import { isCorrection } from '../retractions/corrections.ts';
import { isPutCase } from './supposed.ts';

/** What was offered, refused or due on a day of the past is asked of that day. */
const OF_THAT_TIME =
  /(?<!\p{L})(?:did you|did (?:this|that|the|your) offer|exist(?:ed|ait|aient)|were you|was offered|was on offer|what was|was there|were there|were the|at (?:the|that) time|back then|refus\p{L}*|turned down|would have|was entitled|proposi(?:ez|ons)|offriez|faisiez|prévoyiez|accordiez|avi(?:ez|ons)[- ]vous|était|étaient|valai(?:t|ent)|(?:avais|avait|avions)(?:-\p{L}+)? droit|droit (?:avais|avait|avions)|avais-je|avait-on|pouvai\p{L}+|aur(?:ais|ait|ions|aient)(?:-\p{L}+)? (?:pu|eu|obtenu|reçu)|à l['’]époque|avez dit)(?!\p{L})/iu;

/** "What could I get in June 2025?": words of getting that lead to a day gone by. */
const GOT_ON =
  /(?<!\p{L})(?:could|can|would|did) (?:i|we|one|you|he|she|they|people|customers)(?: have)? (?:got|gotten|get|had|have|received?|claim(?:ed)?|cho(?:o)?se)[^.?!,;]{0,25} (?:in|on|at|back in)(?: the)? $/iu;

/** Whether what is offered is asked for now, wherever a day of the fault is told: "it broke down in May 2025, what can I do?", and not "and in May 2025?". */
export function withAskedNow(
  assigned: readonly Assignment[],
  {
    text,
    today,
    wanted,
    facts,
    entities,
  }: Pick<FillContext, 'text' | 'today' | 'wanted' | 'facts'> & { entities: readonly Entity[] },
): readonly Assignment[] {
  const day = assigned.find(({ fact }) => fact === 'faultDate');
  const isRead = wanted.includes('askedNow');
  if (!day || (!isRead && COUNTED_FROM.some((fact) => wanted.includes(fact)))) return assigned;
  const isThen = isOfThatTime(text, { today, entities });
  // "No, May": only the day is put right, and what was asked stays.
  if (!isThen && isCorrection(entities)) return assigned;
  const isNow = !isThen && tellsFault(sentenceOf(day.entity, text)) && !isPutCase(text, day.entity);
  // Asked since when the offer holds, the day since when a machine fails is no day to tell of.
  if (!isRead) return isNow ? assigned.filter((one) => one !== day) : assigned;
  if (!isNow && !(facts.askedNow && (isThen || isNamedPast(day, { text, today })))) return assigned;
  const { entity, fits, ground } = day;
  return [
    ...assigned,
    {
      fact: 'askedNow',
      kind: 'flag',
      value: flag(isNow),
      approximate: false,
      needs: 'nothing',
      entity,
      fits,
      ground,
    },
  ];
}

/** Beside these, the day of a fault tells whether it came in time. */
const COUNTED_FROM: readonly FactName[] = ['remedyDate', 'purchaseDate'];

/** "And in June 2025?" takes back what was asked for now; "last night" or a day to come leaves it as it was. */
const isNamedPast = (
  { value, entity, until }: Assignment,
  { text, today }: { text: string; today: string },
): boolean =>
  value.kind === 'date' &&
  value.date < today &&
  (until !== undefined || /\d/u.test(text.slice(entity.start, entity.end)));

const isOfThatTime = (
  text: string,
  { today, entities }: { today: string; entities: readonly Entity[] },
): boolean =>
  OF_THAT_TIME.test(text) ||
  entities.some((one) => one.kind === 'date' && one.date < today && GOT_ON.test(text.slice(0, one.start)));

/** Words that lead to the day since which something goes on. */
const SINCE =
  /(?<!\p{L})(?:since|depuis)(?: (?:back|about|around|early|late|in|on|the|around|vers|fin|début|le|la|en|au|courant|mois de))*\s*$/iu;
const NEXT_CLAUSE = /[,:(–]|(?<!\p{L})(?:and|but|et|mais)(?!\p{L})/iu;

/** "I live here since March 2024 and it leaks", « elle marchait bien depuis mars »: a day since which something else goes on is none of the fault. */
export function withoutOtherSince(
  entities: readonly Entity[],
  { text, wanted }: Pick<FillContext, 'text' | 'wanted'>,
): readonly Entity[] {
  if (!wanted.includes('askedNow')) return entities;
  const others = entities.filter(
    (one) => one.kind === 'date' && isSinceOther(one, text) && !isLedTo(one, entities),
  );
  return entities.filter((one) => !others.includes(one));
}

function isSinceOther(day: EntityOf<'date'>, text: string): boolean {
  const { before: sentence } = sentenceAround(text, day);
  const found = SINCE.exec(sentence);
  if (!found) return false;
  const clause = sentence.slice(0, found.index).split(NEXT_CLAUSE).at(-1)!;
  if (tellsLastingFault(clause)) return false;
  // "Since May, no coffee": what lasts is said around it.
  return clause.trim() !== '' ? !tellsFault(sentence) || SAYS_OF_ELSE.test(clause) : false;
}

/** A clause with words enough to say what lasts. */
const SAYS_OF_ELSE = /\p{L}+ \p{L}+|\p{L}{4,}/u;

/** "I've had it since May 2025": words that lead to the day for another fact. */
const isLedTo = (day: Entity, entities: readonly Entity[]): boolean =>
  entities.some(
    (one) =>
      one.kind === 'cue' &&
      one.end <= day.start &&
      day.start - one.end <= LED_CHARS &&
      !one.facts.includes('faultDate'),
  );

const LED_CHARS = 12;

function sentenceOf(day: Entity, text: string): string {
  const { before, after } = sentenceAround(text, day);
  return `${before} ${after}`;
}
