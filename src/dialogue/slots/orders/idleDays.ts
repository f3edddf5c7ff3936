import { type Entity, isMarker } from '../../../domain/entity.ts';
import { SENTENCE_END } from '../../../language/sentence.ts';
import { cuedBy } from '../candidates/byCue.ts';
import { type FillContext, RETURN_DAYS } from '../candidates/candidate.ts';
import { gapBetween } from '../candidates/gap.ts';

/** "On Thursday the tracking said it was on its way back", "the post office was closed on Saturday": the entities without the days on which nothing came back nor was handed over. */
export function withoutIdleDays(
  entities: readonly Entity[],
  { text, wanted, asking }: Pick<FillContext, 'text' | 'wanted' | 'asking'>,
): readonly Entity[] {
  if (!RETURN_DAYS.some((fact) => wanted.includes(fact))) return entities;
  const days = entities.filter(({ kind }) => kind === 'date');
  const idle = entities
    .filter((entity) => isMarker(entity, 'not-that-day'))
    .flatMap((status) => nearest(days, status, text) ?? []);
  // "I posted it on 2 June, still in transit": words of the hand-over lead to their own day.
  const isReply = (day: Entity) => asking === 'handoverDate' && isSetBefore(day, text);
  return entities.filter(
    (entity) => !idle.includes(entity) || isReply(entity) || isLed(entity, { text, entities }),
  );
}

/** "2 June, it is still in transit": asked when it was handed over, the day comes first and what became of it after. */
const isSetBefore = ({ start, end }: Entity, text: string): boolean =>
  !/\p{L}{4}/u.test(text.slice(0, start)) && /^\s*[,;(–—-]/u.test(text.slice(end));

/** The day of the same sentence that stands nearest to the words. */
function nearest(days: readonly Entity[], status: Entity, text: string): Entity | undefined {
  const between = (day: Entity) =>
    day.start < status.start ? text.slice(day.end, status.start) : text.slice(status.end, day.start);
  return days
    .filter((day) => !PARTS.test(between(day)))
    .toSorted((one, other) => between(one).length - between(other).length)[0];
}

const PARTS = new RegExp(
  `${SENTENCE_END.source}|(?<!\\p{L})(?:and|but|then|et|mais|puis|alors)(?!\\p{L})|,\\s*(?:it was|that was|c['’]était|i|we|je|j['’]|on|nous)(?!\\p{L})`,
  'iu',
);

/** A cue this near leads to the day. */
const LED_CHARS = 15;

const isLed = (day: Entity, { text, entities }: { text: string; entities: readonly Entity[] }): boolean =>
  entities.some(
    (cue) =>
      cue.kind === 'cue' &&
      cue.end <= day.start &&
      cuedBy(cue).some((fact) => RETURN_DAYS.includes(fact)) &&
      gapBetween(day, cue, { text, entities }) <= LED_CHARS,
  );
