import type { Decision, Derivation, Input, Outcome, Values } from '../src/domain/decision.ts';
import { date, flag, type IsoDate } from '../src/domain/value.ts';
import { type Given, invalid, type Policy } from '../src/policy/contract.ts';
import { isStillToCome, type Known, known } from '../src/policy/read.ts';
import { claimsStatus, verifiedStatus } from './_ambassador.ts';
import { faultDay } from './_fault-day.ts';
import { stated } from './_stated.ts';
import { WARRANTY_ASIDE, warrantyAside } from './_warranty-aside.ts';

const OPTIONS = { since: 'date', repairWarranty: 'months', refurbishedWarranty: 'years' } as const;
const BEFORE = { given: 'date', since: 'date' } as const;

/** What a customer is offered for a faulty machine, in or out of warranty. */
export const policy: Policy = {
  id: 'after-sales',
  states: ['F3', 'F10', 'F11', 'F12', 'F13', 'F14', 'F40', 'F41', 'F42', 'F43', 'F44', 'F45'],
  reads: {
    faultDate: { 'in-future': { given: 'date', today: 'date' } },
    askedNow: {},
    machineRegistered: {},
    misuse: {},
    irreparable: {},
    ambassador: {},
    signAsked: {},
    ...WARRANTY_ASIDE.reads,
  },
  passing: ['signAsked'],
  asides: WARRANTY_ASIDE.asides,
  figures: ['repair-warranty', 'refurbished-warranty', 'new-machine-warranty', ...WARRANTY_ASIDE.figures],
  outcomes: {
    options: OPTIONS,
    'options-misuse': OPTIONS,
    'options-ambassador': { ...OPTIONS, newWarranty: 'years', newSince: 'date' },
    'options-claimed': { ...OPTIONS, newWarranty: 'years', newSince: 'date' },
    'new-machine-only': { given: 'date', since: 'date', newWarranty: 'years', optionsSince: 'date' },
    'before-offer': BEFORE,
    'before-offer-ambassador': BEFORE,
    'not-known': {},
  },
  notes: {
    'sign-unknown': {},
    'asked-now': { faultDate: 'date' },
    'not-registered': {},
    register: {},
    misuse: {},
    irreparable: { refurbishedWarranty: 'years' },
    ...WARRANTY_ASIDE.notes,
  },
  inPassing: WARRANTY_ASIDE.inPassing,
  decide,
};

function decide(given: Given): Decision {
  const fault = faultDay(given);
  if (isStillToCome(given.facts, 'faultDate', given.today))
    return invalid('faultDate', 'in-future', { given: fault.value, today: date(given.today) });
  const asked = offerDay(given);
  return verifiedStatus(given.facts)?.value.flag ? forAmbassador(given, asked) : forEveryone(given, asked);
}

/** The day of which the offer is asked: that of the fault, or today for who asks now for a fault that came before. */
function offerDay(given: Given): Known<'faultDate'> {
  const { faultDate: _fault, ...facts } = given.facts;
  return known(given.facts, 'askedNow')?.value.flag ? faultDay({ ...given, facts }) : faultDay(given);
}

function forEveryone(given: Given, fault: Known<'faultDate'>): Outcome {
  const since = given.figures.since('repair-warranty');
  if (!since) return NOT_KNOWN;
  const begun = comparison(fault, 'repair-warranty', since);
  const explained = { given, fault, comparisons: [begun] };
  if (!begun.isInForce)
    return told('before-offer', { given: fault.value, since: date(since) }, { ...explained, figures: [] });

  const options = optionsOn(given, fault.value.date);
  if (!options) return NOT_KNOWN;
  const values = { since: date(since), ...options };
  const offer = claimsStatus(given.facts) ? ambassadorOffer(given, fault) : null;
  if (offer)
    return told(
      'options-claimed',
      { ...values, ...offer },
      { ...explained, figures: [...OPTION_FIGURES, NEW_FIGURE] },
    );
  const isMisused = known(given.facts, 'misuse')?.value.flag;
  return told(isMisused ? 'options-misuse' : 'options', values, { ...explained, figures: OPTION_FIGURES });
}

/** Who says to be an Ambassador hears what Ambassadors are offered, in general: nobody is taken for one on their word. */
function ambassadorOffer({ figures }: Given, fault: Known<'faultDate'>) {
  const newSince = figures.since(NEW_FIGURE);
  const newWarranty = figures.on(NEW_FIGURE, fault.value.date, 'years');
  return newSince && newWarranty ? { newSince: date(newSince), newWarranty } : null;
}

/** The new machine was offered before the other two options: between the two days it is the only one known. */
function forAmbassador(given: Given, fault: Known<'faultDate'>): Outcome {
  const { figures } = given;
  const newSince = figures.since(NEW_FIGURE);
  const optionsSince = figures.since('repair-warranty');
  if (!newSince || !optionsSince) return NOT_KNOWN;
  const begun = comparison(fault, NEW_FIGURE, newSince);
  if (!begun.isInForce) {
    const before = { given: fault.value, since: date(newSince) };
    return told('before-offer-ambassador', before, { given, fault, comparisons: [begun], figures: [] });
  }

  const newWarranty = figures.on(NEW_FIGURE, fault.value.date, 'years');
  if (!newWarranty) return NOT_KNOWN;
  const optionsBegun = comparison(fault, 'repair-warranty', optionsSince);
  const explained = { given, fault, comparisons: [begun, optionsBegun] };
  if (!optionsBegun.isInForce) {
    const alone = {
      given: fault.value,
      since: date(newSince),
      newWarranty,
      optionsSince: date(optionsSince),
    };
    return told('new-machine-only', alone, { ...explained, figures: [NEW_FIGURE] });
  }

  const options = optionsOn(given, fault.value.date);
  if (!options) return NOT_KNOWN;
  const all = { since: date(optionsSince), ...options, newWarranty, newSince: date(newSince) };
  return told('options-ambassador', all, { ...explained, figures: [...OPTION_FIGURES, NEW_FIGURE] });
}

const NEW_FIGURE = 'new-machine-warranty';
const OPTION_FIGURES = ['repair-warranty', 'refurbished-warranty'] as const;

function optionsOn({ figures }: Given, day: IsoDate) {
  const repairWarranty = figures.on('repair-warranty', day, 'months');
  const refurbishedWarranty = figures.on('refurbished-warranty', day, 'years');
  return repairWarranty && refurbishedWarranty ? { repairWarranty, refurbishedWarranty } : null;
}

/** Whether an offer had begun on the day of the fault, as the receipt shows it. */
function comparison(fault: Known<'faultDate'>, figure: string, since: IsoDate) {
  const isInForce = fault.value.date >= since;
  const sign = isInForce ? '≥' : '<';
  const step = {
    name: figure === NEW_FIGURE ? 'new-machine-in-force' : 'offer-in-force',
    expression: [fault.value, sign, date(since)],
    sign: '→' as const,
    result: flag(isInForce),
  };
  return { isInForce, step, formula: `faultDate ${sign} since(${figure})` };
}

interface Explained {
  readonly given: Given;
  readonly fault: Known<'faultDate'>;
  readonly comparisons: readonly ReturnType<typeof comparison>[];
  readonly figures: readonly string[];
}

function told(name: string, values: Values, { given, fault, comparisons, figures }: Explained): Outcome {
  const { facts } = given;
  const isOffered = comparisons.some(({ isInForce }) => isInForce);
  const status = verifiedStatus(facts);
  const asides = (['misuse', 'irreparable', 'machineRegistered'] as const).flatMap(
    (fact) => known(facts, fact) ?? [],
  );
  const derivation: Derivation = {
    inputs: [fault, ...(status ? [status] : []), ...(isOffered ? asides : [])],
    figures: figures.map((id) => ({ id, on: fault.value.date })),
    formula: comparisons.map(({ formula }) => formula).join('; '),
    steps: comparisons.map(({ step }) => step),
    result: { name: 'offerInForce', value: flag(isOffered) },
  };
  const lasting = isOffered ? lastsFromBefore(given) : null;
  const notes = [...(lasting ? ['asked-now'] : []), ...(isOffered ? notesOf(given, name) : [])];
  const said = lasting ? { ...values, faultDate: lasting.value } : values;
  const outcome = { kind: 'outcome', outcome: name, values: said, notes, derivation } as const;
  return isOffered ? withWarranty(given, outcome) : outcome;
}

/** "It has been leaking since May 2025": the fault is older than the offer, which is asked for now all the same. */
function lastsFromBefore({ facts, figures }: Given): Known<'faultDate'> | null {
  const fault = known(facts, 'faultDate');
  const since = figures.since('repair-warranty');
  const isBefore = fault && since && fault.value.date < since;
  return isBefore && known(facts, 'askedNow')?.value.flag ? fault : null;
}

/** Who told when the machine was bought hears first whether its warranty still runs. */
function withWarranty(given: Given, outcome: Outcome & { readonly derivation: Derivation }): Outcome {
  const aside = warrantyAside(given);
  if (!aside?.derivation) return outcome;
  const [one, two] = [outcome.derivation, aside.derivation];
  const isNew = ({ fact }: Input) => one.inputs.every((input) => input.fact !== fact);
  const derivation = {
    inputs: [...one.inputs, ...two.inputs.filter(isNew)],
    figures: [...one.figures, ...two.figures],
    formula: `${one.formula}; ${two.formula}`,
    steps: [...one.steps, ...two.steps],
    result: one.result,
  };
  const notes = [aside.note, ...outcome.notes];
  return { ...outcome, values: { ...aside.values, ...outcome.values }, notes, derivation };
}

function notesOf({ facts }: Given, outcome: string): string[] {
  const registered = known(facts, 'machineRegistered');
  return [
    ...(known(facts, 'signAsked') ? ['sign-unknown'] : []),
    ...(known(facts, 'irreparable')?.value.flag && outcome !== 'new-machine-only' ? ['irreparable'] : []),
    ...(known(facts, 'misuse')?.value.flag && outcome !== 'options-misuse' ? ['misuse'] : []),
    ...(registered ? (registered.value.flag ? [] : ['not-registered']) : ['register']),
  ];
}

const NOT_KNOWN = stated('not-known');
