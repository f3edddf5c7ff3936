import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const WIDGET = /[/\\]widget\.js(\.map)?$/;

/** Serves the built pages: `/`, `/widget.js` and whatever lies beside them, each by its exact path. */
export async function addPages(app: FastifyInstance, staticDir: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: staticDir,
    wildcard: false,
    cacheControl: false,
    setHeaders(reply, path) {
      reply.header('cache-control', 'public, max-age=0, must-revalidate');
      if (!WIDGET.test(path)) return;
      // Shops load the widget from their own pages, also as a module, which browsers allow only with both.
      reply.header('cross-origin-resource-policy', 'cross-origin');
      reply.header('access-control-allow-origin', '*');
    },
  });
}
