import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { CremaError } from '../domain/errors.ts';
import { errorAnswer, invalidMessage } from './errors.ts';
import { addHeaders } from './headers.ts';
import { type Health, healthRoutes } from './health.ts';
import type { Metrics } from './metrics.ts';
import { addOpenApi } from './openapi.ts';
import { addPages } from './pages.ts';

export interface ServerOptions {
  readonly log: FastifyBaseLogger;
  /** How many proxies in front are ours; 0 believes no forwarded address. */
  readonly trustProxy: number;
  /** Web sites whose pages may call the API; '*' for all. */
  readonly allowedOrigins: readonly string[];
  readonly newId: () => string;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly plugins: readonly FastifyPluginAsync[];
  /** Folder of the built pages; null serves none. */
  readonly staticDir: string | null;
}

const BODY_LIMIT_BYTES = 256 * 1024;
const MS_PER_SECOND = 1_000;

/** The whole HTTP surface, ready to listen: health, metrics, API description, pages, and the given plugins. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    loggerInstance: options.log,
    // Fastify's own request lines print the URL, and a stream URL carries a token.
    logController: new LogController({ disableRequestLogging: true }),
    // Fastify believes no forwarded address when given a plain number of hops, so the count is our own.
    trustProxy: options.trustProxy > 0 && ((_address, hop) => hop < options.trustProxy),
    // A 503 would end a client's polling for good, where a refused connection goes to another server.
    return503OnClosing: false,
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: options.newId,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerError,
    schemaErrorFormatter: (errors, part) => new Error(invalidMessage(errors, part)),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  acceptEmptyJson(app);
  answerErrors(app);
  observe(app, options.metrics);
  await addHeaders(app, options.allowedOrigins);
  await addOpenApi(app);
  await app.register(healthRoutes(options));
  for (const plugin of options.plugins) await app.register(plugin);
  if (options.staticDir !== null) await addPages(app, options.staticDir);
  return app;
}

/** Many clients name JSON as the type of a body they do not send. */
function acceptEmptyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') return done(null, undefined);
    return parse(request, body as string, done);
  });
}

function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((request) => {
    throw new CremaError('NOT_FOUND', `There is nothing at ${request.method} ${pathOf(request.url)}.`);
  });
  app.setErrorHandler(answerError);
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const { status, body } = errorAnswer(error);
  // Whoever waits for a start asks again every second: that it goes on is no failure.
  const isFailure = status >= 500 && body.error.code !== 'NOT_READY';
  if (isFailure) request.log.error({ err: error, code: body.error.code }, 'request failed');
  return reply.code(status).type('application/json').serializer(JSON.stringify).send(body);
}

function observe(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const served = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
    };
    metrics.request({ ...served, seconds: reply.elapsedTime / MS_PER_SECOND });
    request.log.debug({ ...served, ms: Math.round(reply.elapsedTime) }, 'request');
  });
}

const pathOf = (url: string): string => url.split('?', 1)[0] ?? url;
