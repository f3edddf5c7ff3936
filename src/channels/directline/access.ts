import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { CremaError } from '../../domain/errors.ts';
import type { Config } from './config.ts';
import type { ChatPass, Tokens } from './tokens.ts';

/** Who calls: a site's own server with the secret, or one person's client with a token. */
export type Caller = { readonly kind: 'secret' } | { readonly kind: 'person'; readonly pass: ChatPass };

export interface Access {
  /** Fails with CREDENTIALS_MISSING, TOKEN_EXPIRED, TOKEN_INVALID or ORIGIN_REFUSED. */
  caller(request: FastifyRequest): Promise<Caller>;
  /** The caller's pass for this conversation; a token for another one is TOKEN_INVALID. */
  enter(request: FastifyRequest, conversationId: string): Promise<ChatPass>;
  /**
   * Who may have a new token: sites' servers by secret, whoever is chatting already, and without a secret also guests
   * (null) from our own and the allowed sites.
   */
  mayGenerate(request: FastifyRequest): Promise<Caller | null>;
  /** Fails with ORIGIN_REFUSED when the pass names its sites and the request comes from another. */
  checkOrigin(request: FastifyRequest, pass: ChatPass): void;
}

/** Decides who may do what, by secret, token and site of origin. */
export function createAccess(config: Config, tokens: Tokens): Access {
  const isSecret = (given: string): boolean => config.secret !== null && sameText(given, config.secret);

  const checkOrigin = (request: FastifyRequest, pass: ChatPass): void => {
    const { origin } = request.headers;
    if (origin === undefined || pass.origins === null || pass.origins.includes(origin)) return;
    throw refusedOrigin(origin);
  };

  const identify = async (request: FastifyRequest): Promise<Caller> => {
    const bearer = bearerOf(request);
    if (bearer === null) {
      throw new CremaError('CREDENTIALS_MISSING', 'Send "Authorization: Bearer" with a token or the secret.');
    }
    if (isSecret(bearer)) return { kind: 'secret' };
    const pass = await tokens.verify(bearer);
    checkOrigin(request, pass);
    return { kind: 'person', pass };
  };

  // Asked before the body is read and again by the handler; a signature need be checked only once.
  const identified = new WeakMap<FastifyRequest, Promise<Caller>>();
  const caller = (request: FastifyRequest): Promise<Caller> => {
    const who = identified.get(request) ?? identify(request);
    identified.set(request, who);
    return who;
  };

  return {
    caller,
    checkOrigin,
    async enter(request, conversationId) {
      const who = await caller(request);
      if (who.kind === 'secret') return { conversationId, userId: null, origins: null };
      if (who.pass.conversationId === conversationId) return who.pass;
      throw new CremaError('TOKEN_INVALID', 'This token belongs to another conversation.');
    },
    async mayGenerate(request) {
      const { origin } = request.headers;
      if (config.secret === null && origin !== undefined && !isOwnOrAllowed(origin, request, config))
        throw refusedOrigin(origin);
      const bearer = bearerOf(request);
      if (bearer !== null && isSecret(bearer)) return { kind: 'secret' };
      const pass = bearer === null ? null : await tokens.verify(bearer).catch(() => null);
      if (pass !== null) {
        checkOrigin(request, pass);
        return { kind: 'person', pass };
      }
      if (config.secret === null) return null;
      if (bearer === null)
        throw new CremaError('CREDENTIALS_MISSING', 'Send "Authorization: Bearer" with the secret.');
      throw new CremaError('TOKEN_INVALID', 'This is not the secret of this server.');
    },
  };
}

function bearerOf(request: FastifyRequest): string | null {
  return /^bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

function isOwnOrAllowed(origin: string, request: FastifyRequest, config: Config): boolean {
  if (config.allowedOrigins.includes('*') || config.allowedOrigins.includes(origin)) return true;
  if (config.publicUrl !== null && origin === URL.parse(config.publicUrl)?.origin) return true;
  // By host alone: behind a proxy that ends TLS the page is https and this request is not.
  return URL.parse(origin)?.host === request.host;
}

const refusedOrigin = (origin: string): CremaError =>
  new CremaError('ORIGIN_REFUSED', `Pages of ${origin} may not chat here; add it to ALLOWED_ORIGINS.`);

/** Compares digests, so that the time taken tells nothing about the secret, not even its length. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
