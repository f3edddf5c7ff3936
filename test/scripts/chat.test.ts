import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it, vi } from 'vitest';
import { LEARNT_DATA_DIR } from '../fakes/brain.ts';

// A process that learns first, if no test before it has, and a thousand turns.
vi.setConfig({ testTimeout: 120_000 });

const env = { ...process.env, DATA_DIR: LEARNT_DATA_DIR };
const CONVERSATIONS = 40;
const LINES = 1_000;
const TEXTS = [
  'what is the fee if I cancel early?',
  '3 March 2026',
  '24 months',
  '279',
  '99',
  'do I keep the machine?',
  'start over',
];

/** Every line through one process of the chat contract; its lines, parsed. */
async function chat(lines: readonly string[]): Promise<Record<string, unknown>[]> {
  const child = spawn(process.execPath, ['scripts/chat.ts', '--json'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env,
  });
  const answers: Record<string, unknown>[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => answers.push(JSON.parse(line)));
  const closed = once(child, 'close');
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  expect((await closed)[0]).toBe(0);
  return answers;
}

/** What the chat for people prints, and how it ends. */
async function chatInTerminal(
  options: readonly string[],
  typed: string,
): Promise<{ printed: string; code: number }> {
  const child = spawn(process.execPath, ['scripts/chat.ts', ...options], { stdio: 'pipe', env });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => printed.push(String(data)));
  const closed = once(child, 'close');
  child.stdin.end(typed);
  const [code] = await closed;
  return { printed: printed.join(''), code };
}

const line = (conversation: string, text: string, more: object = {}) =>
  JSON.stringify({ conversation, text, now: '2026-06-15T10:00:00+02:00', ...more });

describe('the chat contract', () => {
  it('answers each of many interleaved conversations in order', async () => {
    const sent = Array.from({ length: LINES }, (_, index) => `c${index % CONVERSATIONS}`);
    const answers = await chat(
      sent.map((conversation, index) =>
        line(conversation, TEXTS[Math.floor(index / CONVERSATIONS) % TEXTS.length]!),
      ),
    );
    expect(answers.map(({ conversation }) => conversation)).toEqual(sent);
    const first = answers.slice(4 * CONVERSATIONS, 5 * CONVERSATIONS);
    for (const answer of first)
      expect(answer).toMatchObject({ kind: 'answer', asks: null, receipt: { result: { value: 124.2 } } });
  });

  it('has exactly the promised fields', async () => {
    const [answer] = await chat([line('c', 'do I keep the machine?')]);
    expect(Object.keys(answer!)).toEqual([
      'conversation',
      'language',
      'kind',
      'intent',
      'asks',
      'replies',
      'receipt',
      'confidence',
    ]);
    expect(answer).toMatchObject({
      conversation: 'c',
      language: 'en',
      kind: 'answer',
      intent: 'subscription-ownership',
      asks: null,
      receipt: null,
      replies: [{ text: expect.any(String), choices: expect.any(Array) }],
    });
  });

  it('uses the customer’s facts, the locale and the day it is told', async () => {
    const customer = {
      id: 'c-1',
      subscriptions: [
        { fullPrice: 279, subscriptionPrice: 99, commitmentMonths: 12, subscriptionStart: '2026-03-03' },
      ],
    };
    const answers = await chat([
      line('a', 'what does it cost to cancel now?', { customer }),
      line('b', 'what does it cost to cancel now?', { customer, now: '2027-03-03T00:00:00+01:00' }),
      line('c', '12/03/2026', { locale: 'fr' }),
    ]);
    expect(answers.map(({ receipt }) => (receipt as { outcome: string } | null)?.outcome)).toEqual([
      'due',
      'free',
      undefined,
    ]);
    expect(answers[2]).toMatchObject({ language: 'fr' });
  });

  it('answers a bad line with an error and goes on', async () => {
    const answers = await chat([
      'not json',
      '[]',
      JSON.stringify({ conversation: 'c' }),
      JSON.stringify({ conversation: 'c', text: 'hi', now: 'yesterday' }),
      JSON.stringify({ conversation: 'c', text: 'hi', locale: 'de' }),
      line('c', ''),
      line('c', '\u0000'),
      line('c', 'x'.repeat(1_000_000)),
      line('c', 'hello'),
    ]);
    expect(answers.slice(0, 5)).toEqual(
      Array(5).fill({ error: { code: 'INPUT_INVALID', message: expect.stringMatching(/\w+/) } }),
    );
    expect(answers.slice(5).map(({ kind }) => kind)).toEqual(['decline', 'decline', 'decline', 'smalltalk']);
  });
});

describe('the chat in the terminal', () => {
  it('knows the customer one asks to be', async () => {
    const { printed } = await chatInTerminal(['--as', 'demo-ambassador'], 'am I an Ambassador?\n');
    expect(printed).toContain('you are an Ambassador');
  });

  it('says in one line whom one can be, when there is no such customer', async () => {
    const { printed, code } = await chatInTerminal(['--as', 'nobody'], '');
    expect(code).toBe(1);
    expect(printed.trim()).toMatch(/^--as nobody: .*demo-subscriber, demo-ambassador$/);
  });
});
