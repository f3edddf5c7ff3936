import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { readArguments } from './arguments.ts';
import { DEMO, PHONES, settingsOf, type Who } from './whatsapp/demo.ts';
import { startFakeGraph } from './whatsapp/fake-graph.ts';
import { deliver, messageFrom, press, reaction, text, webhookOf } from './whatsapp/phone.ts';
import { type Pressable, pressablesOf, shown } from './whatsapp/screen.ts';

const HELP = `You are on WhatsApp with Crema; nothing leaves this machine. Type a message, or:
  /1 /2 …               press a button or pick from the list of the last message
  /up /down /unreact    put a thumb on the last message, or take it away
  /photo                send a picture
  /ambassador /stranger be the other one (you begin as the Ambassador)
  /quit`;
/** Meta needs less than a second from the customer's message to the first reply; this is patience, not a limit. */
const REPLY_WITHIN_MS = 4_000;
/** After a reply another one may follow. */
const QUIET_MS = 400;

readArguments('usage: npm run whatsapp:simulate', {});
const isTerminal = process.stdin.isTTY === true;
const dataDir = await mkdtemp(join(tmpdir(), 'crema-simulator-'));
// Conversations begin anew each time; what was learnt from the content need not be.
const models = resolve(readConfig(process.env).DATA_DIR, 'models');
await mkdir(models, { recursive: true });
await symlink(models, join(dataDir, 'models'));
const graph = await startFakeGraph({ accessToken: DEMO.accessToken, phoneNumberId: DEMO.phoneNumberId });
const settings = { ...settingsOf(graph.url), DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' };
const app = await createApp(readConfig(settings), process.cwd());
const url = `${await app.start()}/webhooks/whatsapp`;

let who: Who = 'ambassador';
let seen = 0;
let pressables: readonly Pressable[] = [];

console.log(HELP);
const lines = createInterface({
  input: process.stdin,
  output: process.stdout,
  terminal: isTerminal,
  prompt: '\nyou> ',
});
ask();
for await (const line of lines) {
  const typed = line.trim();
  if (!isTerminal && typed !== '') console.log(`\nyou (${who})> ${typed}`);
  if (typed === '/quit') break;
  await act(typed);
  ask();
}
lines.close();
await app.close();
await graph.close();
await rm(dataDir, { recursive: true, force: true });

/** A pipe is closed by the time its last line is handled. */
function ask(): void {
  if (isTerminal) lines.prompt();
}

async function act(typed: string): Promise<void> {
  if (typed === '') return;
  if (typed === '/help') return console.log(HELP);
  if (typed === '/ambassador' || typed === '/stranger') {
    who = typed === '/ambassador' ? 'ambassador' : 'stranger';
    return console.log(
      `(you are now ${who === 'ambassador' ? 'the Ambassador Alex' : 'Sam, whom nobody knows'})`,
    );
  }
  const content = contentOf(typed);
  if (content === null)
    return console.log('(there is nothing to press or to react to; /help tells what you can do)');
  const caller = PHONES[who];
  const status = await deliver(
    url,
    DEMO,
    webhookOf(DEMO, { callers: [caller], messages: [messageFrom(caller, content)] }),
  );
  if (status !== 200) return console.log(`(the webhook answered ${status})`);
  await showReplies(content.type === 'reaction');
}

function contentOf(typed: string): Readonly<Record<string, unknown>> | null {
  const last = graph.sent.at(-1)?.wamid;
  const thumb = { '/up': '👍', '/down': '👎', '/unreact': undefined };
  if (typed in thumb) return last === undefined ? null : reaction(last, thumb[typed as keyof typeof thumb]);
  if (typed === '/photo') return { type: 'image', image: { id: '1', mime_type: 'image/jpeg' } };
  const [, number] = /^\/(\d{1,2})$/.exec(typed) ?? [];
  if (number === undefined) return text(typed);
  const pressed = pressables[Number(number) - 1];
  return pressed === undefined ? null : press(pressed, pressed.kind);
}

/** Reactions and repeats get none, so that waiting must end by itself. */
async function showReplies(expectsNone: boolean): Promise<void> {
  const until = Date.now() + (expectsNone ? QUIET_MS : REPLY_WITHIN_MS);
  while (graph.sent.length === seen && Date.now() < until) await sleep(20);
  if (graph.sent.length === seen) return console.log('(no reply)');
  for (let known = -1; known !== graph.sent.length; await sleep(QUIET_MS)) known = graph.sent.length;
  for (const message of graph.sent.slice(seen)) {
    console.log(`\n${shown(message)}`);
    pressables = pressablesOf(message);
  }
  seen = graph.sent.length;
}
