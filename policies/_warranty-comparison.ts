import type { Decision, Outcome } from '../src/domain/decision.ts';
import type { Given } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { stated } from './_stated.ts';
import { withoutBrand } from './_warranty-any.ts';
import { onPurchase } from './_warranty-end.ts';
import { lengthsOn, type Make, makeOf } from './_warranty-lengths.ts';

/** "Magimix or Krups?": what is published for both of two brands; of one bought on a day, what holds for either; null when it is about one. */
export function comparison(given: Given, make: Make): Decision | null {
  const { facts, today } = given;
  const other = known(facts, 'otherBrand');
  if (!other || other.value.id === make.brand.value.id) return null;
  const one = lengthsOn(given, make, today);
  if (!one.warranty) return null;
  const values = { brand: make.brand.value, warranty: one.warranty };
  const otherMake = makeOf(other);
  const two = otherMake && lengthsOn(given, otherMake, today);
  if (!two?.warranty) return stated('duration', values, ['other-not-published']);
  const either = known(facts, 'purchaseDate') ? withoutBrand(given) : null;
  if (either?.kind === 'outcome') return either;

  const partsWarranty = one.partsWarranty ?? two.partsWarranty;
  const both = { ...values, otherBrand: other.value, ...(partsWarranty && { partsWarranty }) };
  const notes = partsWarranty ? ['longer-parts'] : [];
  // Lengths that differ are all told: the list shows which is longer.
  return one.warranty.years === two.warranty.years ? stated('compared', both, notes) : stated('general');
}

/** "Siemens or Krups?": of two brands, what is published for the second alone. */
export function beside(given: Given): Outcome | null {
  const make = makeOf(known(given.facts, 'otherBrand'));
  const warranty = make && lengthsOn(given, make, given.today).warranty;
  const purchase = known(given.facts, 'purchaseDate');
  const dated = make && purchase ? onPurchase(given, make, purchase) : null;
  if (dated) return { ...dated, notes: [...dated.notes, 'other-not-published'] };
  return warranty ? stated('duration', { brand: make.brand.value, warranty }, ['other-not-published']) : null;
}
