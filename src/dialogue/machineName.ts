import type { Entity } from '../domain/entity.ts';
import { FACT_VOCABULARIES } from '../domain/fact.ts';

const VOCABULARIES: readonly (string | undefined)[] = [
  FACT_VOCABULARIES.brand,
  FACT_VOCABULARIES.machineModel,
];

/** True for the name of a machine, by its brand or its model. */
export const isMachineName = (entity: Entity): entity is Entity & { kind: 'term' } =>
  entity.kind === 'term' && VOCABULARIES.includes(entity.vocabulary);
