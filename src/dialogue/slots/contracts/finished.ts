import { addMonths } from '../../../domain/calendar.ts';
import { COMMITMENT_LENGTHS, type Entity } from '../../../domain/entity.ts';
import { FACT_VOCABULARIES } from '../../../domain/fact.ts';
import type { Assignment, FillContext } from '../candidates/candidate.ts';
import { gapBetween } from '../candidates/gap.ts';

/** A day further away from the word that says it is over is no day of the end. */
const END_REACH_CHARS = 40;
const SINCE = /(?:^|[^\p{L}])(?:since|depuis)(?: le| the| l['’])?\s*$/iu;

/**
 * "My 24 months are over, they charged me on the 5th": a start so late that the commitment would still run is none. It is
 * the day of the end where it stands beside the word, else a day of something else.
 */
export function withFinished(
  assigned: readonly Assignment[],
  {
    text,
    today,
    wanted,
    entities,
  }: Pick<FillContext, 'text' | 'today' | 'wanted'> & { readonly entities: readonly Entity[] },
): readonly Assignment[] {
  const end = assigned.find(({ fact }) => fact === 'commitmentEnd');
  const over = entities.find(isOver);
  if (!over && !(end?.value.kind === 'date' && end.value.date <= today)) return assigned;
  const told = assigned.find(({ fact }) => fact === 'commitmentMonths');
  const months = told?.value.kind === 'months' ? told.value.months : Math.min(...COMMITMENT_LENGTHS);
  return assigned.flatMap((one): Assignment[] => {
    const { fact, value, ground, entity } = one;
    if (fact !== 'subscriptionStart' || value.kind !== 'date') return [one];
    if (addMonths(value.date, months) <= today) return [one];
    const isSince = SINCE.test(text.slice(0, entity.start));
    if (ground !== 'guessed' && !isSince) return [one];
    const isEnd = over && !end && gapBetween(entity, over, { text, entities }) <= END_REACH_CHARS;
    return isEnd && wanted.includes('commitmentEnd') ? [{ ...one, fact: 'commitmentEnd' }] : [];
  });
}

const isOver = (entity: Entity): boolean =>
  entity.kind === 'term' && entity.vocabulary === FACT_VOCABULARIES.inCommitment && entity.id === 'no';
