import type { Decision, Outcome, Values } from '../src/domain/decision.ts';
import { date } from '../src/domain/value.ts';
import { type Given, invalid, type Policy } from '../src/policy/contract.ts';
import { type Known, known } from '../src/policy/read.ts';

const OPTIONS = { since: 'date', repairWarranty: 'months', refurbishedWarranty: 'years' } as const;
const NEW = { since: 'date', newWarranty: 'years' } as const;

/** What a customer is offered for a faulty machine, in or out of warranty. */
export const policy: Policy = {
  id: 'after-sales',
  states: ['F3', 'F10', 'F11', 'F12', 'F13', 'F14', 'F40', 'F41', 'F42', 'F43', 'F44', 'F45'],
  reads: {
    faultDate: { 'in-future': { given: 'date', today: 'date' } },
    machineRegistered: {},
    misuse: {},
    ambassador: {},
  },
  figures: ['repair-warranty', 'refurbished-warranty', 'new-machine-warranty'],
  outcomes: {
    options: OPTIONS,
    'options-ambassador': { ...OPTIONS, newWarranty: 'years', newSince: 'date' },
    'new-machine-only': { ...NEW, given: 'date', optionsSince: 'date' },
    'before-offer': { given: 'date', since: 'date' },
    'before-offer-ambassador': { given: 'date', since: 'date' },
    'not-known': {},
  },
  notes: { 'not-registered': {}, register: {}, misuse: {} },
  decide,
};

function decide(given: Given): Decision {
  const { facts, figures, today } = given;
  const fault = faultDay(given);
  const day = fault.value.date;
  if (day > today) return invalid('faultDate', 'in-future', { given: fault.value, today: date(today) });

  const repairWarranty = figures.on('repair-warranty', day, 'months');
  const refurbishedWarranty = figures.on('refurbished-warranty', day, 'years');
  const newWarranty = figures.on('new-machine-warranty', day, 'years');
  const optionsSince = figures.since('repair-warranty');
  const newSince = figures.since('new-machine-warranty');
  if (!optionsSince || !newSince) return outcome('not-known', {}, []);

  const isAmbassador = isVerifiedAmbassador(given);
  const notes = notesOf(given);
  if (repairWarranty && refurbishedWarranty) {
    const options = { since: date(optionsSince), repairWarranty, refurbishedWarranty };
    if (!isAmbassador || !newWarranty)
      return explained('options', options, { notes, fault, isAmbassador: null });
    const all = { ...options, newWarranty, newSince: date(newSince) };
    return explained('options-ambassador', all, { notes, fault, isAmbassador: known(facts, 'ambassador') });
  }
  if (isAmbassador && newWarranty)
    return outcome(
      'new-machine-only',
      { given: fault.value, since: date(newSince), newWarranty, optionsSince: date(optionsSince) },
      notes,
    );
  const since = date(isAmbassador ? newSince : optionsSince);
  return outcome(
    isAmbassador ? 'before-offer-ambassador' : 'before-offer',
    { given: fault.value, since },
    [],
  );
}

/** Ambassador status comes from a verified identity alone; whoever merely types it stays an ordinary customer. */
function isVerifiedAmbassador({ facts }: Given): boolean {
  const ambassador = known(facts, 'ambassador');
  return ambassador?.origin === 'account' && ambassador.value.flag;
}

function notesOf({ facts }: Given): string[] {
  const registered = known(facts, 'machineRegistered');
  return [
    ...(known(facts, 'misuse')?.value.flag ? ['misuse'] : []),
    ...(registered ? (registered.value.flag ? [] : ['not-registered']) : ['register']),
  ];
}

function explained(
  name: string,
  values: Values,
  {
    notes,
    fault,
    isAmbassador,
  }: { notes: string[]; fault: Known<'faultDate'>; isAmbassador: Known<'ambassador'> | null },
): Outcome {
  const ids = ['repair-warranty', 'refurbished-warranty', ...(isAmbassador ? ['new-machine-warranty'] : [])];
  return {
    kind: 'outcome',
    outcome: name,
    values,
    notes,
    derivation: {
      inputs: [fault, ...(isAmbassador ? [isAmbassador] : [])],
      figures: ids.map((id) => ({ id, on: fault.value.date })),
      formula: isAmbassador
        ? 'faultDate ≥ since, ambassador → three options'
        : 'faultDate ≥ since → two options',
      steps: [],
      result: { name: 'faultDate', value: fault.value },
    },
  };
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

const outcome = (name: string, values: Values, notes: readonly string[]): Outcome => ({
  kind: 'outcome',
  outcome: name,
  values,
  notes,
  derivation: null,
});
