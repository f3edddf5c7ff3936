import type { Decision, Outcome } from '../src/domain/decision.ts';
import { type Given, need, type Policy } from '../src/policy/contract.ts';
import { known, saidUnknown } from '../src/policy/read.ts';
import { dateProblem } from './_fault-day.ts';
import { REGISTRATION_IN_PASSING } from './_registration-aside.ts';
import { stated } from './_stated.ts';
import { withoutBrand } from './_warranty-any.ts';
import { beside, comparison, EACH_UNTIL, sameRanges } from './_warranty-comparison.ts';
import { onPurchase } from './_warranty-end.ts';
import { LENGTH_FIGURES, lengthsOn, type Make, makeOf } from './_warranty-lengths.ts';
import { ASIDE_NOTES, isMisused, withAsides } from './_warranty-notes.ts';
import { aboutParts, asksForParts } from './_warranty-parts.ts';

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
    thirdBrand: {},
    rangesCompared: {},
    range: {},
    machineModel: {},
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
    askedNow: {},
  },
  passing: [
    'machineModel',
    'spareParts',
    'ownMachine',
    'otherCapsules',
    'machineAtWork',
    'lengthAsked',
    'rangesCompared',
  ],
  asides: [
    'lengthAsked',
    'rangesCompared',
    'ownMachine',
    'otherCapsules',
    'machineAtWork',
    'ambassador',
    'machineRegistered',
  ],
  figures: LENGTH_FIGURES,
  openings: { dated: ANY_BRAND, 'dated-past': ANY_BRAND, brand: LENGTH, 'brand-magimix': LENGTH_WITH_PARTS },
  outcomes: {
    covered: DATED,
    'covered-magimix': WITH_PARTS,
    'covered-misuse': DATED,
    'runs-misuse': DATED,
    'covered-then': { ...DATED, faultDate: 'date' },
    'covered-ahead': { ...DATED, faultDate: 'date' },
    'ends-within': { ...DATED, faultDate: 'date' },
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
    'compared-three': { ...LENGTH, otherBrand: 'term', thirdBrand: 'term' },
    'same-ranges': { warranty: 'years' },
    'not-published': {},
    misuse: {},
    general: {},
  },
  notes: {
    estimate: {},
    'approximate-purchase': {},
    'last-day': {},
    'misuse-over': {},
    'parts-still': { partsEnd: 'date' },
    'no-parts': {},
    'longer-parts': { partsWarranty: 'years' },
    ...EACH_UNTIL,
    'other-not-published': {},
    'beside-professional': { machineModel: 'term' },
    ...ASIDE_NOTES,
  },
  inPassing: REGISTRATION_IN_PASSING,
  decide: (given) => withAsides(given, decide(given)),
};

function decide(given: Given): Decision {
  const { facts } = given;
  const problem = dateProblem(given);
  if (problem) return problem;
  if (isMisused(given) && !asksLength(given)) return afterMisuse(given);
  if (known(facts, 'range')?.value.id === 'professional') return ofProfessional(given);

  const ranges = sameRanges(given);
  if (ranges) return ranges;

  const brand = known(facts, 'brand');
  if (!brand) return withoutBrand(given);
  const make = makeOf(brand);
  if (!make) return beside(given) ?? stated('not-published');
  const decision = comparison(given, make) ?? ofMake(given, make);
  return withMisuse(given, asksForParts(given) ? aboutParts(given, make, decision) : decision);
}

/** No length is published for the range; a machine for the home told beside it has one. */
function ofProfessional({ facts }: Given): Outcome {
  const beside = known(facts, 'machineModel');
  return beside
    ? stated('not-published', { machineModel: beside.value }, ['beside-professional'])
    : stated('not-published');
}

/** Wrong use is excluded while the warranty runs; once it is over, that is the reason. */
function afterMisuse(given: Given): Outcome {
  const { facts } = given;
  const make = makeOf(known(facts, 'brand'));
  const purchase = known(facts, 'purchaseDate');
  const isOther = known(facts, 'range')?.value.id === 'professional';
  const dated = make && purchase && !isOther ? onPurchase(given, make, purchase) : null;
  if (!dated || dated.outcome === 'parts-only') return stated('misuse');
  if (dated.outcome.startsWith('covered')) return { ...dated, outcome: 'covered-misuse' };
  return dated.outcome.startsWith('expired') ? { ...dated, notes: ['misuse-over', ...dated.notes] } : dated;
}

/** "How long are its parts covered?", "until when am I covered?", after a misuse told earlier: a length is the same whatever broke it, and its answer says what is excluded. */
const asksLength = (given: Given): boolean =>
  asksForParts(given) || known(given.facts, 'lengthAsked')?.value.flag === true;

/** A date for who told of wrong use does not say that all is covered. */
function withMisuse(given: Given, decision: Decision): Decision {
  const isRunning = decision.kind === 'outcome' && RUNS.includes(decision.outcome);
  return isRunning && isMisused(given) ? { ...decision, outcome: 'runs-misuse' } : decision;
}

const RUNS: readonly string[] = ['covered', 'covered-magimix', 'covered-ahead', 'ends-within'];

/** The last day with its date; without it the length, and the date is asked for where it is about a machine of theirs. */
function ofMake(given: Given, make: Make): Decision {
  const { facts, today } = given;
  const purchase = known(facts, 'purchaseDate');
  if (purchase) return onPurchase(given, make, purchase) ?? stated('not-published');
  const { warranty, partsWarranty } = lengthsOn(given, make, today);
  if (!warranty) return stated('not-published');
  const values = { brand: make.brand.value, warranty, ...(partsWarranty && { partsWarranty }) };
  const suffix = partsWarranty ? '-magimix' : '';
  // Of who told of wrong use, the day of the purchase would be asked in vain.
  const isAsked =
    known(facts, 'ownMachine')?.value.flag && !saidUnknown(facts, 'purchaseDate') && !isMisused(given);
  return isAsked
    ? need('purchaseDate', { name: `brand${suffix}`, values })
    : stated(`duration${suffix}`, values);
}
