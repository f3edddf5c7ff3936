import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { createMetrics } from '../../src/http/metrics.ts';
import { createServer } from '../../src/http/server.ts';
import { silentLog } from './log.ts';

/** The real HTTP server around some plugins, without pages or database. */
export const serverWith = (plugins: readonly FastifyPluginAsync[]): Promise<FastifyInstance> =>
  createServer({
    log: silentLog,
    trustProxy: 0,
    allowedOrigins: [],
    newId: () => 'request',
    health: { ready: async () => {} },
    metrics: createMetrics({ openSockets: () => 0 }),
    plugins,
    staticDir: null,
  });
