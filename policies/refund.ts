import type { Decision, Derivation, Input, Opening, Outcome, Values } from '../src/domain/decision.ts';
import type { FactName } from '../src/domain/fact.ts';
import { date, flag, plain } from '../src/domain/value.ts';
import { type Given, invalid, need, type Policy } from '../src/policy/contract.ts';
import { known, saidUnknown } from '../src/policy/read.ts';
import { conditions, refundDay, type Start, type Way } from './_refund-day.ts';
import { isOver } from './_refund-over.ts';
import { isWrong, shortfall } from './_refund-wrong.ts';
import { SUPPORT_FIGURES, SUPPORT_NOTES, supportNotes, supportValues } from './_support.ts';

const DUE = { dueDate: 'date', startDate: 'date', delay: 'days' } as const;
const LINE = { phone: 'phone', weekdays: 'weekdays', opens: 'time', closes: 'time' } as const;
const LATE = { ...DUE, ...LINE, daysLate: 'days' } as const;
const RULE = { delay: 'days' } as const;
const OVER = { ...LINE, ...RULE } as const;
const IN_FUTURE = { 'in-future': { given: 'date', today: 'date' } } as const;

/** Whether an order is refunded, how, and until when. */
export const policy: Policy = {
  id: 'refund',
  states: ['F19', 'F20', 'F21', 'F22', 'F23', 'F24', 'F25', 'F26', 'F27', 'F28'],
  reads: {
    refundKind: {},
    replacementSent: {},
    paymentMethod: {},
    waitingSince: {},
    handoverDate: IN_FUTURE,
    carrierReturnDate: IN_FUTURE,
    refundWrong: {},
    refundReceived: {},
    refundExpected: {},
    proofLost: {},
    partialReturn: {},
    returnPlanned: {},
    daysOver: {},
    claimAsked: {},
    ownOrder: {},
  },
  passing: ['claimAsked', 'ownOrder'],
  asides: ['claimAsked', 'ownOrder'],
  exactDays: ['handoverDate', 'carrierReturnDate'],
  figures: ['refund-delay', ...SUPPORT_FIGURES],
  openings: { partial: RULE, label: RULE, carrier: RULE, card: RULE },
  outcomes: {
    'no-refund-replacement': {},
    'credit-subscription': {},
    'credit-other': {},
    mixed: {},
    'mixed-over': OVER,
    either: RULE,
    wrong: LINE,
    'wrong-short': { ...LINE, refundReceived: 'money', refundExpected: 'money', missing: 'money' },
    'other-return': {},
    'due-label': DUE,
    'planned-label': DUE,
    'due-carrier': DUE,
    'late-label': LATE,
    'late-carrier': LATE,
    over: OVER,
    'over-carrier': OVER,
    unasked: RULE,
    'unasked-label': RULE,
    'unasked-carrier': RULE,
    'planned-undated': RULE,
    'undated-label': RULE,
    'undated-carrier': RULE,
    general: RULE,
    'not-known': {},
  },
  notes: {
    ...SUPPORT_NOTES,
    'unless-replaced': {},
    'approximate-start': {},
    partial: {},
    'your-case': {},
    'proof-lost': {},
    'wrong-until-due': { dueDate: 'date' },
    'by-card': {},
    'if-label': {},
    'if-carrier': {},
    'if-card': {},
    'if-not-replaced': {},
    'if-card-not-replaced': {},
  },
  decide,
};

/** The payments that are not refunded as a card payment is, each with its outcome. */
const OTHER_PAYMENTS = new Map([
  ['subscription-credit', 'credit-subscription'],
  ['other', 'credit-other'],
  ['mixed', 'mixed'],
  ['either', 'either'],
]);

const BY_LABEL: Way = { suffix: 'label', startName: 'handoverDate' };
const BY_CARRIER: Way = { suffix: 'carrier', startName: 'carrierReturnDate' };
const WAYS: ReadonlyMap<string, Way> = new Map([
  ['return-label', BY_LABEL],
  ['returned-by-carrier', BY_CARRIER],
]);

function decide(given: Given): Decision {
  return futureStart(given) ?? exception(given) ?? wrongRefund(given) ?? refunded(given);
}

/** A day to come is a mistake, unless it is the day the customer plans to hand the parcel over. */
function futureStart(given: Given): Decision | null {
  const { facts, today } = given;
  const start = [known(facts, 'handoverDate'), known(facts, 'carrierReturnDate')].find(
    (one) => one && one.value.date > today && !isPlanned(given, one),
  );
  return start ? invalid(start.fact, 'in-future', { given: start.value, today: date(today) }) : null;
}

const isPlanned = ({ facts, today }: Given, { fact, value }: Start): boolean =>
  fact === 'handoverDate' && value.date > today && known(facts, 'returnPlanned')?.value.flag === true;

/** The exceptions in the order they count: the replacement comes first, as no credit is due after one either. */
function exception(given: Given): Decision | null {
  const { facts, figures, today } = given;
  const replacement = known(facts, 'replacementSent');
  if (replacement?.value.flag) return refused('no-refund-replacement', [replacement]);

  const payment = known(facts, 'paymentMethod');
  const name = payment && OTHER_PAYMENTS.get(payment.value.id);
  if (!name) return null;
  if (name === 'mixed') return isOver(given) ? overdue(given, name) : outcome(name);
  if (name === 'either') {
    const delay = figures.on('refund-delay', today, 'days');
    return delay ? outcome(name, { delay }) : outcome('not-known');
  }
  // A replacement would leave no credit either.
  if (!replacement) return refused(name, [payment], ['unless-replaced']);
  return refused(name, [replacement, payment]);
}

/** Money that came, but not as it should: the line alone can tell why, once the days for it are over. */
function wrongRefund(given: Given): Decision | null {
  if (!isWrong(given)) return null;
  const line = supportValues(given);
  if (!line) return outcome('not-known');
  const { notes, values } = supportNotes(given);
  const short = shortfall(given);
  const start = known(given.facts, 'handoverDate') ?? known(given.facts, 'carrierReturnDate');
  const day = start && refundDay(given, start);
  const isEarly = day !== null && !day.isLate;
  const all = {
    ...line,
    ...values,
    ...short?.values,
    ...(isEarly ? { dueDate: day.dueDate } : {}),
  };
  return outcome(short ? 'wrong-short' : 'wrong', all, {
    notes: [...(isEarly ? ['wrong-until-due'] : []), ...notes, ...proofLost(given)],
    derivation: short?.derivation ?? null,
  });
}

function refunded(given: Given): Decision {
  const { facts } = given;
  const kind = known(facts, 'refundKind');
  const way = kind ? WAYS.get(kind.value.id) : presumedWay(given);
  if (kind && !way) return outcome('other-return');

  const isDated = way !== undefined && startOf(given, way) !== null;
  if (!isDated && isOver(given)) return overdue(given, way === BY_CARRIER ? 'over-carrier' : 'over');
  if (!isDated && known(facts, 'claimAsked')) return unasked(given, way ?? null);
  if (isInGeneral(given)) return undated(given, null);

  const soFar = isDated ? dated(given, way) : undated(given, way ?? null);
  if (isSettled(soFar)) return soFar;
  const fact = missingFact(given, way ?? null);
  if (!fact) return soFar;
  const isAnswered = way !== undefined && (facts[way.startName] !== undefined || isDated);
  return isAnswered ? { kind: 'need', fact, soFar } : need(fact, openingOf(given, way ?? null));
}

/** The question of whether it is money or a credit, which the payment decides, whatever the way. */
const asksForm = ({ question }: Given): boolean => question === 'refund-eligibility';

/** "In which cases is there no refund?": nothing was told of an order, nor is it the customer's own. */
const isInGeneral = (given: Given): boolean =>
  asksForm(given) && Object.keys(policy.reads).every((name) => given.facts[name as FactName] === undefined);

/** The days are over by what the customer says, and none is told to count from: the line settles the rest. */
function overdue(given: Given, name: 'over' | 'over-carrier' | 'mixed'): Outcome {
  const line = supportValues(given);
  const delay = given.figures.on('refund-delay', given.today, 'days');
  if (!line || !delay) return outcome(name === 'mixed' ? name : 'not-known');
  const { notes, values } = supportNotes(given);
  const all = { ...line, delay, ...values };
  if (name === 'mixed') return outcome('mixed-over', all, { notes });
  const papers = name === 'over' ? proofLost(given) : [];
  return outcome(name, all, { notes: [...papers, ...notes, ...conditions(given, null)] });
}

/** "Do I have to ask for it?" */
function unasked(given: Given, way: Way | null): Outcome {
  const delay = given.figures.on('refund-delay', given.today, 'days');
  if (!delay) return outcome('not-known');
  return outcome(way ? `unasked-${way.suffix}` : 'unasked', { delay }, { notes: conditions(given, way) });
}

/** The day the count begins; who only told since when they wait told it too, once the way is known. */
function startOf({ facts }: Given, way: Way): Start | null {
  const told = known(facts, way.startName);
  return told ?? (known(facts, 'refundKind') ? known(facts, 'waitingSince') : null);
}

/** Without a word on how the order came back, the day that was told says how it most likely did. */
function presumedWay({ facts }: Given): Way | undefined {
  const handed = known(facts, 'handoverDate')?.value.date;
  // One day given for both says nothing of the way.
  const isEither = handed !== undefined && handed === known(facts, 'carrierReturnDate')?.value.date;
  if (isEither && !saidUnknown(facts, 'refundKind')) return undefined;
  return [BY_LABEL, BY_CARRIER].find(({ startName }) => known(facts, startName));
}

/** Late, it is the line that settles the rest; of a plan little is known yet; without a rule nothing more is of use. */
const isSettled = ({ outcome: name }: Outcome): boolean =>
  name.startsWith('late-') || name.startsWith('planned-') || name === 'not-known';

/** What to ask next: the day before the exceptions, which few orders meet; who told day and card has told what counts. */
function missingFact(given: Given, way: Way | null): FactName | null {
  const { facts } = given;
  const isOpen = (name: FactName) => !known(facts, name) && !saidUnknown(facts, name);
  if (asksForm(given) && !known(facts, 'paymentMethod'))
    return isOpen('paymentMethod') ? 'paymentMethod' : null;
  if (isOpen('refundKind')) return 'refundKind';
  if (!way || !known(facts, 'refundKind')) return null;
  if (isOpen(way.startName) && !known(facts, 'waitingSince')) return way.startName;
  if (known(facts, 'paymentMethod')) return null;
  return (['replacementSent', 'paymentMethod'] as const).find(isOpen) ?? null;
}

/** The rule for what was told, where that is more exact than the rule in general. */
function openingOf({ facts, figures, today }: Given, way: Way | null): Opening | undefined {
  const delay = figures.on('refund-delay', today, 'days');
  if (!delay) return undefined;
  if (known(facts, 'partialReturn')?.value.flag) return { name: 'partial', values: { delay } };
  if (way) return { name: way.suffix, values: { delay } };
  return known(facts, 'paymentMethod') ? { name: 'card', values: { delay } } : undefined;
}

function dated(given: Given, way: Way): Outcome {
  const start = startOf(given, way);
  const day = start && refundDay(given, start);
  if (!start || !day) return outcome('not-known');
  const { isLate, values, derivation } = day;
  // The text of a plan says by itself that the label is to be used.
  const isPlan = isPlanned(given, start);
  const papers = day.isLate && way === BY_LABEL ? proofLost(given) : [];
  const notes = [...papers, ...day.notes, ...partial(given), ...conditions(given, isPlan ? null : way)];
  const name = isPlan ? 'planned' : isLate ? 'late' : 'due';
  return outcome(`${name}-${way.suffix}`, values, { notes, derivation });
}

function undated(given: Given, way: Way | null): Outcome {
  const delay = given.figures.on('refund-delay', given.today, 'days');
  if (!delay) return outcome('not-known');
  // A parcel that the customer has yet to hand over has no day to ask for; who misses a refund sends something else.
  const isToCome =
    known(given.facts, 'returnPlanned')?.value.flag &&
    way?.suffix !== 'carrier' &&
    given.question !== 'refund-problem';
  if (isToCome && !asksForm(given))
    return outcome('planned-undated', { delay }, { notes: [...partial(given), ...conditions(given, null)] });
  if (!way) {
    const offer = isInGeneral(given) ? ['your-case'] : [];
    return outcome('general', { delay }, { notes: [...partial(given), ...offer] });
  }
  const notes = [...partial(given), ...conditions(given, way)];
  return outcome(`undated-${way.suffix}`, { delay }, { notes });
}

/** Of the two papers to have at hand, the one the customer still has. */
const proofLost = ({ facts }: Given): string[] =>
  known(facts, 'proofLost')?.value.flag ? ['proof-lost'] : [];

const partial = ({ facts }: Given): string[] =>
  known(facts, 'partialReturn')?.value.flag ? ['partial'] : [];

/** No refund, and the facts that settle it. */
function refused(name: string, inputs: readonly [Input, ...Input[]], notes: readonly string[] = []): Outcome {
  const formula = `${inputs.map(({ fact, value }) => `${fact} = ${plain(value)}`).join('; ')} → no refund`;
  const result = { name: 'isRefunded', value: flag(false) };
  return outcome(name, {}, { notes, derivation: { inputs, figures: [], formula, steps: [], result } });
}

function outcome(
  name: string,
  values: Values = {},
  { notes = [], derivation = null }: { notes?: readonly string[]; derivation?: Derivation | null } = {},
): Outcome {
  return { kind: 'outcome', outcome: name, values, notes, derivation };
}
