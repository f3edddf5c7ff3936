import { centsIn, type Entity, isAmount, isMarker, mayBeDay } from '../../../domain/entity.ts';
import type { FactName, Facts } from '../../../domain/fact.ts';
import { centsOf, type Value } from '../../../domain/value.ts';
import { CLAUSE_END, SENTENCE_END } from '../../../language/sentence.ts';
import { isCorrection } from './corrections.ts';
import { isDeniedAt } from './denied.ts';
import { ownerBeside } from './othersValue.ts';

interface Said {
  readonly entities: readonly Entity[];
  readonly text: string;
}

/** The days and amounts that a message denies: "I am not leaving in 2027", "I never said 8 March", "sorry, 249 is my brother's"; "not the 24th, the 10th" tells another one. */
export const deniedValues = (said: Said): readonly Entity[] =>
  said.entities.filter(
    (entity) =>
      isDeniedOutright(entity, said) ||
      (DENIABLE.includes(entity.kind) &&
        (ownerBeside(entity, said) ? isCorrection(said.entities) : isDeniedAt(said.text, entity.start)) &&
        !isReplaced(entity, said)),
  );

const DENIABLE: readonly Entity['kind'][] = ['date', 'money', 'number'];

/** "I did not post it on 3 November", "I never said 249": whether or not it was told before, it tells nothing. */
export const isDeniedOutright = (entity: Entity, said: Said): boolean =>
  DENIABLE.includes(entity.kind) &&
  (isUnsaid(entity, said) ||
    (entity.kind === 'date' && isDeniedEvent(entity, said.text) && !isReplaced(entity, said)));

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
  return isAmount(entity) && centsOf(value) === centsIn(entity);
};

const isSameTold = (one: Entity, other: Entity): boolean => {
  if (one === other) return true;
  return isAmount(one) && isAmount(other) && centsIn(one) === centsIn(other);
};

/** "I am not leaving in 2027", « je ne l'ai pas posté le 3 mai »: what did not happen then; "why can't I leave in May?" asks. */
function isDeniedEvent({ start, end }: Entity, text: string): boolean {
  const isAsked = text.slice(end).match(SENTENCE_END)?.[0] === '?';
  return denialOfDay(text.slice(0, start)) !== null && !isAsked;
}

/** The words before a day that deny what would have happened on it; null where they do not. */
export function denialOfDay(before: string): RegExpExecArray | null {
  return deniedBy(DENIED_EVENT, before);
}

/** The words before a value that deny what was done: « je n'ai pas posté le colis » jeudi, "I did not pay" 99; null where they do not. */
export const denialOfDeed = (before: string): RegExpExecArray | null => deniedBy(DENIED_DEED, before);

function deniedBy(words: RegExp, before: string): RegExpExecArray | null {
  const denial = words.exec(before);
  return denial && ![SETS_BOUND, OF_PLACE, TURNS].some((other) => other.test(denial[0])) ? denial : null;
}

/** "Not on Thursday but on Friday" tells the second. */
const TURNS = /(?<!\p{L})(?:but|rather|instead|mais|plutôt|plutot|sinon)(?!\p{L})/iu;

/** "I was not at home on the 3rd" denies no day of an order. */
const OF_PLACE = /(?<!\p{L})(?:there|here|home|away|at|around|chez|là|présente?|disponible)(?= )/iu;

const DENIED_EVENT =
  /(?:^|[^\p{L}])(?:not|never|\p{L}+n['’]t|pas|jamais)(?: \p{L}+){1,3} (?:in|on|the|en|le|au)(?: (?:the|le))?\s+$/iu;

const DENIED_DEED = /(?:^|[^\p{L}])(?:not|never|\p{L}+n['’]t|pas|jamais)(?: [\p{L}'’]+){1,6}\s+[€£]?$/iu;

/** "Not refunded since the 3rd" denies no day. */
const SETS_BOUND =
  /(?<!\p{L})(?:before|after|until|till|since|by|from|than|avant|après|apres|depuis|jusqu\p{L}*|dès)(?!\p{L})/iu;

/** "Forget the subscription price, it was 279" tells the value of its second clause. */
const isUnsaid = ({ start }: Entity, { entities, text }: Said): boolean =>
  entities.some(
    (one) => isMarker(one, 'not-said') && one.start < start && !CLAUSE_END.test(text.slice(one.end, start)),
  );

/** Another value in the same sentence stands in its place. */
const isReplaced = (entity: Entity, { entities, text }: Said): boolean =>
  entities.some((other) => {
    if (!TOLD_INSTEAD.includes(other.kind) || isSameTold(entity, other)) return false;
    const [from, until] = [Math.min(entity.end, other.end), Math.max(entity.start, other.start)];
    return !SENTENCE_END.test(text.slice(from, until));
  });

const TOLD_INSTEAD: readonly Entity['kind'][] = ['date', 'money', 'number', 'duration'];
