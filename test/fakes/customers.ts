import type { Customer } from '../../src/domain/customer.ts';
import type { CustomerDirectory, CustomerTokens } from '../../src/domain/ports/customers.ts';

const LIFE_MS = 600_000;

/**
 * Takes "ok:<id>" for a good token that names the customer, "told:<id>" for one that tells the facts too, and refuses
 * everything else as expired; of tokens with claims, as browsers read them, those that end in ".good" are good and those in ".bad" badly signed. The directory knows everyone as an Ambassador, except "nobody", and is away for "away".
 */
export function fakeCustomers(clock: () => Date): { tokens: CustomerTokens; directory: CustomerDirectory } {
  return {
    tokens: {
      async verify(token) {
        const [, kind = 'ok', id = subjectOf(token)] = /^(ok|told):(.+)$/.exec(token) ?? [];
        if (id === undefined)
          return {
            kind: 'refused',
            code: token.endsWith('.bad') ? 'BAD_SIGNATURE' : 'EXPIRED',
            message: 'The customer token is not accepted: too old.',
          };
        const customer: Customer = kind === 'told' ? { id, ambassador: false } : { id };
        const expiresAt = new Date(clock().getTime() + LIFE_MS).toISOString();
        return { kind: 'verified', customer, expiresAt, ...(kind === 'ok' && { isLookedUp: true }) };
      },
    },
    directory: {
      async find(identity) {
        if (identity.kind !== 'customer' || identity.id === 'nobody') return { kind: 'unknown' };
        if (identity.id === 'away') return { kind: 'unavailable', reason: 'the test took it away' };
        return { kind: 'found', customer: { id: identity.id, ambassador: true } };
      },
    },
  };
}

function subjectOf(token: string): string | undefined {
  const claims = /^[^.]*\.([^.]+)\.good\d*$/.exec(token)?.[1];
  return claims && JSON.parse(Buffer.from(claims, 'base64url').toString()).sub;
}
