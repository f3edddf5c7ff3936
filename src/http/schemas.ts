import { z } from 'zod';

/** The body of every refusal and failure. */
export const ErrorBody = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
