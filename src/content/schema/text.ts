import { z } from 'zod';
import { FACT_NAMES } from '../../domain/fact.ts';

const WELL_FORMED_PHRASE = /^(?:[^()|]|\([^()]*\))+$/;

export const Id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'an id is lower-case words joined by "-", such as subscription-cancel');
export const Text = z
  .string('a text is missing here')
  .trim()
  .min(1, 'the text is empty; write it or remove the key');
export const Texts = z.array(Text);
/** Phrases to look for, "(a|b) parcel" for two of them. */
export const Phrasings = z.array(
  Text.refine(
    (text) => WELL_FORMED_PHRASE.test(text),
    'alternatives are written (one|another), no group inside a group',
  ),
);
export const perLanguage = <T extends z.ZodType>(schema: T) => z.strictObject({ en: schema, fr: schema });

export const Examples = perLanguage(Texts.min(5, 'give at least 5 examples per language; 40 teach well'));

/** A value for some of the facts. */
export const factKeyed = <T extends z.ZodType>(schema: T) => z.partialRecord(z.enum(FACT_NAMES), schema);
