import type { Decision, Outcome, Values } from '../src/domain/decision.ts';
import type { Given } from '../src/policy/contract.ts';
import { isPast, known } from '../src/policy/read.ts';
import { stated } from './_stated.ts';
import { withoutBrand } from './_warranty-any.ts';
import { lastDayOf, onPurchase } from './_warranty-end.ts';
import { lengthOfAll, lengthsOn, type Make, makeOf, partsLengthOn, type Years } from './_warranty-lengths.ts';

const UNTIL = { purchaseDate: 'date', warrantyEnd: 'date' } as const;

/** What is said beside a comparison of machines whose day is told. */
export const EACH_UNTIL = {
  'each-until': UNTIL,
  'each-until-parts': { ...UNTIL, partsEnd: 'date' },
  'each-ended': UNTIL,
  'each-ended-parts': { ...UNTIL, partsEnd: 'date' },
  'each-parts-only': { ...UNTIL, partsEnd: 'date' },
} as const;

/** "Magimix or Krups?": what is published for both of two brands, or for three; of one bought on a day, what holds for either; null when it is about one. */
export function comparison(given: Given, make: Make): Decision | null {
  const { facts, today } = given;
  const other = known(facts, 'otherBrand');
  if (!other || other.value.id === make.brand.value.id) return null;
  const one = lengthsOn(given, make, today);
  if (!one.warranty) return null;
  const values = { brand: make.brand.value, warranty: one.warranty };
  const third = known(facts, 'thirdBrand');
  const otherMake = makeOf(other);
  const two = otherMake && lengthsOn(given, otherMake, today);
  if (!two?.warranty)
    return third ? besideUnpublished(given, make) : stated('duration', values, ['other-not-published']);
  const thirdMake = makeOf(third);
  const three = thirdMake && lengthsOn(given, thirdMake, today);
  const either = ofEither(given, { isThree: third !== null, isThirdPublished: Boolean(three?.warranty) });
  if (either) return either;

  const all = [one, two, ...(three?.warranty ? [three] : [])];
  const partsWarranty = all.find((each) => each.partsWarranty)?.partsWarranty ?? null;
  const until = eachUntil(given, { warranty: one.warranty, partsWarranty });
  const both = {
    ...values,
    otherBrand: other.value,
    ...(three?.warranty && third && { thirdBrand: third.value }),
    ...(partsWarranty && { partsWarranty }),
    ...until.values,
  };
  const notes = [
    ...(partsWarranty ? ['longer-parts'] : []),
    ...until.notes,
    ...(third && !three?.warranty ? ['other-not-published'] : []),
  ];
  // Lengths that differ are all told: the list shows which is longer.
  if (all.some(({ warranty }) => warranty?.years !== one.warranty?.years)) return stated('general');
  return stated(three?.warranty ? 'compared-three' : 'compared', both, notes);
}

/** What holds whichever of the brands it is: of two, that all are covered or none; of three, which are told apart, that none is. */
function ofEither(
  given: Given,
  { isThree, isThirdPublished }: { readonly isThree: boolean; readonly isThirdPublished: boolean },
): Outcome | null {
  if (!known(given.facts, 'purchaseDate') || (isThree && !isThirdPublished)) return null;
  const either = withoutBrand(given);
  return either.kind === 'outcome' && (!isThree || either.outcome === 'expired-any') ? either : null;
}

/** "Krups, Siemens and Magimix?": where nothing is published for the second of three, the others are compared. */
function besideUnpublished(given: Given, make: Make): Decision | null {
  const { thirdBrand, otherBrand: _unpublished, ...facts } = given.facts;
  const compared = comparison(
    { ...given, facts: { ...facts, ...(thirdBrand && { otherBrand: thirdBrand }) } },
    make,
  );
  if (compared?.kind !== 'outcome') return compared;
  return { ...compared, notes: [...new Set([...compared.notes, 'other-not-published'])] };
}

/** "Is a Vertuo guaranteed for less long than an Original?": the range makes no difference; null where the ranges are not compared. */
export function sameRanges(given: Given): Outcome | null {
  const { facts, today } = given;
  if (!known(facts, 'rangesCompared')?.value.flag) return null;
  const warranty = lengthOfAll(given, known(facts, 'purchaseDate')?.value.date ?? today);
  if (!warranty) return stated('general');
  const until = eachUntil(given, { warranty, partsWarranty: null });
  return stated('same-ranges', { warranty, ...until.values }, until.notes);
}

/** Until when what was bought on the day told is covered, or that it no longer is, its spare parts too where Magimix is compared. */
function eachUntil(
  given: Given,
  { warranty, partsWarranty }: { readonly warranty: Years; readonly partsWarranty: Years | null },
): { readonly values: Values; readonly notes: readonly string[] } {
  const purchase = known(given.facts, 'purchaseDate');
  if (!purchase) return { values: {}, notes: [] };
  const ofMachines = { purchaseDate: purchase.value, warrantyEnd: lastDayOf(purchase, warranty) };
  const isOver = isPast(ofMachines.warrantyEnd, given.today);
  const parts = partsWarranty && partsLengthOn(given, purchase.value.date);
  if (!parts) return { values: ofMachines, notes: [isOver ? 'each-ended' : 'each-until'] };
  const values = { ...ofMachines, partsEnd: lastDayOf(purchase, parts) };
  if (!isOver) return { values, notes: ['each-until-parts'] };
  return { values, notes: [isPast(values.partsEnd, given.today) ? 'each-ended-parts' : 'each-parts-only'] };
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
