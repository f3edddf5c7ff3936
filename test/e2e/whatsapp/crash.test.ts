import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deliver, messageFrom, text, webhookOf } from '../../../scripts/whatsapp/phone.ts';
import { until, wordsOf } from '../../fakes/whatsapp.ts';
import { AMBASSADOR, LINE, type Rig, STRANGER, startRig } from './rig.ts';

/** Every restart trains the classifier anew. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig?.end());

const QUESTIONS = [
  'do I keep the machine?',
  'is WhatsApp only for Ambassadors?',
  'what about capsules of other brands?',
  'thanks',
  'how do I cancel my subscription?',
];

/** The ids of the messages each sent message replies to cannot be seen from outside: counted by what was sent. */
const sentTo = (waId: string) => rig.graph.sent.filter(({ to }) => to === `+${waId}`);

describe('a server killed at any moment', () => {
  it('gives one reply to each message, although each was delivered five times, before and after', async () => {
    const messages = QUESTIONS.map((question, i) =>
      messageFrom(AMBASSADOR, text(question), new Date(Date.now() - (QUESTIONS.length - i) * 1_000)),
    );
    const bodies = messages.map((message) => webhookOf(LINE, { callers: [AMBASSADOR], messages: [message] }));
    const shuffled = Array.from({ length: 5 }, () => bodies.toReversed()).flat();
    // Those that are not told 200 are delivered again, as Meta does.
    const push = async (body: object): Promise<object[]> =>
      (await deliver(rig.url(), LINE, body).catch(() => 0)) === 200 ? [] : [body];
    const first = Promise.all(shuffled.map(push));
    await rig.crash();
    const again = [...(await first).flat(), ...shuffled];
    expect((await Promise.all(again.map(push))).flat()).toEqual([]);
    await rig.graph.untilSent(QUESTIONS.length, 60_000);
    await rig.crash();
    await Promise.all(shuffled.map(push));
    await rig.say(STRANGER, text('Hello, where is my refund?'));
    await until('the stranger is told', () => sentTo(STRANGER.waId ?? '').length === 1);
    expect(sentTo(AMBASSADOR.waId ?? '')).toHaveLength(QUESTIONS.length);
  });

  it('answers after its restart what was stored before, in order', async () => {
    const before = rig.graph.sent.length;
    const questions = [
      'do I keep the machine?',
      'how do I register a machine?',
      'how long is the warranty on Magimix?',
    ];
    for (const question of questions) expect(await rig.say(AMBASSADOR, text(question))).toBe(200);
    await rig.crash();
    const sent = (await rig.graph.untilSent(before + questions.length, 60_000)).slice(before).map(wordsOf);
    expect(sent).toEqual([
      expect.stringMatching(/keep|yours/i),
      expect.stringMatching(/regist/i),
      expect.stringMatching(/Magimix/i),
    ]);
  });

  it('killed while a message was on its way, does not send it again when its status comes', async () => {
    const before = rig.graph.sent.length;
    rig.graph.script({ kind: 'slow', ms: 60_000 });
    await rig.say(AMBASSADOR, text('thank you'));
    const taken = (await rig.graph.untilSent(before + 1))[before];
    await rig.crash();
    const sendId = taken?.body.biz_opaque_callback_data;
    await rig.say(AMBASSADOR, text('goodbye'));
    const sent = await rig.graph.untilSent(before + 2, 60_000);
    expect(sent.slice(before).filter(({ body }) => body.biz_opaque_callback_data === sendId)).toHaveLength(1);
  });
});

describe('a burst', () => {
  it('of a thousand messages is drained in order per customer', async () => {
    const before = rig.graph.sent.length;
    const callers = Array.from({ length: 40 }, (_, i) => ({
      waId: `336100000${String(i).padStart(2, '0')}`,
    }));
    const bodies = callers.flatMap((caller) =>
      Array.from({ length: 25 }, (_, i) =>
        webhookOf(LINE, {
          messages: [messageFrom(caller, text(`Hello number ${i}`), new Date(Date.now() + i))],
        }),
      ),
    );
    const statuses = await Promise.all(bodies.map((body) => deliver(rig.url(), LINE, body)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    await rig.graph.untilSent(before + callers.length, 60_000);
    await until(
      'all are handled',
      async () =>
        /outcome="stranger"\} (\d{4,})/.test(await (await fetch(`${rig.server().origin}/metrics`)).text()),
      60_000,
    );
    // Strangers are told once each, however often they wrote.
    expect(rig.graph.sent.length).toBe(before + callers.length);
  });
});

describe('settings that do not belong together', () => {
  it('stop the start in one line', async () => {
    await expect(startRig({ WHATSAPP_APP_SECRET: '' })).rejects.toThrow(
      /CONFIG_INVALID: WHATSAPP_APP_SECRET: /,
    );
  });
});
