import { createHmac } from 'node:crypto';
import { NEW_CONVERSATION } from '../../domain/conversation.ts';
import type { ConversationRef } from '../../domain/ports/bot.ts';
import type { CustomerDirectory, CustomerTokens, Verified } from '../../domain/ports/customers.ts';
import type { ConversationStore, Owner, StoredConversation } from '../../domain/ports/store.ts';
import type { CustomerAnswer } from './schemas.ts';
import type { ChatPass } from './tokens.ts';

/** Who verified customers are, and which conversations are theirs. */
export interface Owners {
  /**
   * Gives the conversation of a pass to the customer a token names, and the pass their user id. A conversation that is
   * another customer's stays so: the pass returned is then for a new one. A refused token changes nothing.
   */
  present(pass: ChatPass, customerToken: string): Promise<{ pass: ChatPass; customer: CustomerAnswer }>;
  /** What is known of the customer now, for one turn; a guest once the claim has expired. */
  accountOf(conversation: StoredConversation): Promise<Account>;
  /** How the conversation stands, for its client. */
  statusOf(conversation: StoredConversation | null): CustomerAnswer;
}

type Account = Pick<ConversationRef, 'customer' | 'isAccountUnavailable'>;

export interface OwnersOptions {
  readonly conversations: ConversationStore;
  readonly customers: { readonly tokens: CustomerTokens; readonly directory: CustomerDirectory };
  /** Keeps customer ids from being guessed from user ids. */
  readonly key: Uint8Array;
  readonly clock: () => Date;
  readonly newId: () => string;
}

const GUEST: Account = { customer: null };
const USER_ID_CHARS = 22;

/** Conversations of verified customers; what a token said of them is kept with the conversation, never in a chat token. */
export function createOwners({ conversations, customers, key, clock, newId }: OwnersOptions): Owners {
  const userIdOf = (customerId: string) =>
    `dl_${createHmac('sha256', key).update(customerId).digest('base64url').slice(0, USER_ID_CHARS)}`;
  const isCurrent = (owner: Owner) => Date.parse(owner.expiresAt) > clock().getTime();

  const claim = async (pass: ChatPass, owner: Owner): Promise<ChatPass | null> => {
    const { conversationId: id, userId: guest } = pass;
    await conversations.open({ id, channel: 'web', userId: guest, state: NEW_CONVERSATION });
    const userId = userIdOf(owner.customer.id);
    return (await conversations.claim(id, { userId, owner })) ? { ...pass, userId } : null;
  };

  return {
    async present(pass, customerToken) {
      const verified = await customers.tokens.verify(customerToken);
      if (verified.kind === 'refused') {
        const { code, message } = verified;
        return { pass, customer: { status: 'refused', code, message } };
      }
      const owner = ownerOf(verified);
      const owned = (await claim(pass, owner)) ?? (await claim({ ...pass, conversationId: newId() }, owner));
      if (owned === null) throw new Error('a conversation with a fresh id belongs to somebody already');
      return { pass: owned, customer: { status: 'verified' } };
    },
    async accountOf({ owner }) {
      if (owner === undefined || !isCurrent(owner)) return GUEST;
      if (!owner.isLookedUp) return { customer: owner.customer };
      const { id } = owner.customer;
      const lookup = await customers.directory.find({ kind: 'customer', id });
      switch (lookup.kind) {
        case 'found':
          return { customer: lookup.customer };
        case 'unknown':
          return { customer: { id } };
        case 'unavailable':
          // What was known at sign-in is better than nothing, when something was.
          return { customer: owner.customer, isAccountUnavailable: Object.keys(owner.customer).length === 1 };
        default:
          return lookup satisfies never;
      }
    },
    statusOf: (conversation) => ({
      status: conversation?.owner && isCurrent(conversation.owner) ? 'verified' : 'guest',
    }),
  };
}

const ownerOf = ({ customer, expiresAt, isLookedUp }: Extract<Verified, { kind: 'verified' }>): Owner => ({
  customer,
  expiresAt,
  ...(isLookedUp && { isLookedUp }),
});
