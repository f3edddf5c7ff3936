import type { Entity } from '../domain/entity.ts';
import { FACT_VOCABULARIES } from '../domain/fact.ts';

/** The entities as they count together: several means of payment are a mixed one, and several remedies are none. */
export function weighed(entities: readonly Entity[]): Entity[] {
  return withRemedyCues(withoutRivals(withMixed(entities)));
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

/** "Repaired 3 May": what was done is told beside its day. */
function withRemedyCues(entities: readonly Entity[]): Entity[] {
  const cues = entities.filter(isRemedy).map(({ start, end }): Entity => {
    return { kind: 'cue', start, end, facts: ['remedyDate'] };
  });
  return [...entities, ...cues];
}
