import { z } from 'zod';
import { ACCOUNT_LISTS } from './customer.ts';
import { FactName, Facts, Filled } from './fact.ts';
import { Language } from './language.ts';
import { Value } from './value.ts';

/** What an answer says: an outcome with what it prints; no outcome for a fixed text. */
const Said = z.object({
  outcome: z.string().nullable(),
  values: z.record(z.string(), Value),
  notes: z.array(z.string()),
});
export type Said = Readonly<z.infer<typeof Said>>;

/** An answer as it is remembered. */
const Answered = z.object({
  intent: z.string(),
  said: Said,
  /** How often in a row it was given. */
  times: z.int(),
  /** The words it answered, plain: who asks the very same again is answered short. */
  question: z.string().optional(),
  /** What a follow-up followed, "intent/outcome": the next one may follow the same. */
  follows: z.string().optional(),
});
export type Answered = z.infer<typeof Answered>;

/** What was last spoken of in one topic: who comes back to it finds it as it was left. */
const Spoken = z.object({
  topic: z.string(),
  intent: z.string(),
  /** The answer, once there is one that was worked out. */
  answer: Answered.nullable(),
});
export type Spoken = Readonly<z.infer<typeof Spoken>>;

/** What the dialogue remembers between turns: plain data, stored as it is, replaced whole each turn. */
export const Conversation = z.object({
  language: Language.nullable(),
  /** The question being worked on or last answered, by intent. */
  topic: z.string().nullable(),
  /** What was spoken of in each topic, the latest first: a second thought, or a "back to my refund", reaches it. */
  spoken: z.array(Spoken).default([]),
  /** The fact last asked for, how often in a row its answer could not be used, how often it was put again, and whether a guess led to it. */
  asking: z
    .object({
      fact: FactName,
      failures: z.int(),
      times: z.int().optional(),
      isGuess: z.literal(true).optional(),
    })
    .nullable(),
  /** The intents offered in an open "did you mean". */
  clarifying: z.array(z.string()),
  /** The message that an open "did you mean" is about: what it tells and names is used once a choice is made. */
  raised: z.string().nullable().default(null),
  facts: Facts,
  /** The facts the customer's last values went to: what a bare correction is about. */
  lastFilled: z.array(FactName),
  /** Values told in passing, by the policy that would read them: taken up when a topic of that policy begins. */
  overheard: z.record(z.string(), z.array(Filled)).default({}),
  /** Topics set aside for another, to be taken up again. */
  agenda: z.array(z.string()),
  /** The list of the account from which one is to be picked, for this topic. */
  choosing: z.object({ list: z.enum(ACCOUNT_LISTS), intent: z.string() }).nullable(),
  /** The item picked from each list of the account, by its position. */
  chosen: z.partialRecord(z.enum(ACCOUNT_LISTS), z.int()),
  /** The last answer given, so that what it said is not said again in the next; one of another form is forgotten. */
  lastAnswer: Answered.nullable().catch(null),
  /** True while somebody else than the customer is spoken of: "my son-in-law is no Ambassador, what does he get?" */
  isOfSomebodyElse: z.boolean().default(false),
  /** What was told of the customer's own case, while that of another person took its place: "and mine?" brings it back. */
  ownCase: z
    .object({ facts: Facts, overheard: z.record(z.string(), z.array(Filled)), of: z.array(FactName) })
    .nullable()
    .default(null),
  /** What was told before values that were only supposed took its place ("what if it had been 290?"): it holds again as soon as the case is over. */
  real: Facts.default({}),
  /** True once it was said that the account cannot be looked up. */
  isToldOfAccount: z.boolean().default(false),
  /** The ways offered after an answer that did not help: the customer's question, whose answer it was, what is near it. */
  helping: z
    .object({ messageId: z.string(), question: z.string(), intent: z.string(), related: z.array(z.string()) })
    .nullable(),
  /** Messages in a row that were not understood. */
  misses: z.int(),
  /** How many messages were turned away so far, and the subject of the last one: so that no two in a row read the same. */
  declines: z.object({ count: z.int(), last: z.string().nullable() }),
  /** True once a word of sympathy was said. */
  hasSympathised: z.boolean(),
});
export type Conversation = z.infer<typeof Conversation>;

export const NEW_CONVERSATION: Conversation = {
  language: null,
  topic: null,
  spoken: [],
  asking: null,
  clarifying: [],
  raised: null,
  facts: {},
  lastFilled: [],
  overheard: {},
  agenda: [],
  choosing: null,
  chosen: {},
  lastAnswer: null,
  isOfSomebodyElse: false,
  ownCase: null,
  real: {},
  isToldOfAccount: false,
  helping: null,
  misses: 0,
  declines: { count: 0, last: null },
  hasSympathised: false,
};
