import { type Entity, isMarker, mayBeDay } from '../../domain/entity.ts';
import type { FactName, Facts } from '../../domain/fact.ts';
import type { Value } from '../../domain/value.ts';
import { SENTENCE_END } from '../../language/sentence.ts';
import { isDeniedAt } from './denied.ts';

interface Said {
  readonly entities: readonly Entity[];
  readonly text: string;
}

/** The days and amounts that a message denies outright: "I am not leaving in 2027", "I never said 8 March"; "not the 24th, the 10th" tells another one. */
export const deniedValues = ({ entities, text }: Said): readonly Entity[] =>
  entities.filter((entity) => {
    if (entity.kind !== 'date' && entity.kind !== 'money') return false;
    if (isUnsaid(entity, { entities, text })) return true;
    const isDenied = isDeniedAt(text, entity.start) || isDeniedEvent(entity, text);
    return isDenied && !isReplaced(entity, { entities, text });
  });

/** The facts that hold a value which is denied. */
export const factsDenied = (facts: Facts, denied: readonly Entity[]): FactName[] =>
  Object.entries(facts).flatMap(([name, fact]) =>
    fact.kind === 'known' && fact.origin === 'typed' && denied.some((one) => isIt(one, fact.value))
      ? [name as FactName]
      : [],
  );

/** The message without the values it denies, wherever it names them. */
export const withoutDenied = (entities: readonly Entity[], denied: readonly Entity[]): Entity[] =>
  entities.filter((entity) => !denied.some((one) => isSameTold(one, entity)));

const isIt = (entity: Entity, value: Value): boolean => {
  if (entity.kind === 'date') return value.kind === 'date' && mayBeDay(entity, value.date);
  return entity.kind === 'money' && value.kind === 'money' && value.cents === entity.cents;
};

const isSameTold = (one: Entity, other: Entity): boolean => {
  if (one === other) return true;
  return one.kind === 'money' && other.kind === 'money' && one.cents === other.cents;
};

/** "I am not leaving in 2027", « je ne l'ai pas posté le 3 mai »: what did not happen then; "why can't I leave in May?" asks. */
function isDeniedEvent({ start, end }: Entity, text: string): boolean {
  const before = DENIED_EVENT.exec(text.slice(0, start))?.[0];
  const isAsked = text.slice(end).match(SENTENCE_END)?.[0] === '?';
  return before !== undefined && !isAsked && !SETS_BOUND.test(before) && !OF_PLACE.test(before);
}

/** "I was not at home on the 3rd" denies no day of an order. */
const OF_PLACE = /(?<!\p{L})(?:there|here|home|away|at|around|chez|là|présente?|disponible)(?= )/iu;

const DENIED_EVENT =
  /(?:^|[^\p{L}])(?:not|never|\p{L}+n['’]t|pas|jamais)(?: \p{L}+){1,3} (?:in|on|the|en|le|au)(?: (?:the|le))?\s+$/iu;

/** "Not refunded since the 3rd" denies no day. */
const SETS_BOUND =
  /(?<!\p{L})(?:before|after|until|till|since|by|from|than|avant|après|apres|depuis|jusqu\p{L}*|dès)(?!\p{L})/iu;

const isUnsaid = ({ start }: Entity, { entities, text }: Said): boolean =>
  entities.some(
    (one) => isMarker(one, 'not-said') && one.start < start && !SENTENCE_END.test(text.slice(one.end, start)),
  );

/** Another value in the same sentence stands in its place. */
const isReplaced = (entity: Entity, { entities, text }: Said): boolean =>
  entities.some((other) => {
    if (!TOLD_INSTEAD.includes(other.kind) || isSameTold(entity, other)) return false;
    const [from, until] = [Math.min(entity.end, other.end), Math.max(entity.start, other.start)];
    return !SENTENCE_END.test(text.slice(from, until));
  });

const TOLD_INSTEAD: readonly Entity['kind'][] = ['date', 'money', 'number', 'duration'];
