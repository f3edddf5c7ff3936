import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { z } from 'zod';
import type { Customer } from '../domain/customer.ts';
import type { CustomerDirectory, CustomerTokens, Verified } from '../domain/ports/customers.ts';
import type { Logger } from '../domain/ports/logger.ts';
import { CustomerClaims, MAX_LIFE_SECONDS } from './claims.ts';
import { KeysUnavailable, type TokenKeys } from './keys.ts';

type Claims = z.infer<typeof CustomerClaims>;
interface Checks {
  readonly keys: TokenKeys;
  readonly clock: () => Date;
  readonly log: Logger;
}
type Refused = Extract<Verified, { kind: 'refused' }>;

/** Clocks of two servers differ; what is valid "from now on" must not fail for that. */
const LEEWAY_SECONDS = 30;
const MS_PER_SECOND = 1_000;

/** Checks customer tokens; what a token does not tell about its customer is looked up in the directory. */
export function customerTokens({
  directory,
  ...checks
}: Checks & { readonly directory: CustomerDirectory }): CustomerTokens {
  return {
    async verify(token) {
      const read = await readClaims(token, checks);
      if ('kind' in read) {
        checks.log.info({ code: read.code, reason: read.message }, 'customer token refused');
        return read;
      }
      const expiresAt = new Date(read.exp * MS_PER_SECOND).toISOString();
      return { kind: 'verified', expiresAt, ...(await account(read, directory)) };
    },
  };
}

async function readClaims(token: string, { keys, clock, log }: Checks): Promise<Claims | Refused> {
  const now = clock();
  let payload: JWTPayload;
  try {
    const verified = await jwtVerify(token, keys.find, {
      algorithms: [...keys.algorithms],
      requiredClaims: ['sub', 'iat', 'exp'],
      maxTokenAge: MAX_LIFE_SECONDS,
      clockTolerance: LEEWAY_SECONDS,
      currentDate: now,
    });
    payload = verified.payload;
  } catch (error) {
    const refusal = refusalFor(error);
    if (refusal.code === 'KEYS_UNAVAILABLE') log.warn({ err: error }, 'customer token keys unavailable');
    return refusal;
  }
  const claims = CustomerClaims.safeParse(payload);
  if (!claims.success) {
    const [issue] = claims.error.issues;
    return refused('BAD_CLAIMS', `${issue?.path.join('.')}: ${issue?.message}; see docs/identity.md`);
  }
  // The leeway is for a beginning in the future; an end is an end.
  return claims.data.exp * MS_PER_SECOND > now.getTime() ? claims.data : EXPIRED;
}

/** What the token tells counts as it is; only one that tells nothing sends us to the directory. */
async function account(
  { sub, customer }: Claims,
  directory: CustomerDirectory,
): Promise<{ customer: Customer; isLookedUp?: true; isAccountUnavailable?: true }> {
  if (customer) return { customer: { ...customer, id: sub } };
  const lookup = await directory.find({ kind: 'customer', id: sub });
  switch (lookup.kind) {
    case 'found':
      return { customer: lookup.customer, isLookedUp: true };
    case 'unknown':
      return { customer: { id: sub }, isLookedUp: true };
    case 'unavailable':
      return { customer: { id: sub }, isLookedUp: true, isAccountUnavailable: true };
    default:
      return lookup satisfies never;
  }
}

function refusalFor(error: unknown): Refused {
  // What is no complaint about the token is one about a key, such as an RSA key that is too short.
  if (error instanceof KeysUnavailable || !(error instanceof errors.JOSEError))
    return refused('KEYS_UNAVAILABLE', 'the keys that check it cannot be had now; try again in a minute');
  if (error instanceof errors.JWTExpired) return EXPIRED;
  if (error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTInvalid)
    return refused('BAD_CLAIMS', `${error.message}; see docs/identity.md`);
  if (error instanceof errors.JWKSMultipleMatchingKeys)
    return refused('BAD_SIGNATURE', 'several keys could have signed it; name the key by "kid" in its header');
  return refused('BAD_SIGNATURE', 'it is not signed with our key; check the key and the algorithm');
}

const refused = (code: Refused['code'], what: string): Refused => ({
  kind: 'refused',
  code,
  message: `The customer token is not accepted: ${what}.`,
});

const EXPIRED = refused('EXPIRED', 'its time is over; have the page fetch a new one');
