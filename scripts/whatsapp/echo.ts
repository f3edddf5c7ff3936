import Fastify from 'fastify';

/** The least a server can do with a webhook: what the channel is measured against. */
const app = Fastify({ bodyLimit: 4 * 1024 * 1024 });
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
app.post('/webhooks/whatsapp', async (_, reply) => reply.code(200).send());
console.log(`Crema is ready at ${await app.listen({ host: '127.0.0.1', port: 0 })}`);
process.once('SIGTERM', () => process.exit(0));
