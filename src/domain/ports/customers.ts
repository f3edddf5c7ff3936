import type { Customer } from '../customer.ts';

/** Who a channel says is asking. */
export type Identity =
  | { readonly kind: 'customer'; readonly id: string }
  /** `userIds`: business-scoped ids, the strongest first; `phone` in E.164 (`+33612345678`) when the channel knows it. */
  | { readonly kind: 'whatsapp'; readonly userIds: readonly string[]; readonly phone: string | null };

/** unavailable: the directory cannot answer now, which is not the same as not knowing the person. */
export type Lookup =
  | { readonly kind: 'found'; readonly customer: Customer }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unavailable'; readonly reason: string };

/** Where verified facts about customers come from. Never throws: a directory that is down answers `unavailable`. */
export interface CustomerDirectory {
  find(identity: Identity): Promise<Lookup>;
}

/** What became of a signed customer token; `code` is stable, `message` says what to do next. */
export type Verified =
  | {
      readonly kind: 'verified';
      readonly customer: Customer;
      /** ISO 8601. */
      readonly expiresAt: string;
      /** The token names the customer only, so that the facts are the directory's and may change. */
      readonly isLookedUp?: true;
      /** The token names the customer only, and the directory cannot say more now. */
      readonly isAccountUnavailable?: true;
    }
  | {
      readonly kind: 'refused';
      readonly code: 'EXPIRED' | 'BAD_SIGNATURE' | 'BAD_CLAIMS' | 'NOT_CONFIGURED' | 'KEYS_UNAVAILABLE';
      readonly message: string;
    };

export interface CustomerTokens {
  verify(token: string): Promise<Verified>;
}
