import {
  COMMITMENT_LENGTHS,
  type Entity,
  type EntityOf,
  isCommitmentLength,
} from '../../../domain/entity.ts';
import { isInSupposition } from './supposed.ts';

/** Words that put a case to what follows: "if it's 12", « et si c'était 24 ». */
const PUTS =
  /(?<!\p{L})(?:if (?:it['’]?s|it is|it was|they are|mine is)|suppose (?:it['’]?s|it is)|si c['’ ]?(?:est|était)|si j['’]en ai|mettons que ce soit|admettons que ce soit)\s*$/iu;

/** "If it's 12, what changes?": a bare number that such words lead to is the length of the commitment. */
export function withLengthPut(entities: readonly Entity[], text: string): readonly Entity[] {
  const number = lengthPut(entities, text);
  if (!number) return entities;
  const { start, end, value } = number;
  const cue = { kind: 'cue', start, end: start, facts: ['commitmentMonths'] } as const;
  const length = { kind: 'duration', start, end, amount: value, unit: 'month', sense: 'length' } as const;
  return entities.flatMap((entity): Entity[] => (entity === number ? [cue, length] : [entity]));
}

/** The number that a message puts as the length; null where it puts none, or both. */
export function lengthPut(entities: readonly Entity[], text: string): EntityOf<'number'> | null {
  const put = entities.filter(
    (entity): entity is EntityOf<'number'> =>
      entity.kind === 'number' &&
      COMMITMENT_LENGTHS.includes(entity.value) &&
      PUTS.test(text.slice(0, entity.start)) &&
      !/^\s*[€%]/u.test(text.slice(entity.end)),
  );
  return put.length === 1 ? put[0]! : null;
}

/** "24 I think. And if I leave it to a friend?": a length that a message begins with replies to a question. */
export const beginsWithLength = (entities: readonly Entity[]): boolean =>
  entities.some(
    (entity) =>
      entity.start === 0 &&
      (entity.kind === 'duration' || (entity.kind === 'number' && COMMITMENT_LENGTHS.includes(entity.value))),
  );

/** "If I wait and it's the 12-month one", « si j'attends et que c'est 12 mois »: the length is only supposed. */
export const supposesLength = (entities: readonly Entity[], text: string): boolean =>
  lengthPut(entities, text) !== null ||
  entities.some(
    (entity) =>
      entity.kind === 'duration' &&
      entity.sense === 'length' &&
      isCommitmentLength(entity) &&
      PUTS_BESIDE.test(text.slice(0, entity.start)) &&
      isInSupposition(text, entity),
  );

/** "… and it's the", « … et que c'est »: what is supposed may stand beside another thing that is. */
const PUTS_BESIDE =
  /(?<!\p{L})(?:it['’]?s|it is|it was|mine is|c['’ ]?(?:est|était))(?: (?:the|a|un|le|celui de|l['’]engagement de))?\s*$/iu;
