import { z } from 'zod';
import { COMMANDS } from '../../domain/entity.ts';
import { MARKERS } from '../../domain/marker.ts';
import { MOODS } from '../../domain/mood.ts';
import { spelledOut } from '../alternatives.ts';
import { Examples, factKeyed, Id, Phrasings, perLanguage, Text, Texts } from './text.ts';

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
      holds: OutcomeNames.default([]),
      fails: OutcomeNames.default([]),
      partly: OutcomeNames.default([]),
      rule: Id.optional(),
      said: perLanguage(Phrasings.min(1)),
      denied: perLanguage(Phrasings.min(1)).optional(),
    }),
  ),
});

/** intents/vocabulary/_moods.yaml */
export const MoodsFile = z.record(
  z.enum(MOODS),
  perLanguage(Phrasings.min(1).transform((phrases) => phrases.flatMap(spelledOut))),
);
