import { z } from 'zod';

export const LANGUAGES = ['en', 'fr'] as const;

/** A language Crema reads and answers in. */
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;
