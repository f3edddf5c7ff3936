import type { IsoDate, years } from '../src/domain/value.ts';
import type { Given } from '../src/policy/contract.ts';
import type { Known } from '../src/policy/read.ts';

export type Years = ReturnType<typeof years>;

const FIGURES = {
  nespresso: 'warranty-nespresso',
  krups: 'warranty-krups',
  delonghi: 'warranty-delonghi',
  kitchenaid: 'warranty-kitchenaid',
  magimix: 'warranty-magimix',
} as const;
export const PARTS_FIGURE = 'warranty-magimix-parts';
export const BRAND_FIGURES: readonly string[] = Object.values(FIGURES);
export const LENGTH_FIGURES: readonly string[] = [...BRAND_FIGURES, PARTS_FIGURE];

type MakeFact = 'brand' | 'otherBrand' | 'thirdBrand';

/** A brand with a published warranty, and the figure that tells its length. */
export interface Make {
  readonly brand: Known<MakeFact>;
  readonly figure: string;
}

/** Null for a brand without a published warranty. */
export function makeOf(brand: Known<MakeFact> | null): Make | null {
  if (!brand) return null;
  const { id } = brand.value;
  return isPublished(id) ? { brand, figure: FIGURES[id] } : null;
}

const isPublished = (id: string): id is keyof typeof FIGURES => Object.hasOwn(FIGURES, id);

/** The lengths published for that day; spare parts have one of their own with Magimix alone. */
export function lengthsOn(given: Pick<Given, 'figures'>, { brand, figure }: Make, day: IsoDate) {
  const warranty = given.figures.on(figure, day, 'years');
  return { warranty, partsWarranty: brand.value.id === 'magimix' ? partsLengthOn(given, day) : null };
}

export const partsLengthOn = ({ figures }: Pick<Given, 'figures'>, day: IsoDate): Years | null =>
  figures.on(PARTS_FIGURE, day, 'years');

/** The length that every brand has for that day; null where they differ, or one has none. */
export function lengthOfAll({ figures }: Pick<Given, 'figures'>, day: IsoDate): Years | null {
  const [first, ...others] = Object.values(FIGURES).map((id) => figures.on(id, day, 'years'));
  return first && others.every((length) => length?.years === first.years) ? first : null;
}
