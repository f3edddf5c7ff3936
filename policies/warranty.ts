import { addMonths } from '../src/domain/calendar.ts';
import type { Decision, Derivation, Outcome, Values } from '../src/domain/decision.ts';
import { date, type Value } from '../src/domain/value.ts';
import { type Given, invalid, need, type Policy } from '../src/policy/contract.ts';
import { type Known, known, saidUnknown } from '../src/policy/read.ts';

const MONTHS_PER_YEAR = 12;
const FIGURES = {
  nespresso: 'warranty-nespresso',
  krups: 'warranty-krups',
  delonghi: 'warranty-delonghi',
  kitchenaid: 'warranty-kitchenaid',
  magimix: 'warranty-magimix',
} as const;
const PARTS_FIGURE = 'warranty-magimix-parts';
const DATED = { brand: 'term', warranty: 'years', purchaseDate: 'date', warrantyEnd: 'date' } as const;
const WITH_PARTS = { ...DATED, partsWarranty: 'years', partsEnd: 'date' } as const;

/** Until when a machine is under warranty: an estimate from the date on the invoice. */
export const policy: Policy = {
  id: 'warranty',
  states: ['F5', 'F6', 'F7', 'F8', 'F9', 'F46'],
  reads: {
    brand: {},
    range: {},
    purchaseDate: { 'in-future': { given: 'date', today: 'date' } },
    faultDate: { 'before-purchase': { given: 'date', purchaseDate: 'date' } },
    misuse: {},
  },
  figures: [...Object.values(FIGURES), PARTS_FIGURE],
  outcomes: {
    covered: DATED,
    'covered-magimix': WITH_PARTS,
    'parts-only': WITH_PARTS,
    expired: DATED,
    'expired-magimix': WITH_PARTS,
    duration: { brand: 'term', warranty: 'years' },
    'duration-magimix': { brand: 'term', warranty: 'years', partsWarranty: 'years' },
    'not-published': {},
    misuse: {},
    general: {},
  },
  notes: { estimate: {}, 'approximate-purchase': {}, 'last-day': {} },
  decide,
};

function decide(given: Given): Decision {
  const { facts } = given;
  const problem = dateProblem(given);
  if (problem) return problem;
  if (known(facts, 'misuse')?.value.flag) return outcome('misuse');
  if (known(facts, 'range')?.value.id === 'professional') return outcome('not-published');

  const brand = known(facts, 'brand');
  if (!brand) return saidUnknown(facts, 'brand') ? outcome('general') : need('brand');
  const id = brand.value.id;
  const figure = isPublished(id) ? FIGURES[id] : null;
  if (!figure) return outcome('not-published');

  const purchase = known(facts, 'purchaseDate');
  if (purchase) return dated(given, { brand, purchase, figure });
  if (!saidUnknown(facts, 'purchaseDate')) return need('purchaseDate');
  return duration(given, brand, figure);
}

type BrandId = keyof typeof FIGURES;
const isPublished = (id: string): id is BrandId => id in FIGURES;

interface Bought {
  readonly brand: Known<'brand'>;
  readonly purchase: Known<'purchaseDate'>;
  readonly figure: string;
}

function dated(given: Given, { brand, purchase, figure }: Bought): Decision {
  const { figures } = given;
  const bought = purchase.value.date;
  const asked = faultDay(given);
  const warranty = figures.on(figure, bought, 'years');
  const partsWarranty = brand.value.id === 'magimix' ? figures.on(PARTS_FIGURE, bought, 'years') : null;
  if (!warranty) return outcome('not-published');

  const warrantyEnd = anniversary(bought, warranty.years);
  const partsEnd = partsWarranty && anniversary(bought, partsWarranty.years);
  const values: Record<string, Value> = {
    brand: brand.value,
    warranty,
    purchaseDate: purchase.value,
    warrantyEnd: date(warrantyEnd),
    ...(partsWarranty && partsEnd ? { partsWarranty, partsEnd: date(partsEnd) } : {}),
  };
  const derivation: Derivation = {
    inputs: [brand, purchase, asked],
    figures: [figure, ...(partsWarranty ? [PARTS_FIGURE] : [])].map((id) => ({ id, on: bought })),
    formula: partsWarranty
      ? `purchaseDate + ${figure}; purchaseDate + ${PARTS_FIGURE}`
      : `purchaseDate + ${figure}`,
    steps: [
      { name: 'warranty-end', expression: [purchase.value, '+', warranty], result: date(warrantyEnd) },
      ...(partsWarranty && partsEnd
        ? [{ name: 'parts-end', expression: [purchase.value, '+', partsWarranty], result: date(partsEnd) }]
        : []),
    ],
    result: { name: 'warrantyEnd', value: date(warrantyEnd) },
  };
  const notes = [
    ...(asked.value.date === warrantyEnd ? ['last-day'] : []),
    purchase.approximate ? 'approximate-purchase' : 'estimate',
  ];
  const name = stateOn(asked.value.date, { warrantyEnd, partsEnd });
  return { kind: 'outcome', outcome: name, values, notes, derivation };
}

/** The last day is the anniversary itself. */
function stateOn(
  day: string,
  { warrantyEnd, partsEnd }: { warrantyEnd: string; partsEnd: string | null },
): string {
  if (day <= warrantyEnd) return partsEnd ? 'covered-magimix' : 'covered';
  if (!partsEnd) return 'expired';
  return day <= partsEnd ? 'parts-only' : 'expired-magimix';
}

function duration({ figures, today }: Given, brand: Known<'brand'>, figure: string): Decision {
  const warranty = figures.on(figure, today, 'years');
  const partsWarranty = figures.on(PARTS_FIGURE, today, 'years');
  if (!warranty || !partsWarranty) return outcome('not-published');
  return brand.value.id === 'magimix'
    ? outcome('duration-magimix', { brand: brand.value, warranty, partsWarranty })
    : outcome('duration', { brand: brand.value, warranty });
}

function dateProblem(given: Given): Decision | null {
  const purchase = known(given.facts, 'purchaseDate');
  if (!purchase) return null;
  if (purchase.value.date > given.today)
    return invalid('purchaseDate', 'in-future', { given: purchase.value, today: date(given.today) });
  const fault = faultDay(given);
  if (fault.value.date >= purchase.value.date) return null;
  return invalid('faultDate', 'before-purchase', { given: fault.value, purchaseDate: purchase.value });
}

function faultDay({ facts, today }: Given): Known<'faultDate'> {
  return (
    known(facts, 'faultDate') ?? {
      fact: 'faultDate',
      value: date(today),
      origin: 'default',
      approximate: false,
    }
  );
}

const anniversary = (day: string, years: number): string => addMonths(day, years * MONTHS_PER_YEAR);

const outcome = (name: string, values: Values = {}): Outcome => ({
  kind: 'outcome',
  outcome: name,
  values,
  notes: [],
  derivation: null,
});
