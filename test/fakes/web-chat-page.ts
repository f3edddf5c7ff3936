import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';

const BUNDLE = join(
  dirname(createRequire(import.meta.url).resolve('botframework-webchat')),
  '..',
  'dist',
  'webchat.js',
);

/** A page of another site with Microsoft's Web Chat; like any site's, it keeps token and conversation over a reload. */
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Web Chat</title>
<div id="webchat" role="main" style="height: 600px"></div>
<script src="/webchat.js"></script>
<script>
(async () => {
  const domain = new URLSearchParams(location.search).get('domain');
  const kept = JSON.parse(sessionStorage.getItem('chat'));
  const chat = kept ?? await (await fetch(domain + '/tokens/generate', { method: 'POST' })).json();
  sessionStorage.setItem('chat', JSON.stringify(chat));
  const directLine = WebChat.createDirectLine({
    domain,
    token: chat.token,
    ...(kept && { conversationId: chat.conversationId, watermark: '0' }),
    conversationStartProperties: { locale: 'en-US' },
  });
  // It waits 3 s plus a random part before it reconnects; this part makes it 120 ms.
  Object.assign(directLine.services ?? {}, { random: () => -0.24 });
  WebChat.renderWebChat({ directLine, locale: 'en-US' }, document.getElementById('webchat'));
})();
</script></html>`;

/** Serves the page; `origin` is the site it stands on. */
export async function webChatPage(): Promise<{ origin: string; close(): Promise<void> }> {
  const bundle = readFileSync(BUNDLE);
  const server = createServer(({ url }, answer) => {
    const isBundle = url === '/webchat.js';
    answer.writeHead(200, { 'content-type': isBundle ? 'text/javascript' : 'text/html' });
    answer.end(isBundle ? bundle : PAGE);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
