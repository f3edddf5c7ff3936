import type { Entity } from '../domain/entity.ts';
import { FACT_VOCABULARIES, type FactName } from '../domain/fact.ts';
import { COMMITMENT_LENGTHS } from './span.ts';

/** The entities as they count together: several means of payment are a mixed one; several remedies, or lengths, are none. */
export function weighed(entities: readonly Entity[]): Entity[] {
  return withNamedDays(withoutRivalLengths(withoutRivals(withMixed(entities))));
}

const MIXED = 'mixed';
const PAYMENT_VOCABULARY = FACT_VOCABULARIES.paymentMethod;

/** Two different means of payment in one message are a mixed payment. */
function withMixed(entities: readonly Entity[]): Entity[] {
  const means = entities.filter(
    (entity) => entity.kind === 'term' && entity.vocabulary === PAYMENT_VOCABULARY,
  );
  const [first] = means;
  const ids = new Set(means.map((entity) => (entity.kind === 'term' ? entity.id : '')));
  if (first?.kind !== 'term' || ids.size < 2) return [...entities];
  return entities.filter((entity) => !means.includes(entity)).concat({ ...first, id: MIXED });
}

const REMEDY_VOCABULARY = FACT_VOCABULARIES.remedy;

const isRemedy = (entity: Entity): boolean =>
  entity.kind === 'term' && entity.vocabulary === REMEDY_VOCABULARY;

/** "Repaired or refurbished, which is guaranteed longer?" tells of neither. */
function withoutRivals(entities: readonly Entity[]): Entity[] {
  const ids = new Set(entities.filter(isRemedy).map((entity) => (entity.kind === 'term' ? entity.id : '')));
  return ids.size < 2 ? [...entities] : entities.filter((entity) => !isRemedy(entity));
}

/** "12 or 24 months, what changes?" tells neither length, unless one takes the place of the other. */
function withoutRivalLengths(entities: readonly Entity[]): Entity[] {
  const isReplaced = entities.some((entity) => entity.kind === 'marker' && REPLACING.includes(entity.marker));
  const lengths = new Set(entities.flatMap((entity) => commitmentOf(entity) ?? []));
  if (isReplaced || lengths.size < 2) return [...entities];
  return entities.filter((entity) => commitmentOf(entity) === null);
}

const REPLACING: readonly string[] = ['instead', 'correction'];

/** The months of a commitment told as a length; null for anything else. */
function commitmentOf(entity: Entity): number | null {
  if (entity.kind !== 'duration' || entity.sense !== 'length') return null;
  const months = entity.unit === 'year' ? entity.amount * 12 : entity.unit === 'month' ? entity.amount : 0;
  return COMMITMENT_LENGTHS.includes(months) ? months : null;
}

/** "Repaired 3 May", "I will post it on Friday": what was done, or will be, is told beside its day. */
function withNamedDays(entities: readonly Entity[]): Entity[] {
  const cues = entities.flatMap((entity): Entity[] => {
    const day = entity.kind === 'term' ? DAYS_OF[entity.vocabulary] : undefined;
    return day ? [{ kind: 'cue', start: entity.start, end: entity.end, facts: [day] }] : [];
  });
  return [...entities, ...cues];
}

/** The day that is told beside a word of each of these vocabularies. */
const DAYS_OF: Readonly<Record<string, FactName>> = {
  [FACT_VOCABULARIES.remedy!]: 'remedyDate',
  [FACT_VOCABULARIES.returnPlanned!]: 'handoverDate',
};
