import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Misbehaviour } from '../../../scripts/whatsapp/fake-graph.ts';
import { text, webhookOf } from '../../../scripts/whatsapp/phone.ts';
import { ALEX, type Channel, LINE, NOBODY, until, whatsAppChannel, wordsOf } from '../../fakes/whatsapp.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let channel: Channel;
afterEach(() => channel?.close());
const start = async (options: Parameters<typeof whatsAppChannel>[0] = {}) => {
  channel = await whatsAppChannel(options);
  return channel.graph;
};
const counted = (outcome: string) => channel.counts.get(`send ${outcome}`) ?? 0;
const error = (code: number, status = 400): Misbehaviour => ({ kind: 'error', status, code });
const statusOf = (sendId: unknown, status: string, extra: object = {}) =>
  webhookOf(LINE, {
    statuses: [
      {
        id: `wamid.s-${sendId}`,
        status,
        timestamp: '1781517600',
        biz_opaque_callback_data: sendId,
        ...extra,
      },
    ],
  });
const sendIdOf = (index: number) => channel.graph.sent[index]?.body.biz_opaque_callback_data;

describe('what the Graph API refuses for now', () => {
  it.each([
    ['130429 the throughput limit', error(130429)],
    ['130429 with the status of old versions', error(130429, 429)],
    ['131056 the pair rate', error(131056)],
    ['131000 unknown trouble', error(131000, 500)],
    ['500 without a code', { kind: 'status', status: 500 } as const],
    ['a cut connection', { kind: 'reset' } as const],
  ])('is sent again, once, and before what comes after it: %s', async (_what, misbehaviour) => {
    const graph = await start();
    graph.script(misbehaviour);
    await channel.say(ALEX, text('one'), text('two'));
    expect((await graph.untilSent(2)).map(wordsOf)).toEqual(['echo: one', 'echo: two']);
    expect(graph.calls()).toBe(3);
  });

  it('131056 holds up one person and nobody else', async () => {
    const everybody = {
      find: async () => ({ kind: 'found', customer: { id: 'x', ambassador: true } }) as const,
    };
    const graph = await start({ directory: everybody });
    graph.script(error(131056));
    await channel.say(ALEX, text('held up'));
    await until('the refusal', () => graph.calls() === 1);
    await channel.say(NOBODY, text('passes'));
    expect((await graph.untilSent(2)).map(wordsOf)).toEqual(['echo: passes', 'echo: held up']);
  });
});

describe('what the Graph API refuses for good', () => {
  it.each([131047, 131026, 131030, 100])(
    '%i is not tried again, and the next message goes out',
    async (code) => {
      const graph = await start();
      graph.script(error(code));
      await channel.say(ALEX, text('lost'), text('kept'));
      expect((await graph.untilSent(1)).map(wordsOf)).toEqual(['echo: kept']);
      expect([graph.calls(), counted('failed')]).toEqual([2, 1]);
    },
  );

  it('190 stops everything but one try now and then, and goes on where it stood', async () => {
    const everybody = {
      find: async () => ({ kind: 'found', customer: { id: 'x', ambassador: true } }) as const,
    };
    const graph = await start({ directory: everybody });
    graph.script(error(190, 401), error(190, 401));
    await channel.say(ALEX, text('one'), text('two'));
    await until('the halt', () => channel.channel.halted() === 190);
    const callers = Array.from({ length: 10 }, (_, i) => ({ waId: `3360000000${i}`, userId: `FR.${i}` }));
    for (const caller of callers) await channel.say(caller, text('me too'));
    const sent = await graph.untilSent(12);
    expect(sent.map(wordsOf).filter((words) => !words.includes('me too'))).toEqual([
      'echo: one',
      'echo: two',
    ]);
    // Two refused, twelve taken: nobody else knocked while the door was shut.
    expect(graph.calls()).toBe(14);
    expect(channel.channel.halted()).toBeNull();
  });
});

describe('a message of unknown fate', () => {
  const fates: readonly (readonly [string, Misbehaviour])[] = [
    ['the connection was cut after it was taken', { kind: 'reset-after-accept' }],
    ['the answer came too late', { kind: 'slow', ms: 1_500 }],
  ];

  it.each(fates)('is known by its status and not sent twice: %s', async (_how, misbehaviour) => {
    const graph = await start();
    graph.script(misbehaviour);
    await channel.say(ALEX, text('one'), text('two'));
    await graph.untilSent(1);
    await until('the doubt', () => counted('unknown') === 1);
    await channel.deliver(statusOf(sendIdOf(0), 'delivered'));
    expect((await graph.untilSent(2)).map(wordsOf)).toEqual(['echo: one', 'echo: two']);
  });

  it.each(fates)(
    'is sent again when no status tells: the duplicate nobody can know of: %s',
    async (_how, misbehaviour) => {
      const graph = await start();
      graph.script(misbehaviour);
      await channel.say(ALEX, text('one'), text('two'));
      expect((await graph.untilSent(3)).map(wordsOf)).toEqual(['echo: one', 'echo: one', 'echo: two']);
      expect(sendIdOf(1)).toBe(sendIdOf(0));
    },
  );
});

describe('the window', () => {
  it('once closed, nothing is sent and nobody is called', async () => {
    let ahead = 0;
    const graph = await start({ clock: () => new Date(Date.now() + ahead) });
    graph.script({ kind: 'reset' });
    await channel.say(ALEX, text('one'));
    await until('the doubt', () => counted('unknown') === 1);
    ahead = 24 * 3_600_000;
    await until('the window closed', () => counted('window-closed') === 1);
    expect(graph.calls()).toBe(1);
  });
});

describe('statuses', () => {
  it('that report a failure worth another try have the message sent again', async () => {
    const graph = await start();
    await channel.say(ALEX, text('one'));
    await graph.untilSent(1);
    await channel.deliver(statusOf(sendIdOf(0), 'failed', { errors: [{ code: 131000, title: 'x' }] }));
    expect((await graph.untilSent(2)).map(wordsOf)).toEqual(['echo: one', 'echo: one']);
  });

  it('that report a final failure are told to the operator, once', async () => {
    const graph = await start();
    await channel.say(ALEX, text('one'));
    await graph.untilSent(1);
    const failed = statusOf(sendIdOf(0), 'failed', { errors: [{ code: 131026, title: 'x' }] });
    await channel.deliver(failed);
    await channel.deliver(failed);
    expect(counted('failed')).toBe(1);
    await channel.say(ALEX, text('two'));
    expect((await graph.untilSent(2)).map(wordsOf)).toEqual(['echo: one', 'echo: two']);
  });

  it('of messages nobody sent harm nothing', async () => {
    const graph = await start();
    const statuses = Array.from({ length: 1_000 }, (_, i) => ({
      id: `wamid.${i}`,
      status: 'read',
      timestamp: '1',
    }));
    expect(await channel.deliver(webhookOf(LINE, { statuses }))).toBe(200);
    await channel.say(ALEX, text('one'));
    expect((await graph.untilSent(1)).map(wordsOf)).toEqual(['echo: one']);
  });
});

describe('the pace', () => {
  it('lets 45 messages go at once to one person, and holds back the next', async () => {
    // A clock that stands still: the credit is not refilled however long the sending takes.
    const now = new Date();
    const graph = await start({ clock: () => now });
    await channel.say(ALEX, ...Array.from({ length: 47 }, (_, i) => text(`q${i}`)));
    const sent = await graph.untilSent(45);
    expect(sent.map(wordsOf)).toEqual(Array.from({ length: 45 }, (_, i) => `echo: q${i}`));
    await channel.say(NOBODY, text('Hello there, where is my refund?'));
    expect((await graph.untilSent(46)).map(wordsOf).at(-1)).toBe('ambassadors-only (en)');
  });
});
