import { addMonths } from '../src/domain/calendar.ts';
import type { Decision, Derivation, Input, Opening, Outcome, Values } from '../src/domain/decision.ts';
import { date, type IsoDate, type years } from '../src/domain/value.ts';
import { type Given, invalid, need, type Policy } from '../src/policy/contract.ts';
import { dateFrom, type Known, known, saidUnknown } from '../src/policy/read.ts';
import { faultDay } from './_fault-day.ts';

const MONTHS_PER_YEAR = 12;
const FIGURES = {
  nespresso: 'warranty-nespresso',
  krups: 'warranty-krups',
  delonghi: 'warranty-delonghi',
  kitchenaid: 'warranty-kitchenaid',
  magimix: 'warranty-magimix',
} as const;
const PARTS_FIGURE = 'warranty-magimix-parts';
const LENGTH = { brand: 'term', warranty: 'years' } as const;
const LENGTH_WITH_PARTS = { ...LENGTH, partsWarranty: 'years' } as const;
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
  openings: {
    dated: { purchaseDate: 'date', warranty: 'years', warrantyEnd: 'date' },
    brand: LENGTH,
    'brand-magimix': LENGTH_WITH_PARTS,
  },
  outcomes: {
    covered: DATED,
    'covered-magimix': WITH_PARTS,
    'parts-only': WITH_PARTS,
    expired: DATED,
    'expired-magimix': WITH_PARTS,
    duration: LENGTH,
    'duration-magimix': LENGTH_WITH_PARTS,
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
  if (!brand) return saidUnknown(facts, 'brand') ? outcome('general') : need('brand', anyBrand(given));
  const id = brand.value.id;
  const figure = isPublished(id) ? FIGURES[id] : null;
  if (!figure) return outcome('not-published');

  const purchase = known(facts, 'purchaseDate');
  if (purchase) return dated(given, { brand, purchase, figure });
  const lengths = lengthsToday(given, brand, figure);
  if (!lengths) return outcome('not-published');
  const suffix = lengths.partsWarranty ? '-magimix' : '';
  if (saidUnknown(facts, 'purchaseDate')) return outcome(`duration${suffix}`, lengths);
  return need('purchaseDate', { name: `brand${suffix}`, values: lengths });
}

/** The last day that holds for every brand with a published length, where they all have the same. */
function anyBrand({ facts, figures }: Given): Opening | undefined {
  const purchase = known(facts, 'purchaseDate');
  if (!purchase) return;
  const lengths = Object.values(FIGURES).map((id) => figures.on(id, purchase.value.date, 'years'));
  const [warranty, ...others] = lengths;
  if (!warranty || others.some((length) => length?.years !== warranty.years)) return;
  const end = addMonths(purchase.value.date, warranty.years * MONTHS_PER_YEAR);
  const warrantyEnd = dateFrom(purchase.value, end);
  return { name: 'dated', values: { purchaseDate: purchase.value, warranty, warrantyEnd } };
}

type BrandId = keyof typeof FIGURES;
const isPublished = (id: string): id is BrandId => Object.hasOwn(FIGURES, id);

interface Bought {
  readonly brand: Known<'brand'>;
  readonly purchase: Known<'purchaseDate'>;
  readonly figure: string;
}

function dated(given: Given, { brand, purchase, figure }: Bought): Decision {
  const bought = purchase.value.date;
  const { warranty, partsWarranty } = publishedFor(given, { brand, figure, day: bought });
  if (!warranty) return outcome('not-published');

  const whole = ending('warranty-end', purchase, { figure, length: warranty });
  const parts =
    partsWarranty && ending('parts-end', purchase, { figure: PARTS_FIGURE, length: partsWarranty });
  const asked = faultDay(given);
  const state = stateOn(asked.value.date, {
    warrantyEnd: whole.result.date,
    partsEnd: parts?.result.date ?? null,
  });
  const endings = parts ? [whole, parts] : [whole];
  const derivation: Derivation = {
    inputs: [brand, ...ruledOut(given), purchase, asked],
    figures: endings.map(({ figure: id }) => ({ id, on: bought })),
    formula: [...endings.map(({ figure: id }) => `purchaseDate + ${id}`), COMPARISONS[state]].join('; '),
    steps: endings.map(({ name, expression, result }) => ({ name, expression, result })),
    result:
      parts && state === 'parts-only'
        ? { name: 'partsEnd', value: parts.result }
        : { name: 'warrantyEnd', value: whole.result },
  };
  const notes = [
    ...(asked.value.date === whole.result.date ? ['last-day'] : []),
    purchase.approximate ? 'approximate-purchase' : 'estimate',
  ];
  const values: Values = {
    brand: brand.value,
    warranty,
    purchaseDate: purchase.value,
    warrantyEnd: whole.result,
    ...(parts && { partsWarranty: parts.length, partsEnd: parts.result }),
  };
  return { kind: 'outcome', outcome: state, values, notes, derivation };
}

/** The step to a warranty's last day: the anniversary itself. */
function ending(
  name: string,
  purchase: Known<'purchaseDate'>,
  { figure, length }: { figure: string; length: Years },
) {
  const result = dateFrom(purchase.value, addMonths(purchase.value.date, length.years * MONTHS_PER_YEAR));
  return { name, figure, length, expression: [purchase.value, '+', length], result };
}
type Years = ReturnType<typeof years>;

/** What says that neither the range nor the use is excluded, when it was told. */
const ruledOut = ({ facts }: Given): Input[] =>
  (['range', 'misuse'] as const).flatMap((name) => known(facts, name) ?? []);

const COMPARISONS = {
  covered: 'faultDate ≤ warrantyEnd',
  'covered-magimix': 'faultDate ≤ warrantyEnd',
  'parts-only': 'warrantyEnd < faultDate ≤ partsEnd',
  expired: 'faultDate > warrantyEnd',
  'expired-magimix': 'faultDate > partsEnd',
} as const;

/** Both last days are still covered. */
function stateOn(
  day: IsoDate,
  { warrantyEnd, partsEnd }: { warrantyEnd: IsoDate; partsEnd: IsoDate | null },
): keyof typeof COMPARISONS {
  if (day <= warrantyEnd) return partsEnd ? 'covered-magimix' : 'covered';
  if (!partsEnd) return 'expired';
  return day <= partsEnd ? 'parts-only' : 'expired-magimix';
}

/** What holds for a brand before any date is known; null when nothing is published. */
function lengthsToday(given: Given, brand: Known<'brand'>, figure: string): Values | null {
  const { warranty, partsWarranty } = publishedFor(given, { brand, figure, day: given.today });
  if (!warranty) return null;
  return { brand: brand.value, warranty, ...(partsWarranty && { partsWarranty }) };
}

/** The lengths published for that day; spare parts have one of their own with Magimix alone. */
function publishedFor(
  { figures }: Given,
  { brand, figure, day }: { brand: Known<'brand'>; figure: string; day: IsoDate },
) {
  const warranty = figures.on(figure, day, 'years');
  const partsWarranty = brand.value.id === 'magimix' ? figures.on(PARTS_FIGURE, day, 'years') : null;
  return { warranty, partsWarranty };
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

const outcome = (name: string, values: Values = {}): Outcome => ({
  kind: 'outcome',
  outcome: name,
  values,
  notes: [],
  derivation: null,
});
