import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface Balancer {
  readonly origin: string;
  close(): Promise<void>;
}

/** A plain load balancer: each request and each socket to the next server, past those that refuse the connection. */
export async function roundRobin(ports: readonly number[]): Promise<Balancer> {
  let turn = 0;
  const next = () => ports[turn++ % ports.length] ?? 0;
  const sockets = new Set<Socket>();

  const forward = (incoming: IncomingMessage, body: Buffer, answer: ServerResponse, triesLeft: number) => {
    const { method, url, headers } = incoming;
    // One connection per request: a kept one to a server just killed would fail a request that another could answer.
    const outgoing = request({ host: '127.0.0.1', port: next(), method, path: url, headers, agent: false });
    outgoing.on('response', (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
      response.on('error', () => answer.destroy());
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      // As proxies do: what the server never saw, or what only reads, may go to another.
      const mayRepeat = error.code === 'ECONNREFUSED' || (method === 'GET' && !answer.headersSent);
      if (mayRepeat && triesLeft > 0) forward(incoming, body, answer, triesLeft - 1);
      else answer.destroy();
    });
    outgoing.end(body);
  };

  const tunnel = (head: string, rest: Buffer, client: Socket, triesLeft: number) => {
    const upstream = connect(next(), '127.0.0.1');
    upstream.on('connect', () => {
      upstream.write(head);
      upstream.write(rest);
      client.pipe(upstream).pipe(client);
      upstream.on('close', () => client.destroy());
    });
    upstream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' && triesLeft > 0) tunnel(head, rest, client, triesLeft - 1);
      else client.destroy();
    });
    client.on('close', () => upstream.destroy());
    client.on('error', () => upstream.destroy());
  };

  const server = createServer(async (incoming, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    forward(incoming, Buffer.concat(chunks), answer, ports.length);
  });
  server.on('upgrade', (incoming, client: Socket, rest) => {
    const { rawHeaders } = incoming;
    const lines = rawHeaders.flatMap((name, i) => (i % 2 ? [] : [`${name}: ${rawHeaders[i + 1]}`]));
    tunnel([`GET ${incoming.url} HTTP/1.1`, ...lines, '', ''].join('\r\n'), rest, client, ports.length);
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
