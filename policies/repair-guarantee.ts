import { addMonths } from '../src/domain/calendar.ts';
import type { Decision, Derivation, Outcome, Values } from '../src/domain/decision.ts';
import type { Facts } from '../src/domain/fact.ts';
import { date, type IsoDate } from '../src/domain/value.ts';
import { type Given, invalid, need, type Policy } from '../src/policy/contract.ts';
import { dateFrom, isStillToCome, isSupposed, type Known, known, saidUnknown } from '../src/policy/read.ts';
import { AFTER_OUTCOMES, afterEither, afterRemedy, failsAfter } from './_fails-after.ts';
import { faultDay } from './_fault-day.ts';
import { stated } from './_stated.ts';

const MONTHS_PER_YEAR = 12;
const GENERAL = { repairWarranty: 'months', refurbishedWarranty: 'years', newWarranty: 'years' } as const;
const REPAIR = { repairWarranty: 'months' } as const;
const MACHINE = { remedy: 'term', machineWarranty: 'years' } as const;
const DATED = { remedyDate: 'date', guaranteeEnd: 'date' } as const;

/** Until when a repair, or the machine received in exchange, is itself guaranteed: an estimate from the day told. */
export const policy: Policy = {
  id: 'repair-guarantee',
  states: ['F11', 'F12', 'F40', 'F43', 'F44'],
  reads: {
    remedy: {},
    remedyDate: { 'in-future': { given: 'date', today: 'date' } },
    faultDate: {},
    failsAfter: {},
    ownMachine: {},
  },
  passing: ['ownMachine', 'failsAfter'],
  asides: ['ownMachine'],
  figures: ['repair-warranty', 'refurbished-warranty', 'new-machine-warranty'],
  openings: { repair: REPAIR, machine: MACHINE },
  outcomes: {
    general: GENERAL,
    'covered-repair': { ...REPAIR, ...DATED },
    'covered-machine': { ...MACHINE, ...DATED },
    'covered-then-repair': { ...REPAIR, ...DATED, faultDate: 'date' },
    'covered-then-machine': { ...MACHINE, ...DATED, faultDate: 'date' },
    'covered-ahead-repair': { ...REPAIR, ...DATED, faultDate: 'date' },
    'covered-ahead-machine': { ...MACHINE, ...DATED, faultDate: 'date' },
    'ends-within-repair': { ...REPAIR, ...DATED, faultDate: 'date' },
    'ends-within-machine': { ...MACHINE, ...DATED, faultDate: 'date' },
    'planned-repair': { ...REPAIR, ...DATED },
    'planned-machine': { ...MACHINE, ...DATED },
    'over-repair': { ...REPAIR, ...DATED },
    'over-machine': { ...MACHINE, ...DATED },
    'over-then-repair': { ...REPAIR, ...DATED },
    'over-then-machine': { ...MACHINE, ...DATED },
    ...AFTER_OUTCOMES,
    'undated-repair': REPAIR,
    'undated-machine': MACHINE,
    'before-offer': { given: 'date', since: 'date' },
    'not-known': {},
  },
  notes: { estimate: {} },
  decide,
};

function decide(given: Given): Decision {
  const { facts, figures, today } = given;
  const day = known(facts, 'remedyDate');
  if (day && isStillToCome(facts, 'remedyDate', today))
    return invalid('remedyDate', 'in-future', { given: day.value, today: date(today) });

  const remedy = known(facts, 'remedy');
  const count = failsAfter(given);
  if (!remedy && count !== null && !day) return afterEither(given, count) ?? general(given);
  if (!remedy) return day && !saidUnknown(facts, 'remedy') ? need('remedy') : general(given);
  const figure = FIGURES[remedy.value.id] ?? 'repair-warranty';
  const length = lengthOn(given, remedy, day?.value.date ?? today);
  if (!length) {
    const since = figures.since(figure);
    return day && since && day.value.date < since
      ? stated('before-offer', { given: day.value, since: date(since) })
      : stated('not-known');
  }
  // "After the six months": the whole length is no day of a fault, but what comes after it.
  const isWhole =
    known(facts, 'failsAfter')?.value.months === length.months && !(day && known(facts, 'faultDate'));
  if (count !== null && (!day || isWhole))
    return afterRemedy(count, { suffix: length.suffix, length: length.months, values: length.values });
  if (day) return dated(given, { remedy, day, length, figure });
  // How long a repair is guaranteed is a question on its own: the day matters to who has had one.
  if (saidUnknown(facts, 'remedyDate') || !known(facts, 'ownMachine')?.value.flag)
    return stated(`undated-${length.suffix}`, length.values);
  return need('remedyDate', { name: length.suffix, values: length.values });
}

const FIGURES: Readonly<Record<string, string>> = {
  repair: 'repair-warranty',
  refurbished: 'refurbished-warranty',
  'new-machine': 'new-machine-warranty',
};

interface Length {
  readonly suffix: 'repair' | 'machine';
  readonly months: number;
  readonly values: Values;
}

/** How long the remedy is guaranteed; null when nothing is published for that day. */
function lengthOn({ figures }: Given, remedy: Known<'remedy'>, day: string): Length | null {
  const figure = FIGURES[remedy.value.id];
  if (figure === 'repair-warranty') {
    const repairWarranty = figures.on(figure, day, 'months');
    return repairWarranty && { suffix: 'repair', months: repairWarranty.months, values: { repairWarranty } };
  }
  const machineWarranty = figure ? figures.on(figure, day, 'years') : null;
  if (!machineWarranty) return null;
  const values = { remedy: remedy.value, machineWarranty };
  return { suffix: 'machine', months: machineWarranty.years * MONTHS_PER_YEAR, values };
}

interface Done {
  readonly remedy: Known<'remedy'>;
  readonly day: Known<'remedyDate'>;
  readonly length: Length;
  readonly figure: string;
}

/** The last day is the anniversary itself, as of a bought machine. */
function dated(given: Given, { remedy, day, length, figure }: Done): Outcome {
  const end = dateFrom(day.value, addMonths(day.value.date, length.months));
  const fault = faultAfter(given, day);
  const isCovered = fault.value.date <= end.date;
  const isPut = (['remedyDate', 'remedy'] as const).some((fact) => isSupposed(given.facts, fact));
  const isPlanned = day.value.date > given.today || isPut;
  const printed = length.values.repairWarranty ?? length.values.machineWarranty;
  const derivation: Derivation = {
    inputs: [remedy, day, fault],
    figures: [{ id: figure, on: day.value.date }],
    formula: `remedyDate + ${figure}; faultDate ${isCovered ? '≤' : '>'} guaranteeEnd`,
    steps: [
      { name: 'guarantee-end', expression: [day.value, '+', ...(printed ? [printed] : [])], result: end },
    ],
    result: { name: 'guaranteeEnd', value: end },
  };
  // It failed while the guarantee ran, and the guarantee is over by now.
  const isPast = isCovered && end.date < given.today;
  const isAhead = !isCovered && end.date >= given.today;
  // "Would Christmas be inside it?": a day ahead is said yes or no to.
  const span = daysOf(given.facts.faultDate);
  // A month in which it ends is answered by its end.
  const isWithin = span !== null && span.last > given.today && span.first <= end.date && end.date < span.last;
  // "Would Christmas be inside it?": a day ahead is said yes or no to.
  const isAskedOf = isCovered && fault.value.date > given.today && fault.value.date !== day.value.date;
  const values = {
    ...length.values,
    remedyDate: day.value,
    guaranteeEnd: end,
    ...(isPast || isAskedOf || isWithin ? { faultDate: fault.value } : {}),
  };
  const state = stateOf({ isWithin, isPast, isCovered, isAhead, isAskedOf, isPlanned });
  return { kind: 'outcome', outcome: `${state}-${length.suffix}`, values, notes: ['estimate'], derivation };
}

/** The first and the last day that a date told may be; null where none was told. */
function daysOf(fact: Facts['faultDate']): { first: IsoDate; last: IsoDate } | null {
  if (fact?.kind !== 'known' || fact.value.kind !== 'date') return null;
  return { first: fact.from ?? fact.value.date, last: fact.until ?? fact.value.date };
}

function stateOf(
  day: Readonly<Record<'isWithin' | 'isPast' | 'isCovered' | 'isAhead' | 'isAskedOf' | 'isPlanned', boolean>>,
) {
  if (day.isWithin) return 'ends-within';
  if (day.isAskedOf) return 'covered-ahead';
  if (day.isCovered && day.isPlanned) return 'planned';
  if (day.isPast) return 'covered-then';
  if (day.isCovered) return 'covered';
  return day.isAhead ? 'over-then' : 'over';
}

/** What failed before the repair is what was repaired: whether it is guaranteed is asked of today. */
function faultAfter(given: Given, { value, origin }: Known<'remedyDate'>): Known<'faultDate'> {
  const count = known(given.facts, 'failsAfter')?.value.months;
  const told = known(given.facts, 'faultDate');
  if (count !== undefined && !(told && told.value.date > value.date)) {
    const fault = dateFrom(value, addMonths(value.date, count));
    return { fact: 'faultDate', value: fault, origin, approximate: true };
  }
  const fault = faultDay(given);
  if (fault.value.date >= value.date) return fault;
  const { faultDate: _before, ...facts } = given.facts;
  return faultDay({ ...given, facts });
}

function general({ figures, today }: Given): Outcome {
  const repairWarranty = figures.on('repair-warranty', today, 'months');
  const refurbishedWarranty = figures.on('refurbished-warranty', today, 'years');
  const newWarranty = figures.on('new-machine-warranty', today, 'years');
  if (!repairWarranty || !refurbishedWarranty || !newWarranty) return stated('not-known');
  return stated('general', { repairWarranty, refurbishedWarranty, newWarranty });
}
