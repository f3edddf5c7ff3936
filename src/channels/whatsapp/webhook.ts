import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { CremaError } from '../../domain/errors.ts';
import type { WhatsAppConfig } from './config.ts';
import { parseWebhook } from './parse.ts';
import type { Parts } from './parts.ts';
import { isSameWord, isSigned } from './signature.ts';

/** Meta sends up to three; the rest is room for what it may add. */
const BODY_LIMIT_BYTES = 4 * 1024 * 1024;

/** Where Meta delivers: stored and queued before it is told 200, answered afterwards. */
export function webhook(
  config: WhatsAppConfig,
  parts: Pick<Parts, 'storage' | 'clock' | 'log' | 'counts'>,
): FastifyPluginAsync {
  return async (app) => {
    // The signature is over the bytes as they came: nothing may be parsed before it is checked.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
    app.get(
      '/',
      { schema: { tags: ['whatsapp'], summary: 'Meta sets the webhook up' } },
      async (request, reply) => reply.type('text/plain').send(challengeOf(request, config)),
    );
    app.post(
      '/',
      { bodyLimit: BODY_LIMIT_BYTES, schema: { tags: ['whatsapp'], summary: 'Meta delivers messages' } },
      async (request, reply) => {
        await take(signedBody(request, config, parts), config, parts);
        return reply.code(200).send();
      },
    );
  };
}

function challengeOf({ query }: FastifyRequest, { verifyToken }: WhatsAppConfig): string {
  const given = query as Readonly<Record<string, unknown>>;
  const challenge = given['hub.challenge'];
  const isRight = given['hub.mode'] === 'subscribe' && isSameWord(given['hub.verify_token'], verifyToken);
  if (isRight && typeof challenge === 'string') return challenge;
  throw new CremaError(
    'TOKEN_INVALID',
    'The verify token is not WHATSAPP_VERIFY_TOKEN; enter the same in both places.',
  );
}

function signedBody(
  { body, headers }: FastifyRequest,
  { appSecret }: WhatsAppConfig,
  { log, counts }: Pick<Parts, 'log' | 'counts'>,
): Buffer {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  if (isSigned(bytes, { header: headers['x-hub-signature-256'], secret: appSecret })) return bytes;
  counts.inbound('signature-refused');
  log.warn({ bytes: bytes.length }, 'whatsapp signature refused');
  throw new CremaError(
    'CREDENTIALS_MISSING',
    'X-Hub-Signature-256 does not sign this body; check that WHATSAPP_APP_SECRET is the secret of your app.',
  );
}

async function take(
  body: Buffer,
  { phoneNumberId }: WhatsAppConfig,
  { storage, clock, log, counts }: Pick<Parts, 'storage' | 'clock' | 'log' | 'counts'>,
): Promise<void> {
  const delivery = parseWebhook(jsonOf(body), { phoneNumberId, now: clock() });
  if (delivery === null) {
    counts.inbound('ignored');
    return;
  }
  const { events, statuses, errors, ignored } = delivery;
  if (events.length > 0) {
    const added = await storage.inbox.put(events);
    times(added, () => counts.inbound('stored'));
    times(events.length - added, () => counts.inbound('repeated'));
  }
  times(ignored, () => counts.inbound('ignored'));
  for (const { sendId, code } of await storage.outbox.apply(statuses)) {
    counts.send('failed');
    log.error({ sendId, code }, 'whatsapp message lost');
  }
  for (const code of errors) log.error({ code }, 'whatsapp account error');
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new CremaError('INPUT_INVALID', 'The body is not JSON.', { cause });
  }
}

function times(count: number, act: () => void): void {
  for (let done = 0; done < count; done++) act();
}
