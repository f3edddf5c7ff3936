import Fastify from 'fastify';

/** The least a server can do with a message: what this machine costs without any work of ours. */
const app = Fastify();
app.post('/echo', async ({ body }) => body);
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
console.log('echo is ready');
