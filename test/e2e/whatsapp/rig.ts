import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FakeGraph, type Sent, startFakeGraph } from '../../../scripts/whatsapp/fake-graph.ts';
import { type Caller, deliver, messageFrom, webhookOf } from '../../../scripts/whatsapp/phone.ts';
import { freePort, type Running, startServer } from '../process.ts';

const TELL_AGAIN_MS = 200;

export const LINE = { phoneNumberId: '106540352242922', appSecret: 'demo-app-secret' } as const;
export const ACCESS_TOKEN = 'EAAG-test-access-token';
export const VERIFY_TOKEN = 'verify-me-please';

/** The Ambassador of docs/examples/customers.yaml, and nobody's number. */
export const AMBASSADOR: Caller = { waId: '33639980002', userId: 'FR.13491208655302741918' };
export const STRANGER: Caller = { waId: '33639980099', userId: 'FR.99991208655302741918' };

export interface Rig {
  readonly graph: FakeGraph;
  server(): Running;
  url(): string;
  /** Ends the process as kill -9 does and starts another on the same data. */
  crash(): Promise<void>;
  /** Delivers messages of one caller in one webhook; the status. */
  say(caller: Caller, ...contents: object[]): Promise<number>;
  end(): Promise<void>;
}

/** The real program on an embedded database, and a fake Graph API. */
export async function startRig(settings: Record<string, string> = {}): Promise<Rig> {
  const dataDir = await mkdtemp(join(tmpdir(), 'crema-whatsapp-'));
  const graph = await startFakeGraph({
    accessToken: ACCESS_TOKEN,
    phoneNumberId: LINE.phoneNumberId,
    onSent: (message) => void tell(message),
  });
  const port = await freePort();
  const start = () => startServer(dataDir, port, { ...settingsFor(graph.url), ...settings });
  let server = await start();
  const url = () => `${server.origin}/webhooks/whatsapp`;
  let ended = false;

  /** What Meta does: it says what became of the message until it is told 200. */
  async function tell({ wamid, body }: Sent): Promise<void> {
    const status = {
      id: wamid,
      status: 'delivered',
      timestamp: '1',
      biz_opaque_callback_data: body.biz_opaque_callback_data,
    };
    while (!ended) {
      if ((await deliver(url(), LINE, webhookOf(LINE, { statuses: [status] })).catch(() => 0)) === 200)
        return;
      await sleep(TELL_AGAIN_MS);
    }
  }

  return {
    graph,
    server: () => server,
    url,
    async crash() {
      await server.end('SIGKILL');
      server = await start();
    },
    say: (caller, ...contents) =>
      deliver(
        url(),
        LINE,
        webhookOf(LINE, {
          callers: [caller],
          messages: contents.map((content) => messageFrom(caller, content as Record<string, unknown>)),
        }),
      ),
    async end() {
      ended = true;
      await server.end('SIGTERM');
      await graph.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export const settingsFor = (graphUrl: string): Record<string, string> => ({
  WHATSAPP_APP_SECRET: LINE.appSecret,
  WHATSAPP_VERIFY_TOKEN: VERIFY_TOKEN,
  WHATSAPP_ACCESS_TOKEN: ACCESS_TOKEN,
  WHATSAPP_PHONE_NUMBER_ID: LINE.phoneNumberId,
  WHATSAPP_GRAPH_URL: graphUrl,
  CUSTOMERS_FILE: 'docs/examples/customers.yaml',
  LINK_CONTACT: 'https://shop.example/contact',
});
