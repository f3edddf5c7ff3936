import { z } from 'zod';
import { DIALOGUE_PHRASES, WHATSAPP_PHRASES } from '../../domain/step.ts';
import { factKeyed, Id, Text, Texts } from './text.ts';

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
