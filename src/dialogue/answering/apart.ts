import type { Entity } from '../../domain/entity.ts';
import { FACT_VOCABULARIES } from '../../domain/fact.ts';
import type { Policy } from '../../policy/contract.ts';
import type { Heard } from '../heard.ts';
import { withoutSystem } from '../slots/machines/system.ts';

/** "A Krups from 2023 and a Magimix from 2024": each machine with the date beside it; the message itself when it tells of one. */
export function machinesApart(policy: Policy | null, heard: Heard): readonly [Heard, ...Heard[]] {
  // "A Siemens for Nespresso capsules" is one machine.
  const entities = withoutSystem(heard.understood.entities, heard.text);
  const brands = entities.filter(isBrand);
  const ids = new Set(brands.map((entity) => (entity.kind === 'term' ? entity.id : '')));
  const dates = entities.filter(isDate);
  const isSeveral = policy?.reads.otherBrand !== undefined && ids.size > 1 && dates.length >= ids.size;
  const [, ...laterBrands] = brands;
  const [, ...laterDates] = dates;
  const [first] = [...brands, ...dates].sort((one, other) => one.start - other.start);
  if (!isSeveral || !first) return [heard];
  const begins = (isBrand(first) ? laterBrands : laterDates).map(({ start }) => start);
  const ends = [...begins, Number.POSITIVE_INFINITY];
  const [whole, ...later] = [0, ...begins].map((begin, at) => part(heard, begin, ends[at]!));
  const parts = [whole!, ...later] as const;
  return [...ids].every((id) => parts.some((one) => isDatedOf(one, id))) ? parts : [heard];
}

/** "A Krups, a Magimix and a Nespresso, all of November 2024": one day told for all of them parts none of them from the others. */
const isDatedOf = ({ understood: { entities } }: Heard, id: string): boolean =>
  entities.some(isDate) && entities.some((entity) => isBrand(entity) && 'id' in entity && entity.id === id);

const part = (heard: Heard, from: number, to: number): Heard => ({
  ...heard,
  understood: {
    ...heard.understood,
    entities: heard.understood.entities.filter(({ start }) => from <= start && start < to),
  },
});

const isBrand = (entity: Entity): boolean =>
  entity.kind === 'term' && entity.vocabulary === FACT_VOCABULARIES.brand;
const isDate = ({ kind }: Entity): boolean => kind === 'date' || kind === 'duration';
