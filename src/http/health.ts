import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { CremaError } from '../domain/errors.ts';
import type { Metrics } from './metrics.ts';
import { ErrorBody } from './schemas.ts';

export interface Health {
  /** Resolves when a customer could be answered now; rejects otherwise. */
  ready(): Promise<void>;
}

const READY_TIMEOUT_MS = 3_000;
const Ok = z.object({ status: z.literal('ok') });

/** What machines ask: is the process up, can it answer, what has it counted. */
export function healthRoutes({
  health,
  metrics,
}: {
  health: Health;
  metrics: Metrics;
}): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/healthz',
      { schema: { tags: ['operation'], summary: 'The process is up', response: { 200: Ok } } },
      async () => ({ status: 'ok' }) as const,
    );
    app.get(
      '/readyz',
      {
        schema: {
          tags: ['operation'],
          summary: 'Customers can be answered',
          response: { 200: Ok, 503: ErrorBody },
        },
      },
      async () => {
        await withinTime(health.ready());
        return { status: 'ok' } as const;
      },
    );
    app.get(
      '/metrics',
      { schema: { tags: ['operation'], summary: 'Prometheus metrics' } },
      async (_, reply) => {
        const { contentType, text } = await metrics.read();
        return reply.type(contentType).send(text);
      },
    );
  };
}

/** A dependency that never answers must read as "not ready", not as a probe that hangs. */
async function withinTime(ready: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new CremaError('STORAGE_FAILED', 'The readiness check got no answer in time.')),
      READY_TIMEOUT_MS,
    );
  });
  try {
    await Promise.race([ready, late]);
  } catch (cause) {
    if (cause instanceof CremaError) throw cause;
    throw new CremaError('STORAGE_FAILED', 'Not ready to answer customers; see the log.', { cause });
  } finally {
    clearTimeout(timer);
  }
}
