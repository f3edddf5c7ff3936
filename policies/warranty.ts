import type { Decision, Outcome, Values } from '../src/domain/decision.ts';
import { type Given, need, type Policy } from '../src/policy/contract.ts';
import { known, saidUnknown } from '../src/policy/read.ts';
import { dateProblem } from './_fault-day.ts';
import { REGISTRATION_IN_PASSING, REGISTRATION_NOTES, withRegistration } from './_registration-aside.ts';
import { stated } from './_stated.ts';
import { asksForParts, withoutBrand } from './_warranty-any.ts';
import { onPurchase } from './_warranty-end.ts';
import { LENGTH_FIGURES, lengthsOn, type Make, makeOf } from './_warranty-lengths.ts';
import { withAmbassador, withCapsules, withWorkplace } from './_warranty-notes.ts';

const LENGTH = { brand: 'term', warranty: 'years' } as const;
const LENGTH_WITH_PARTS = { ...LENGTH, partsWarranty: 'years' } as const;
const ANY_BRAND = { purchaseDate: 'date', warranty: 'years', warrantyEnd: 'date' } as const;
const DATED = { brand: 'term', ...ANY_BRAND } as const;
const WITH_PARTS = { ...DATED, partsWarranty: 'years', partsEnd: 'date' } as const;

/** How long a machine is under warranty, and until when: an estimate from the date on the invoice. */
export const policy: Policy = {
  id: 'warranty',
  states: ['F3', 'F5', 'F6', 'F7', 'F8', 'F9', 'F16', 'F46'],
  reads: {
    brand: {},
    otherBrand: {},
    range: {},
    purchaseDate: { 'in-future': { given: 'date', today: 'date' } },
    faultDate: { 'before-purchase': { given: 'date', purchaseDate: 'date' } },
    misuse: {},
    spareParts: {},
    ownMachine: {},
    otherCapsules: {},
    machineAtWork: {},
    ambassador: {},
    machineRegistered: {},
    lengthAsked: {},
  },
  passing: ['spareParts', 'ownMachine', 'otherCapsules', 'machineAtWork', 'lengthAsked'],
  asides: ['lengthAsked', 'ownMachine', 'otherCapsules', 'machineAtWork', 'ambassador', 'machineRegistered'],
  figures: LENGTH_FIGURES,
  openings: { dated: ANY_BRAND, brand: LENGTH, 'brand-magimix': LENGTH_WITH_PARTS },
  outcomes: {
    covered: DATED,
    'covered-magimix': WITH_PARTS,
    'covered-misuse': DATED,
    'runs-misuse': DATED,
    'covered-then': { ...DATED, faultDate: 'date' },
    'covered-ahead': { ...DATED, faultDate: 'date' },
    'parts-ahead': { ...WITH_PARTS, faultDate: 'date' },
    'over-ahead': { ...DATED, faultDate: 'date' },
    'over-ahead-magimix': { ...WITH_PARTS, faultDate: 'date' },
    'parts-covered': WITH_PARTS,
    'parts-only': WITH_PARTS,
    expired: DATED,
    'expired-magimix': WITH_PARTS,
    'covered-any': ANY_BRAND,
    'expired-any': ANY_BRAND,
    duration: LENGTH,
    'duration-magimix': LENGTH_WITH_PARTS,
    'parts-duration': LENGTH_WITH_PARTS,
    'parts-general': {},
    'no-parts': LENGTH,
    compared: { ...LENGTH, otherBrand: 'term' },
    'not-published': {},
    misuse: {},
    general: {},
  },
  notes: {
    estimate: {},
    'approximate-purchase': {},
    'last-day': {},
    'parts-still': { partsEnd: 'date' },
    'no-parts': {},
    'longer-parts': { partsWarranty: 'years' },
    'other-not-published': {},
    'other-capsules': {},
    ambassador: {},
    'at-work': {},
    ...REGISTRATION_NOTES,
  },
  inPassing: REGISTRATION_IN_PASSING,
  decide: (given) =>
    withRegistration(given, withWorkplace(given, withAmbassador(given, withCapsules(given, decide(given))))),
};

function decide(given: Given): Decision {
  const { facts } = given;
  const problem = dateProblem(given);
  if (problem) return problem;
  if (known(facts, 'misuse')?.value.flag && !asksLength(given)) return afterMisuse(given);
  if (known(facts, 'range')?.value.id === 'professional') return stated('not-published');

  const brand = known(facts, 'brand');
  if (!brand) return withoutBrand(given);
  const make = makeOf(brand);
  if (!make) return beside(given) ?? stated('not-published');
  const decision = comparison(given, make) ?? ofMake(given, make);
  return withMisuse(given, asksForParts(given) ? aboutParts(given, make, decision) : decision);
}

/** Wrong use is excluded while the warranty runs; once it is over, that is the reason. */
function afterMisuse(given: Given): Outcome {
  const { facts } = given;
  const make = makeOf(known(facts, 'brand'));
  const purchase = known(facts, 'purchaseDate');
  const isOther = known(facts, 'range')?.value.id === 'professional';
  const dated = make && purchase && !isOther ? onPurchase(given, make, purchase) : null;
  if (!dated || dated.outcome === 'parts-only') return stated('misuse');
  return dated.outcome.startsWith('covered') ? { ...dated, outcome: 'covered-misuse' } : dated;
}

/** "How long are its parts covered?", after a misuse told earlier: a length is the same whatever broke it, and its answer says what is excluded. */
function asksLength(given: Given): boolean {
  const { facts } = given;
  if (asksForParts(given)) return true;
  if (!known(facts, 'lengthAsked')?.value.flag) return false;
  // Of one's own machine, the day of the purchase would be asked in vain.
  const isGeneral = known(facts, 'brand') !== null && !known(facts, 'ownMachine')?.value.flag;
  return known(facts, 'purchaseDate') !== null || isGeneral;
}

/** A date for who told of wrong use does not say that all is covered. */
function withMisuse({ facts }: Given, decision: Decision): Decision {
  const isRunning = decision.kind === 'outcome' && RUNS.includes(decision.outcome);
  return isRunning && known(facts, 'misuse')?.value.flag ? { ...decision, outcome: 'runs-misuse' } : decision;
}

const RUNS: readonly string[] = ['covered', 'covered-magimix', 'covered-ahead'];

/** The last day with its date; without it the length, and the date is asked for where it is about a machine of theirs. */
function ofMake(given: Given, make: Make): Decision {
  const { facts, today } = given;
  const purchase = known(facts, 'purchaseDate');
  if (purchase) return onPurchase(given, make, purchase) ?? stated('not-published');
  const { warranty, partsWarranty } = lengthsOn(given, make, today);
  if (!warranty) return stated('not-published');
  const values = { brand: make.brand.value, warranty, ...(partsWarranty && { partsWarranty }) };
  const suffix = partsWarranty ? '-magimix' : '';
  const isAsked = known(facts, 'ownMachine')?.value.flag && !saidUnknown(facts, 'purchaseDate');
  return isAsked
    ? need('purchaseDate', { name: `brand${suffix}`, values })
    : stated(`duration${suffix}`, values);
}

/** "Magimix or Krups?": what is published for both of two brands; of one bought on a day, what holds for either; null when it is about one. */
function comparison(given: Given, make: Make): Decision | null {
  const { facts, today } = given;
  const other = known(facts, 'otherBrand');
  if (!other || other.value.id === make.brand.value.id) return null;
  const one = lengthsOn(given, make, today);
  if (!one.warranty) return null;
  const values = { brand: make.brand.value, warranty: one.warranty };
  const otherMake = makeOf(other);
  const two = otherMake && lengthsOn(given, otherMake, today);
  if (!two?.warranty) return stated('duration', values, ['other-not-published']);
  if (known(facts, 'purchaseDate')) return withoutBrand(given);

  const partsWarranty = one.partsWarranty ?? two.partsWarranty;
  const both = { ...values, otherBrand: other.value, ...(partsWarranty && { partsWarranty }) };
  const notes = partsWarranty ? ['longer-parts'] : [];
  // Lengths that differ are all told: the list shows which is longer.
  return one.warranty.years === two.warranty.years ? stated('compared', both, notes) : stated('general');
}

/** "Siemens or Krups?": of two brands, what is published for the second alone. */
function beside(given: Given): Outcome | null {
  const make = makeOf(known(given.facts, 'otherBrand'));
  const warranty = make && lengthsOn(given, make, given.today).warranty;
  const purchase = known(given.facts, 'purchaseDate');
  const dated = make && purchase ? onPurchase(given, make, purchase) : null;
  if (dated) return { ...dated, notes: [...dated.notes, 'other-not-published'] };
  return warranty ? stated('duration', { brand: make.brand.value, warranty }, ['other-not-published']) : null;
}

/** The same decision for who asks about spare parts, which have a length of their own with Magimix alone. */
function aboutParts(given: Given, make: Make, decision: Decision): Decision {
  if (decision.kind !== 'outcome') return undatedParts(given, make) ?? decision;
  const { outcome, values } = decision;
  if (outcome === 'duration-magimix') return { ...decision, outcome: 'parts-duration' };
  if (outcome === 'compared') return stated('parts-general');
  if (outcome === 'duration') return { ...decision, outcome: 'no-parts' };
  if (outcome === 'covered-magimix') return { ...decision, outcome: 'parts-covered' };
  const isWithout = outcome !== 'not-published' && values.partsWarranty === undefined;
  return isWithout ? { ...decision, notes: ['no-parts', ...decision.notes] } : decision;
}

/** How long parts are covered is said without the date of the purchase. */
function undatedParts(given: Given, make: Make): Outcome | null {
  const { warranty, partsWarranty } = lengthsOn(given, make, given.today);
  if (!warranty) return null;
  const values: Values = { brand: make.brand.value, warranty };
  return partsWarranty ? stated('parts-duration', { ...values, partsWarranty }) : stated('no-parts', values);
}
