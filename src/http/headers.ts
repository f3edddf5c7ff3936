import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

// x-requested-with is in no Direct Line documentation, yet without it Microsoft's Web Chat never connects.
const CHAT_HEADERS = ['authorization', 'content-type', 'x-ms-bot-agent', 'x-requested-with'];
const PREFLIGHT_SECONDS = 7_200;

/** Adds the headers that keep our pages to our own code, and lets the listed sites call the chat API. */
export async function addHeaders(app: FastifyInstance, allowedOrigins: readonly string[]): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'self'"],
      },
    },
    // Whether the whole domain is HTTPS for ever is for the operator's proxy to say.
    strictTransportSecurity: false,
  });
  await app.register(cors, {
    origin: allowedOrigins.includes('*') ? '*' : [...allowedOrigins],
    methods: ['GET', 'HEAD', 'POST'],
    allowedHeaders: CHAT_HEADERS,
    maxAge: PREFLIGHT_SECONDS,
  });
}
