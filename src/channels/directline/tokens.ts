import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { CremaError } from '../../domain/errors.ts';

/** What a chat token opens: one conversation, for one person, perhaps from certain sites only. */
export interface ChatPass {
  readonly conversationId: string;
  readonly userId: string | null;
  readonly origins: readonly string[] | null;
}

/** A stream URL's own permission, with the place in the transcript where its socket starts. */
export interface StreamPass extends ChatPass {
  readonly after: number;
}

export interface Tokens {
  readonly lifetimeSeconds: number;
  issue(pass: ChatPass): Promise<string>;
  issueStream(pass: StreamPass): Promise<string>;
  /** Fails with TOKEN_EXPIRED or TOKEN_INVALID. */
  verify(token: string): Promise<ChatPass>;
  /** Fails with TOKEN_EXPIRED or TOKEN_INVALID. */
  verifyStream(token: string): Promise<StreamPass>;
}

const STREAM_SECONDS = 60;
const MS_PER_SECOND = 1_000;
const CHAT = 'directline';
const STREAM = 'directline-stream';

const ChatClaims = z.object({
  conv: z.string(),
  user: z.string().optional(),
  origins: z.array(z.string()).optional(),
});
const StreamClaims = ChatClaims.extend({ after: z.int().nonnegative() });

/** Signed tokens that need no table, so that open chats outlive a restart and any process can check them. */
export function createTokens({
  key,
  clock,
  lifetimeSeconds,
}: {
  key: Uint8Array;
  clock: () => Date;
  lifetimeSeconds: number;
}): Tokens {
  const sign = (claims: Record<string, unknown>, audience: string, seconds: number) => {
    const now = Math.floor(clock().getTime() / MS_PER_SECOND);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(now + seconds)
      .sign(key);
  };
  const check = async <T>(token: string, audience: string, claims: z.ZodType<T>): Promise<T> => {
    try {
      const options = {
        audience,
        algorithms: ['HS256'],
        requiredClaims: ['exp'],
        currentDate: clock(),
      };
      return claims.parse((await jwtVerify(token, key, options)).payload);
    } catch (cause) {
      if (cause instanceof errors.JWTExpired) {
        throw new CremaError('TOKEN_EXPIRED', 'The token has expired; start a new conversation.');
      }
      throw new CremaError('TOKEN_INVALID', 'The token is not one of ours; ask for a new one.', { cause });
    }
  };
  return {
    lifetimeSeconds,
    issue: (pass) => sign(claimsOf(pass), CHAT, lifetimeSeconds),
    issueStream: (pass) => sign({ ...claimsOf(pass), after: pass.after }, STREAM, STREAM_SECONDS),
    verify: async (token) => passOf(await check(token, CHAT, ChatClaims)),
    async verifyStream(token) {
      const claims = await check(token, STREAM, StreamClaims);
      return { ...passOf(claims), after: claims.after };
    },
  };
}

/** Direct Line clients read the claim `user` as the id of the person. */
function claimsOf({ conversationId, userId, origins }: ChatPass): z.infer<typeof ChatClaims> {
  return {
    conv: conversationId,
    ...(userId !== null && { user: userId }),
    ...(origins !== null && { origins: [...origins] }),
  };
}

function passOf({ conv, user, origins }: z.infer<typeof ChatClaims>): ChatPass {
  return { conversationId: conv, userId: user ?? null, origins: origins ?? null };
}
