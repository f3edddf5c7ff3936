import { z } from 'zod';
import { CustomerRecord, withoutNulls } from './account.ts';

/** A token that lived longer would still open an account after the person has signed out. */
export const MAX_LIFE_SECONDS = 3_600;

/** Whom a token is for, when it says so. */
export const AUDIENCE = 'crema';

/** What a token may tell about an account. */
const AccountClaim = CustomerRecord.pick({
  ambassador: true,
  locale: true,
  subscriptions: true,
  machines: true,
  orders: true,
});

/** The claims of a customer token; docs/identity.md explains them to who signs one. Others are ignored. */
export const CustomerClaims = z
  .object({
    sub: CustomerRecord.shape.id,
    iat: z.number(),
    exp: z.number(),
    aud: z
      .union([z.string(), z.array(z.string())])
      .refine((aud) => [aud].flat().includes(AUDIENCE), `a token for Crema says "${AUDIENCE}", or nothing`)
      .optional(),
    customer: z.preprocess(withoutNulls, AccountClaim).optional(),
  })
  .refine(({ iat, exp }) => exp - iat <= MAX_LIFE_SECONDS, {
    path: ['exp'],
    message: `at most ${MAX_LIFE_SECONDS} seconds after "iat"`,
  });
