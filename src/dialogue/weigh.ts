import type { Entity } from '../domain/entity.ts';
import { FACT_VOCABULARIES, type FactName } from '../domain/fact.ts';

/** The entities as they count together: several means of payment are a mixed one, and several remedies are none. */
export function weighed(entities: readonly Entity[]): Entity[] {
  return withNamedDays(withoutRivals(withMixed(entities)));
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
