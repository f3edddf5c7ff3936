import { z } from 'zod';
import { Examples, Id, perLanguage, Text } from './text.ts';

/** What a follow-up comes after: a topic, an intent, or one outcome of its policy. */
const Spoken = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]*(?:\/[a-z][a-z0-9-]*)?$/,
    'an intent, a topic, or an outcome such as refund-when/due-label',
  );

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
      'asks-nothing': z.boolean().default(false),
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
