import type { Entity } from '../../../domain/entity.ts';
import { leadingTo, SENTENCE_END } from '../../../language/sentence.ts';
import type { FillContext } from '../candidates/candidate.ts';
import { gapBetween } from '../candidates/gap.ts';
import { isMachineName } from './machineName.ts';

/** "It has been leaking from below for three weeks": for how long a machine has failed says nothing of when it was bought. */
export const withoutFailing = (entities: readonly Entity[], { text }: FillContext): readonly Entity[] =>
  entities.filter(
    (entity) =>
      !hasJustFailed(entity, { text, entities }) &&
      !entities.some((cue) => failedFor(entity, cue, { text, entities })),
  );

/** "The Krups of Christmas 2023 has just stopped": the day of a purchase told before it is none of what happened just now; "on 3 May my Krups just died" tells the day of that. */
const hasJustFailed = (cue: Entity, context: { text: string; entities: readonly Entity[] }): boolean => {
  const { text, entities } = context;
  if (cue.kind !== 'cue' || !cue.facts.every((fact) => fact === 'faultDate')) return false;
  if (!JUST.test(leadingTo(text, cue))) return false;
  const days = entities.filter(({ kind }) => kind === 'date');
  const isToldAfter = days.some(
    ({ start }) => start >= cue.end && !SENTENCE_END.test(text.slice(cue.end, start)),
  );
  return !isToldAfter && days.some((day) => day.end <= cue.start && isOfPurchase(day, context));
};

const JUST = /(?<!\p{L})(?:just|vien(?:t|s|nent) (?:juste )?(?:de|d['’]))\s*$/iu;

/** True for a day that words of buying, or the machine itself, lead to. */
const isOfPurchase = (
  day: Entity,
  { text, entities }: { text: string; entities: readonly Entity[] },
): boolean =>
  entities.some(
    (one) =>
      one.end <= day.start &&
      ((one.kind === 'cue' && one.facts.includes('purchaseDate')) ||
        (isMachineName(one) && OF_DAY.test(text.slice(one.end, day.start)))),
  );

const OF_DAY = /^\s+(?:of|from|for|de|du|des|d['’])\s*(?:the |la |le )?$/iu;

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
