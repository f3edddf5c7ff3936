import { z } from 'zod';
import { IsoDate, Value, type ValueKind } from './value.ts';

/** What kind of value each fact (slot) holds; the names are a contract with other programs. */
export const FACT_KINDS = {
  fullPrice: 'money',
  subscriptionPrice: 'money',
  commitmentMonths: 'months',
  subscriptionStart: 'date',
  commitmentEnd: 'date',
  monthsServed: 'months',
  inCommitment: 'flag',
  subscriptionPlanned: 'flag',
  reminderReceived: 'flag',
  reminderDate: 'date',
  cancelled: 'flag',
  cancellationDate: 'date',
  machineModel: 'term',
  brand: 'term',
  otherBrand: 'term',
  thirdBrand: 'term',
  range: 'term',
  purchaseDate: 'date',
  faultDate: 'date',
  askedNow: 'flag',
  misuse: 'flag',
  irreparable: 'flag',
  spareParts: 'flag',
  ownMachine: 'flag',
  otherCapsules: 'flag',
  machineAtWork: 'flag',
  machineRegistered: 'flag',
  callDate: 'date',
  callTime: 'time',
  onHoliday: 'flag',
  remedy: 'term',
  remedyDate: 'date',
  failsAfter: 'months',
  ambassador: 'flag',
  customerSince: 'date',
  outOfStock: 'flag',
  faultConfirmed: 'flag',
  ambassadorAsked: 'term',
  refundKind: 'term',
  waitingSince: 'date',
  handoverDate: 'date',
  carrierReturnDate: 'date',
  paymentMethod: 'term',
  replacementSent: 'flag',
  replacementPlanned: 'flag',
  refundWrong: 'flag',
  refundReceived: 'money',
  refundExpected: 'money',
  refundDate: 'date',
  proofLost: 'flag',
  partialReturn: 'flag',
  returnPlanned: 'flag',
  daysOver: 'flag',
  claimAsked: 'flag',
  ownOrder: 'flag',
  contactWay: 'term',
  hoursAsked: 'term',
  signAsked: 'term',
  registrationAsked: 'term',
  lengthAsked: 'flag',
  rangesCompared: 'flag',
  waitAsked: 'flag',
  stuckAsked: 'flag',
  lateAsked: 'term',
} as const satisfies Record<string, ValueKind>;

export type FactName = keyof typeof FACT_KINDS;
export const FACT_NAMES = Object.keys(FACT_KINDS) as [FactName, ...FactName[]];
export const FactName = z.enum(FACT_NAMES);

/** The vocabulary (intents/vocabulary/<id>.yaml) whose values each fact takes; a yes/no fact has the values yes and no. */
export const FACT_VOCABULARIES: Readonly<Partial<Record<FactName, string>>> = {
  machineModel: 'machine-models',
  brand: 'brands',
  otherBrand: 'brands',
  thirdBrand: 'brands',
  range: 'ranges',
  refundKind: 'refund-kinds',
  paymentMethod: 'payment-methods',
  onHoliday: 'public-holidays',
  inCommitment: 'in-commitment',
  reminderReceived: 'reminder-received',
  cancelled: 'cancelled',
  remedy: 'remedies',
  ambassador: 'ambassador',
  outOfStock: 'out-of-stock',
  faultConfirmed: 'fault-confirmed',
  ambassadorAsked: 'ambassador-asked',
  misuse: 'misuse',
  irreparable: 'irreparable',
  spareParts: 'spare-parts',
  otherCapsules: 'other-capsules',
  machineAtWork: 'machine-at-work',
  machineRegistered: 'machine-registered',
  replacementSent: 'replacement-sent',
  replacementPlanned: 'replacement-planned',
  refundWrong: 'refund-wrong',
  proofLost: 'proof-lost',
  partialReturn: 'partial-return',
  returnPlanned: 'return-planned',
  daysOver: 'days-over',
  claimAsked: 'claim-asked',
  contactWay: 'contact-ways',
  hoursAsked: 'hours-asked',
  signAsked: 'sign-asked',
  registrationAsked: 'registration-asked',
  waitAsked: 'wait-asked',
  stuckAsked: 'stuck-asked',
  lateAsked: 'late-asked',
  rangesCompared: 'ranges-compared',
};

/** The vocabularies whose values name a machine: by its brand, its range or its model. */
export const NAMING_MACHINES: readonly string[] = [
  FACT_VOCABULARIES.brand!,
  FACT_VOCABULARIES.range!,
  FACT_VOCABULARIES.machineModel!,
];

/** What a message asks for by name ("a phone number", "until what time", "what does the light mean"): it is over with the message. */
export const ASKED_FACTS: readonly FactName[] = [
  'contactWay',
  'hoursAsked',
  'claimAsked',
  'signAsked',
  'registrationAsked',
  'ambassadorAsked',
  'lengthAsked',
  'waitAsked',
  'stuckAsked',
  'lateAsked',
  'rangesCompared',
];

/** When one means to call: asked about anew each time, and told at none. */
export const CALL_FACTS: readonly FactName[] = ['callDate', 'callTime'];

/** Where a fact came from: the customer's words, the verified account, or a stated default such as today. */
export const FactOrigin = z.enum(['typed', 'account', 'default']);
export type FactOrigin = z.infer<typeof FactOrigin>;

const KnownFact = z.object({
  kind: z.literal('known'),
  value: Value,
  origin: FactOrigin,
  approximate: z.boolean(),
  /** For a date told roughly: the first and the last day it may be; without `from`, `value` is the first. */
  from: IsoDate.optional(),
  until: IsoDate.optional(),
  /** True for a rough day that must do: the customer cannot say the exact one. */
  isDayUnknown: z.literal(true).optional(),
  /** True for a day of a case that is only put ("if I sign on 1 March"): it may lie ahead. */
  isSupposed: z.literal(true).optional(),
});

/** A fact of one conversation: known with its origin, or one the customer said they do not know. */
export const Fact = z.discriminatedUnion('kind', [KnownFact, z.object({ kind: z.literal('unknown') })]);
export type Fact = z.infer<typeof Fact>;

/** How sure it is that a value belongs to its fact: it was asked for, words beside it say so, or it fits best. */
const FillGround = z.enum(['asked', 'cued', 'guessed']);
export type FillGround = z.infer<typeof FillGround>;

/** A value of a message, given to the fact it speaks of. */
export const Filled = z.object({ fact: FactName, known: KnownFact, ground: FillGround });
export type Filled = Readonly<z.infer<typeof Filled>>;

/** The facts gathered so far; a missing name has not been spoken of. */
export const Facts = z.partialRecord(FactName, Fact);
export type Facts = z.infer<typeof Facts>;

/** True for a fact whose values are what they are, whatever words stand beside them: a brand, a yes. */
export const isName = (fact: FactName): boolean => FACT_KINDS[fact] === 'term' || FACT_KINDS[fact] === 'flag';
