import { z } from 'zod';
import { COMMANDS, MARKERS } from '../domain/entity.ts';
import { FACT_NAMES } from '../domain/fact.ts';
import { MOODS } from '../domain/mood.ts';
import { DIALOGUE_PHRASES, WHATSAPP_PHRASES } from '../domain/step.ts';
import { date, days, money, months, share, type Value, years } from '../domain/value.ts';
import { spelledOut } from './alternatives.ts';

const WELL_FORMED_PHRASE = /^(?:[^()|]|\([^()]*\))+$/;

const Id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'an id is lower-case words joined by "-", such as subscription-cancel');
const Text = z
  .string('a text is missing here')
  .trim()
  .min(1, 'the text is empty; write it or remove the key');
const Texts = z.array(Text);
/** Phrases to look for, "(a|b) parcel" for two of them. */
const Phrasings = z.array(
  Text.refine(
    (text) => WELL_FORMED_PHRASE.test(text),
    'alternatives are written (one|another), no group inside a group',
  ),
);
const perLanguage = <T extends z.ZodType>(schema: T) => z.strictObject({ en: schema, fr: schema });

/** What a follow-up comes after: a topic, an intent, or one outcome of its policy. */
const Spoken = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]*(?:\/[a-z][a-z0-9-]*)?$/,
    'an intent, a topic, or an outcome such as refund-when/due-label',
  );

const Examples = perLanguage(Texts.min(5, 'give at least 5 examples per language; 40 teach well'));

/** intents/<topic>.yaml */
export const IntentsFile = z.record(
  Id,
  z
    .strictObject({
      kind: z.enum(['faq', 'smalltalk', 'handoff', 'decline']).default('faq'),
      forgets: z.boolean().default(false),
      label: perLanguage(Text.max(60, 'a label is read on a button: 60 characters at most')),
      policy: Id.optional(),
      covers: z.array(Id).default([]),
      'own-case': Id.optional(),
      closes: z.boolean().default(false),
      'asks-back': z.boolean().default(false),
      after: z.array(Spoken).default([]),
      leads: Id.optional(),
      asks: Id.optional(),
      retraces: z.union([z.boolean(), z.literal('last')]).default(false),
      examples: Examples.optional(),
    })
    .refine(({ asks, examples }) => asks !== undefined || examples !== undefined, {
      message: 'give at least 5 examples per language; 40 teach well',
      path: ['examples'],
    })
    .refine(({ asks, examples }) => asks === undefined || examples === undefined, {
      message: 'what it asks has its examples in _asks.yaml; remove these, or asks',
      path: ['examples'],
    }),
);

/** answers/<language>/<topic>.yaml */
export const AnswersFile = z.record(
  Id,
  z.strictObject({
    text: Text.optional(),
    short: Text.optional(),
    sympathy: Text.optional(),
    opening: Text.optional(),
    openings: z.record(Id, Text).default({}),
    outcomes: z.record(Id, Text).default({}),
    apologies: z.record(Id, Text).default({}),
    notes: z.record(Id, Text.nullable()).default({}),
    'notes-first': z.union([z.boolean(), z.array(Id)]).default(false),
    choices: Texts.max(3, 'offer three choices at most').default([]),
  }),
);

const factKeyed = <T extends z.ZodType>(schema: T) => z.partialRecord(z.enum(FACT_NAMES), schema);

/** answers/<language>/_phrases.yaml */
export const PhrasesFile = z.strictObject({
  facts: factKeyed(
    z.strictObject({
      label: Text,
      ask: Text,
      again: Text,
      noted: Text.nullable().default(null),
      choices: Texts.default([]),
      after: z.record(Id, z.strictObject({ ask: Text, choices: Texts.default([]) })).default({}),
      problems: z.record(Id, Text).default({}),
    }),
  ),
  dialogue: z.record(z.enum(DIALOGUE_PHRASES), Text),
  whatsapp: z.record(z.enum(WHATSAPP_PHRASES), Text),
  receipt: z.record(z.string(), Text),
  links: z.record(Id, z.strictObject({ label: Text, without: Text })),
});

/** intents/vocabulary/<id>.yaml */
export const VocabularyFile = z
  .strictObject({
    'read-as': Id.nullable().default(null),
    values: z
      .array(
        z.strictObject({
          id: Id,
          'as-written': z.boolean().default(false),
          label: perLanguage(Text),
          synonyms: perLanguage(Phrasings),
        }),
      )
      .min(1, 'a vocabulary needs at least one value'),
  })
  .transform(({ 'read-as': readAs, values }) => ({
    readAs,
    values: values.map(({ 'as-written': isAsWritten, ...value }) => ({ ...value, isAsWritten })),
  }));

/** intents/vocabulary/_cues.yaml */
export const CuesFile = factKeyed(perLanguage(Phrasings));

/** intents/vocabulary/_commands.yaml */
export const CommandsFile = z.record(
  z.enum(COMMANDS),
  perLanguage(Phrasings.min(1).transform((phrases) => phrases.flatMap(spelledOut))),
);

/** intents/vocabulary/_concepts.yaml */
export const ConceptsFile = z.record(Id, perLanguage(Texts.min(1)));

/** intents/vocabulary/_asks.yaml */
export const AsksFile = z.record(Id, Examples);

/** intents/vocabulary/_other-companies.yaml */
export const OtherCompaniesFile = z.strictObject({ unless: z.array(Id), en: Texts, fr: Texts });

/** intents/vocabulary/_courtesies.yaml */
export const CourtesiesFile = z.strictObject({
  opening: perLanguage(Texts.min(1)),
  closing: perLanguage(Texts.min(1)),
  signing: perLanguage(Texts.min(1)),
});

/** intents/vocabulary/_markers.yaml */
export const MarkersFile = z.record(z.enum(MARKERS), perLanguage(Phrasings.min(1)));

/** intents/vocabulary/_subjects.yaml */
export const SubjectsFile = z.record(
  Id,
  z.strictObject({ en: Text, fr: Text, near: z.array(Id).default([]), opens: Id.optional() }),
);

/** intents/vocabulary/_returns.yaml */
export const ReturnsFile = z.strictObject({
  phrases: perLanguage(Phrasings.min(1)),
  beside: perLanguage(Phrasings.min(1)),
  names: z.record(Id, perLanguage(Phrasings.min(1))),
  terms: z.record(Id, z.array(Id)).default({}),
});

/** intents/vocabulary/_leaves.yaml */
export const LeavesFile = z.strictObject({
  'turned-away': perLanguage(Phrasings.min(1)),
  contrast: perLanguage(Phrasings.min(1)),
  denied: perLanguage(Phrasings.min(1)),
  not: perLanguage(Phrasings.min(1)),
  after: perLanguage(Phrasings.min(1)),
  unless: perLanguage(Phrasings.min(1)),
  idle: perLanguage(Phrasings.min(1)),
  begins: perLanguage(Phrasings.min(1)),
  elsewhere: perLanguage(Phrasings.min(1)),
  names: z.record(Id, perLanguage(Phrasings.min(1))),
});

const OutcomeNames = z.array(z.string().regex(/^[a-z-]+\/[a-z-]+$/));

/** intents/vocabulary/_verdicts.yaml */
export const VerdictsFile = z.strictObject({
  idle: perLanguage(Phrasings.min(1)),
  quoting: perLanguage(Phrasings.min(1)),
  claims: z.record(
    Id,
    z.strictObject({
      holds: OutcomeNames.min(1),
      fails: OutcomeNames.min(1),
      partly: OutcomeNames.default([]),
      said: perLanguage(Phrasings.min(1)),
      denied: perLanguage(Phrasings.min(1)).optional(),
    }),
  ),
});

/** intents/vocabulary/_moods.yaml */
export const MoodsFile = z.record(z.enum(MOODS), perLanguage(Texts.min(1)));

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const FIGURE_FORMS: readonly [RegExp, (...parts: string[]) => Value][] = [
  [/^(\d+(?:\.\d+)?) ?%$/, (percent) => share(Number(percent))],
  [/^€(\d+(?:\.\d{1,2})?)$/, (euros) => money(Math.round(Number(euros) * 100))],
  [/^(\d+) days?$/, (count) => days(Number(count))],
  [/^(\d+) months?$/, (count) => months(Number(count))],
  [/^(\d+) years?$/, (count) => years(Number(count))],
  [/^(\d{4}-\d{2}-\d{2})$/, (day) => date(day!)],
  [/^phone ([\d +]{3,20})$/, (number) => ({ kind: 'phone', number: number! })],
  [
    /^([01]?\d|2[0-4]):([0-5]\d)$/,
    (hours, minutes) => ({ kind: 'time', minuteOfDay: Number(hours) * 60 + Number(minutes) }),
  ],
  [
    /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)-(Mon|Tue|Wed|Thu|Fri|Sat|Sun)$/,
    (first, last) => ({
      kind: 'weekdays',
      from: WEEKDAYS.indexOf(first!) + 1,
      to: WEEKDAYS.indexOf(last!) + 1,
    }),
  ],
];

const FigureValue = z.string().transform((written, context): Value => {
  for (const [form, make] of FIGURE_FORMS) {
    const parts = form.exec(written);
    if (parts) return make(...parts.slice(1));
  }
  context.addIssue({
    code: 'custom',
    message: `"${written}" is no figure; write it as 80 %, €279.00, 14 days, 12 months, 2 years, "8:00", Mon-Sat or phone 0800 00 00 00`,
  });
  return z.NEVER;
});

const Day = z.union([z.iso.date('a day is written as 2025-07-01'), z.literal('always')]);

/** policies/figures.yaml */
export const FiguresFile = z.record(
  Id,
  z.strictObject({
    fact: z.string().regex(/^F([1-9]|[1-3]\d|4[0-7])$/, 'the fact is one of F1 to F47'),
    label: perLanguage(Text),
    periods: z
      .array(z.strictObject({ value: FigureValue, from: Day, to: Day.optional() }))
      .min(1, 'a figure needs at least one period'),
  }),
);
