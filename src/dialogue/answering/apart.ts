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
  if (brands.length === ids.size && isListed(dates, heard.text)) return inPairs(heard, { brands, dates });
  const begins = (isBrand(first) ? laterBrands : laterDates).map(({ start }) => start);
  const ends = [...begins, Number.POSITIVE_INFINITY];
  const [whole, ...later] = [0, ...begins].map((begin, at) => part(heard, begin, ends[at]!));
  const parts = [whole!, ...later] as const;
  return [...ids].every((id) => parts.some((one) => isDatedOf(one, id))) ? parts : [heard];
}

/** "A Krups and a Magimix, bought on 3 May 2025 and 4 April 2024": as many days as brands are theirs, in that order. */
function inPairs(
  heard: Heard,
  { brands, dates }: { readonly brands: readonly Entity[]; readonly dates: readonly Entity[] },
): readonly [Heard, ...Heard[]] {
  const isApart = dates.length === brands.length && new Set(dates.map(dayOf)).size === dates.length;
  const named = [...brands, ...dates];
  const [first, ...others] = brands.map((brand, at) =>
    only(heard, (entity) => !named.includes(entity) || entity === brand || entity === dates[at]),
  );
  return isApart && first ? [first, ...others] : [heard];
}

/** Days told one right after the other; "on 3 May 2025, one broke on 2 June" are no days of the same thing, nor are those between two others. */
function isListed(dates: readonly Entity[], text: string): boolean {
  const [first, ...later] = dates;
  if (!first || IN_BETWEEN.test(text.slice(0, first.start))) return false;
  return later.every(({ start }, at) => LISTED.test(text.slice(dates[at]!.end, start)));
}

const LISTED = /^[\s,]*(?:and|et|&|puis|then)?[\s,]*(?:on|in|from|the|le|en|du|de|au)?\s*$/iu;
const IN_BETWEEN = /(?<!\p{L})(?:between|entre|from|either|soit)\s+(?:the|le|on)?\s*$/iu;

const dayOf = (entity: Entity): string =>
  entity.kind === 'date' ? entity.date : entity.kind === 'duration' ? `${entity.amount} ${entity.unit}` : '';

/** "A Krups, a Magimix and a Nespresso, all of November 2024": one day told for all of them parts none of them from the others. */
const isDatedOf = ({ understood: { entities } }: Heard, id: string): boolean =>
  entities.some(isDate) && entities.some((entity) => isBrand(entity) && 'id' in entity && entity.id === id);

const part = (heard: Heard, from: number, to: number): Heard =>
  only(heard, ({ start }) => from <= start && start < to);

const only = (heard: Heard, isOf: (entity: Entity) => boolean): Heard => ({
  ...heard,
  understood: { ...heard.understood, entities: heard.understood.entities.filter(isOf) },
});

const isBrand = (entity: Entity): boolean =>
  entity.kind === 'term' && entity.vocabulary === FACT_VOCABULARIES.brand;
const isDate = ({ kind }: Entity): boolean => kind === 'date' || kind === 'duration';
