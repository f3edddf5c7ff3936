import type { Entity } from '../../../domain/entity.ts';
import { SENTENCE_END } from '../../../language/sentence.ts';
import type { FillContext } from '../candidates/candidate.ts';
import { gapBetween } from '../candidates/gap.ts';

/** "It has been leaking from below for three weeks": for how long a machine has failed says nothing of when it was bought. */
export const withoutFailing = (entities: readonly Entity[], { text }: FillContext): readonly Entity[] =>
  entities.filter(
    (entity) =>
      !hasJustFailed(entity, { text, entities }) &&
      !entities.some((cue) => failedFor(entity, cue, { text, entities })),
  );

/** "The Krups of Christmas 2023 has just stopped": what happened just now has no day before it. */
const hasJustFailed = (
  cue: Entity,
  { text, entities }: { text: string; entities: readonly Entity[] },
): boolean =>
  cue.kind === 'cue' &&
  cue.facts.every((fact) => fact === 'faultDate') &&
  JUST.test(text.slice(0, cue.start)) &&
  !entities.some(
    ({ kind, start }) =>
      kind === 'date' && start >= cue.end && !SENTENCE_END.test(text.slice(cue.end, start)),
  );

const JUST = /(?<!\p{L})(?:just|vien(?:t|s|nent) (?:juste )?(?:de|d['’]))\s*$/iu;

function failedFor(
  entity: Entity,
  cue: Entity,
  context: { text: string; entities: readonly Entity[] },
): boolean {
  if (entity.kind !== 'duration' || cue.kind !== 'cue' || cue.end > entity.start) return false;
  return (
    cue.facts.every((fact) => fact === 'faultDate') &&
    SINCE.test(context.text.slice(cue.start, entity.start)) &&
    !NEXT_CLAUSE.test(context.text.slice(cue.end, entity.start)) &&
    gapBetween(entity, cue, context) <= REACH_CHARS
  );
}

/** The words before a length of time that goes on. */
const SINCE =
  /(?<!\p{L})(?:for|since|depuis)(?: (?:about|around|almost|nearly|over|more than|at least|some|environ|presque|bientôt|plus de|au moins|bien|déjà|près de))?\s*$/iu;

/** "It broke down, I have had it for three years": what the customer has or does is told by itself. */
const NEXT_CLAUSE = /,|(?<!\p{L})(?:and|but|i|i['’]?ve|we|we['’]?ve|et|mais|je|j|on|nous)(?!\p{L})/iu;

/** A fault told further away than this has another time. */
const REACH_CHARS = 40;
