import type { FastifyRequest } from 'fastify';
import { CremaError } from '../../domain/errors.ts';
import type { Logger } from '../../domain/ports/logger.ts';
import type { ConversationStore, StoredConversation } from '../../domain/ports/store.ts';
import type { Access } from './access.ts';
import type { Config } from './config.ts';
import type { Owners } from './owners.ts';
import type { CustomerAnswer } from './schemas.ts';
import type { ChatPass, StreamPass, Tokens } from './tokens.ts';
import type { Transcript } from './transcript.ts';
import type { Turns } from './turns.ts';

/** What the routes share. */
export interface Room {
  readonly access: Access;
  readonly tokens: Tokens;
  readonly turns: Turns;
  readonly conversations: ConversationStore;
  readonly transcript: Transcript;
  readonly owners: Owners;
  readonly config: Config;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly log: Logger;
}

/**
 * The conversation of a pass as stored; fails with CONVERSATION_UNKNOWN when it was never started or is erased, with
 * TOKEN_INVALID when it was given to a customer since the pass was made.
 */
export async function startedConversation(
  room: Pick<Room, 'conversations'>,
  pass: ChatPass,
): Promise<StoredConversation> {
  const conversation = await room.conversations.find(pass.conversationId);
  if (conversation !== null) return checkOwner(conversation, pass);
  throw new CremaError('CONVERSATION_UNKNOWN', 'There is no such conversation; start one with POST.');
}

/** A verified customer's conversation opens to their own tokens and to the site's server only. */
export function checkOwner(conversation: StoredConversation, { userId }: ChatPass): StoredConversation {
  if (conversation.owner === undefined || userId === null || userId === conversation.userId)
    return conversation;
  throw new CremaError('TOKEN_INVALID', 'This conversation belongs to a customer; sign in to go on with it.');
}

/** What a client needs to chat: its token, and a fresh stream address that starts after a given line. */
export async function conversationAnswer(
  room: Room,
  request: FastifyRequest,
  { pass, after, customer }: { pass: ChatPass; after: number; customer: CustomerAnswer },
) {
  const { conversationId } = pass;
  return {
    conversationId,
    // A new one each time, so that `expires_in` is true of it.
    token: await room.tokens.issue(pass),
    expires_in: room.tokens.lifetimeSeconds,
    streamUrl: await streamUrl(room, request, { ...pass, after }),
    customer,
  };
}

async function streamUrl(room: Room, request: FastifyRequest, pass: StreamPass): Promise<string> {
  const base = room.config.publicUrl?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`;
  const prefix = request.routeOptions.url?.replace(/\/conversations.*$/, '') ?? '';
  const path = `${prefix}/conversations/${encodeURIComponent(pass.conversationId)}/stream`;
  const query = new URLSearchParams({ t: await room.tokens.issueStream(pass) });
  return `${base.replace(/^http/, 'ws')}${path}?${query}`;
}

/** Ids that a token vouches for start with dl_, so that no page can pass for one. */
export function vouchedUserId(given: string | null | undefined, newId: () => string): string {
  if (given === null || given === undefined || given === '') return `dl_${newId()}`;
  return given.startsWith('dl_') ? given : `dl_${given}`;
}
