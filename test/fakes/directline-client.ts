import { createRequire } from 'node:module';
import type { DirectLine as DirectLineClient } from 'botframework-directlinejs';
import { BASE } from './chat-server.ts';

export interface Seen {
  readonly type: string;
  readonly id?: string;
  readonly text?: string;
  readonly entities?: { readonly potentialAction: object[] }[];
}

export type ClientOptions = Partial<
  Record<'webSocket', boolean> & Record<'token' | 'conversationId' | 'watermark', string>
>;

const require = createRequire(import.meta.url);

/** Microsoft's own client, with every activity it shows; without a token it begins as a guest. */
export async function connectClient(origin: string, options: ClientOptions = {}) {
  // The client is made for browsers and looks for this when it is loaded.
  Object.assign(globalThis, { XMLHttpRequest: require('xhr2') });
  const { DirectLine }: { DirectLine: typeof DirectLineClient } = require('botframework-directlinejs');
  const token = options.token ?? (await guestToken(origin));
  const client = new DirectLine({
    domain: `${origin}${BASE}`,
    pollingInterval: 200,
    conversationStartProperties: { locale: 'fr-FR' },
    ...options,
    token,
    // It waits 3 s plus a random part before it reconnects; this part makes it 120 ms.
    ...{ random: () => -0.24 },
  });
  const seen: Seen[] = [];
  const statuses: number[] = [];
  // Ending the client fails its streams; that end is ours, not the server's.
  const ended = () => {};
  client.connectionStatus$.subscribe((status) => statuses.push(status), ended);
  client.activity$.subscribe((activity) => seen.push(activity as Seen), ended);
  const post = (activity: object): Promise<string> =>
    client.postActivity({ from: { id: 'x' }, ...activity } as never).toPromise();
  const texts = () => seen.filter(({ type }) => type === 'message').map(({ text }) => text);
  const say = (text: string) => post({ type: 'message', text });
  return { client, token, seen, statuses, post, texts, say };
}

async function guestToken(origin: string): Promise<string> {
  const generated = await fetch(`${origin}${BASE}/tokens/generate`, { method: 'POST' });
  return ((await generated.json()) as { token: string }).token;
}
