import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Storage } from '../../../src/domain/ports/store.ts';
import type {
  InboundEvent,
  NewSend,
  SendStatus,
  WhatsAppStorage,
} from '../../../src/domain/ports/whatsapp.ts';

/** A first start of the embedded database on a busy machine. */
const OPEN_TIMEOUT_MS = 180_000;
const PACE = { everyMs: 6_000, burst: 3 };
const AT = '2026-06-15T10:00:00.000Z';
const later = (seconds: number) => new Date(Date.parse(AT) + seconds * 1_000).toISOString();

const eventOn = (lane: string, overrides: Partial<InboundEvent> = {}): InboundEvent => ({
  id: randomUUID(),
  lane,
  at: AT,
  payload: { words: 'hello' },
  ...overrides,
});
const sendOn = (lane: string, overrides: Partial<NewSend> = {}): NewSend => ({
  id: randomUUID(),
  lane,
  body: { type: 'text' },
  replyTo: null,
  expiresAt: later(86_400),
  conversationId: null,
  answers: [],
  ...overrides,
});

/** What the WhatsApp channel relies on, on every engine. */
export function whatsAppContract(open: () => Promise<{ storage: Storage; remove(): Promise<void> }>): void {
  let opened: Awaited<ReturnType<typeof open>>;
  let whatsapp: WhatsAppStorage;
  beforeAll(async () => {
    opened = await open();
    whatsapp = await opened.storage.openWhatsApp();
  }, OPEN_TIMEOUT_MS);
  afterAll(async () => {
    await whatsapp?.stop();
    await opened?.storage.close();
    await opened?.remove();
  });

  /** A message queued as handling an event queues it. */
  async function queue(...sends: NewSend[]): Promise<void> {
    const event = eventOn(randomUUID());
    await whatsapp.inbox.put([event]);
    await whatsapp.inbox.finish({ ...event, attempts: 0 }, { sends });
  }
  const claim = (lane: string, now = AT) =>
    whatsapp.outbox.claim(lane, { now, pace: PACE, orphanAfterMs: 40_000 });
  const status = (
    sendId: string,
    name: SendStatus['status'],
    extra: Partial<SendStatus> = {},
  ): SendStatus => ({
    wamid: `w-${sendId}`,
    sendId,
    status: name,
    code: null,
    retryAt: null,
    ...extra,
  });

  describe('the inbox', () => {
    it('keeps an event once, however often and from however many sides it comes', async () => {
      const lane = randomUUID();
      const event = eventOn(lane);
      const added = await Promise.all(Array.from({ length: 20 }, () => whatsapp.inbox.put([event, event])));
      expect(added.reduce((sum, count) => sum + count, 0)).toBe(1);
      expect(await whatsapp.inbox.next(lane, AT)).toEqual({ ...event, attempts: 0 });
    });

    it('hands events out by the time they were sent, then by the order they came', async () => {
      const lane = randomUUID();
      const [third, first, second] = [later(9), later(1), later(1)].map((at) => eventOn(lane, { at })) as [
        InboundEvent,
        InboundEvent,
        InboundEvent,
      ];
      await whatsapp.inbox.put([third, first, second]);
      const order: string[] = [];
      for (
        let event = await whatsapp.inbox.next(lane, AT);
        event;
        event = await whatsapp.inbox.next(lane, AT)
      ) {
        order.push(event.id);
        await whatsapp.inbox.finish(event, { sends: [] });
      }
      expect(order).toEqual([first.id, second.id, third.id]);
    });

    it('remembers a handled event against repeats, and writes what follows from it once', async () => {
      const lane = randomUUID();
      const event = eventOn(lane);
      await whatsapp.inbox.put([event]);
      const pending = { ...event, attempts: 0 };
      await whatsapp.inbox.finish(pending, { sends: [sendOn(lane)] });
      await whatsapp.inbox.finish(pending, { sends: [sendOn(lane)] });
      expect(await whatsapp.inbox.put([event])).toBe(0);
      expect(await whatsapp.inbox.next(lane, AT)).toBeNull();
      expect(await claim(lane)).not.toBeNull();
      await whatsapp.outbox.settle((await claim(lane))?.id ?? '', { kind: 'failed', code: 1 });
      expect(await claim(lane)).toBeNull();
    });

    it('holds the lane of an event put off until its time, and counts the attempt', async () => {
      const lane = randomUUID();
      const events = [eventOn(lane), eventOn(lane)];
      await whatsapp.inbox.put(events);
      await whatsapp.inbox.putOff({ ...events[0]!, attempts: 0 }, later(60));
      expect(await whatsapp.inbox.next(lane, later(59))).toBeNull();
      expect(await whatsapp.inbox.next(lane, later(60))).toMatchObject({ id: events[0]?.id, attempts: 1 });
    });

    it('says a notice once in its quiet time', async () => {
      const lane = randomUUID();
      const notices = [AT, later(10), later(100)].map((at) => ({ key: lane, at, quietMs: 60_000 }));
      for (const notice of notices) {
        const event = eventOn(randomUUID());
        await whatsapp.inbox.put([event]);
        await whatsapp.inbox.finish(
          { ...event, attempts: 0 },
          { sends: [sendOn(lane, { id: notice.at + lane })], notice },
        );
      }
      const ids: (string | undefined)[] = [];
      for (let send = await claim(lane); send; send = await claim(lane)) {
        ids.push(send.id);
        await whatsapp.outbox.settle(send.id, { kind: 'accepted', wamid: send.id });
      }
      expect(ids).toEqual([AT + lane, later(100) + lane]);
    });

    it('takes text no database could keep as it is', async () => {
      const lane = randomUUID();
      const event = eventOn(lane, { payload: { words: 'a\u0000b\ud800' } });
      expect(await whatsapp.inbox.put([event])).toBe(1);
      expect((await whatsapp.inbox.next(lane, AT))?.payload).toEqual({ words: 'ab\ufffd' });
    });
  });

  describe('the outbox', () => {
    it('gives the lane one message at a time, in order', async () => {
      const lane = randomUUID();
      const [first, second] = [sendOn(lane), sendOn(lane)];
      await queue(first, second);
      expect(await claim(lane)).toEqual({ ...first, attempts: 1 });
      expect(await claim(lane)).toBeNull();
    });

    it('waits with a message tried again, and lets none overtake it', async () => {
      const lane = randomUUID();
      const [first, second] = [sendOn(lane), sendOn(lane)];
      await queue(first, second);
      await claim(lane);
      await whatsapp.outbox.settle(first.id, { kind: 'retry', at: later(10), code: 131000 });
      expect(await claim(lane, later(9))).toBeNull();
      expect(await claim(lane, later(10))).toMatchObject({ id: first.id, attempts: 2 });
      await whatsapp.outbox.settle(first.id, { kind: 'failed', code: 131000 });
      expect(await claim(lane, later(11))).toMatchObject({ id: second.id });
    });

    it('makes a message left by a dead process ready again after a while', async () => {
      const lane = randomUUID();
      const send = sendOn(lane);
      await queue(send);
      await claim(lane);
      expect(await claim(lane, later(39))).toBeNull();
      expect(await claim(lane, later(41))).toMatchObject({ id: send.id, attempts: 2 });
    });

    it('keeps the pace: the burst at once, then one per interval', async () => {
      const lane = randomUUID();
      await queue(...Array.from({ length: 5 }, () => sendOn(lane)));
      const goes = async (now: string) => {
        const send = await claim(lane, now);
        if (send) await whatsapp.outbox.settle(send.id, { kind: 'accepted', wamid: send.id });
        return send !== null;
      };
      const moments = [0, 0, 0, 0, 5, 6, 7, 12];
      const gone: boolean[] = [];
      for (const second of moments) gone.push(await goes(later(second)));
      expect(gone).toEqual([true, true, true, false, false, true, false, true]);
    });

    const settled = async (...statuses: SendStatus['status'][]) => {
      const send = sendOn(randomUUID());
      await queue(send);
      await claim(send.lane);
      await whatsapp.outbox.settle(send.id, { kind: 'accepted', wamid: `w-${send.id}` });
      const lost: number[] = [];
      for (const name of statuses)
        lost.push(
          (
            await whatsapp.outbox.apply([
              status(send.id, name, { sendId: null, code: name === 'failed' ? 131026 : null }),
            ])
          ).length,
        );
      return lost;
    };

    it.each([
      [['failed'], [1]],
      [
        ['failed', 'failed'],
        [1, 0],
      ],
      [
        ['sent', 'failed'],
        [0, 1],
      ],
      [
        ['delivered', 'failed'],
        [0, 0],
      ],
      [
        ['read', 'delivered', 'sent', 'failed'],
        [0, 0, 0, 0],
      ],
    ] as const)(
      'takes statuses in the order %j, and loses what failed before it arrived: %j',
      async (statuses, lost) => {
        expect(await settled(...statuses)).toEqual(lost);
      },
    );

    it('believes a status that comes before the answer to the call, also when the call then fails', async () => {
      const lane = randomUUID();
      const [first, second] = [sendOn(lane), sendOn(lane)];
      await queue(first, second);
      await claim(lane);
      await whatsapp.outbox.apply([status(first.id, 'read')]);
      await whatsapp.outbox.settle(first.id, { kind: 'retry', at: later(10), code: null });
      expect(await claim(lane, later(20))).toMatchObject({ id: second.id });
    });

    it('keeps the status of an unknown message until the message is known', async () => {
      const send = sendOn(randomUUID());
      await queue(send);
      await claim(send.lane);
      await whatsapp.outbox.apply([
        status(send.id, 'failed', { sendId: null, code: 131000, retryAt: later(5) }),
      ]);
      await whatsapp.outbox.settle(send.id, { kind: 'accepted', wamid: `w-${send.id}` });
      expect(await claim(send.lane, later(6))).toMatchObject({ id: send.id, attempts: 2 });
    });

    it('sends again what a status calls failed before the answer to the call', async () => {
      const send = sendOn(randomUUID());
      await queue(send);
      await claim(send.lane);
      await whatsapp.outbox.apply([status(send.id, 'failed', { code: 131000, retryAt: later(5) })]);
      await whatsapp.outbox.settle(send.id, { kind: 'accepted', wamid: `w-${send.id}` });
      expect(await claim(send.lane, later(4))).toBeNull();
      expect(await claim(send.lane, later(6))).toMatchObject({ id: send.id, attempts: 2 });
    });

    it.each([
      ['accepted', { kind: 'accepted', wamid: randomUUID() }, false],
      ['of unknown fate', { kind: 'retry', at: later(10), code: null }, true],
      ['lost', { kind: 'failed', code: 1 }, false],
    ] as const)(
      'knows whether a message may be with the customer before its id is with us: %s',
      async (_fate, outcome, after) => {
        const send = sendOn(randomUUID());
        const isUnderWay = () => whatsapp.outbox.isUnderWay(send.lane);
        await queue(send);
        expect(await isUnderWay()).toBe(false);
        await claim(send.lane);
        expect(await isUnderWay()).toBe(true);
        await whatsapp.outbox.settle(send.id, outcome);
        expect(await isUnderWay()).toBe(after);
      },
    );

    it('finds a message by either id', async () => {
      const send = sendOn(randomUUID(), { conversationId: 'c', answers: ['a1', 'a2'] });
      await queue(send);
      await claim(send.lane);
      await whatsapp.outbox.settle(send.id, { kind: 'accepted', wamid: `w-${send.id}` });
      const found = { id: send.id, conversationId: 'c', answers: ['a1', 'a2'] };
      expect(await whatsapp.outbox.find({ sendId: send.id })).toEqual(found);
      expect(await whatsapp.outbox.find({ wamid: `w-${send.id}` })).toEqual(found);
      expect(await whatsapp.outbox.find({ wamid: 'other' })).toBeNull();
    });
  });

  describe('people', () => {
    const ids = () => {
      const some = randomUUID();
      return { user: `FR.${some}`, parent: `FR.ENT.${some}`, phone: `+33${some}` };
    };

    it('are the same under each of their ids, also those learnt later', async () => {
      const { user, parent, phone } = ids();
      const first = await whatsapp.people.enter({ userIds: [], phone }, randomUUID());
      const second = await whatsapp.people.enter({ userIds: [user], phone }, randomUUID());
      const third = await whatsapp.people.enter({ userIds: [parent, user], phone: null }, randomUUID());
      expect([second.id, third.id]).toEqual([first.id, first.id]);
      expect((await whatsapp.people.find({ userIds: [parent], phone: null }))?.id).toBe(first.id);
    });

    it('are not the same for having had the same number', async () => {
      const [one, other] = [ids(), ids()];
      const first = await whatsapp.people.enter({ userIds: [one.user], phone: one.phone }, randomUUID());
      const second = await whatsapp.people.enter({ userIds: [other.user], phone: one.phone }, randomUUID());
      expect(second.id).not.toBe(first.id);
      expect((await whatsapp.people.find({ userIds: [one.user], phone: null }))?.id).toBe(first.id);
    });

    it('keep who they are when WhatsApp says that their ids changed', async () => {
      const [old, next] = [ids(), ids()];
      const before = await whatsapp.people.enter({ userIds: [old.user], phone: old.phone }, randomUUID());
      await whatsapp.people.relink(
        { userIds: [old.user], phone: old.phone },
        { userIds: [next.user], phone: next.phone },
      );
      const after = await whatsapp.people.enter({ userIds: [next.user], phone: next.phone }, randomUUID());
      expect(after.id).toBe(before.id);
      expect(after.former).toEqual({ userIds: [old.user], phone: old.phone });
    });

    it('are unknown before they were entered', async () => {
      const { user, phone } = ids();
      expect(await whatsapp.people.find({ userIds: [user], phone })).toBeNull();
      await whatsapp.people.relink({ userIds: [user], phone }, { userIds: ['FR.x'], phone: null });
      expect(await whatsapp.people.find({ userIds: ['FR.x'], phone: null })).toBeNull();
    });
  });

  it('forgets what is no longer needed, and keeps the rest', async () => {
    const lane = randomUUID();
    const [event, send] = [eventOn(lane), sendOn(lane)];
    await whatsapp.inbox.put([event]);
    await whatsapp.inbox.finish({ ...event, attempts: 0 }, { sends: [send] });
    await whatsapp.tidy(new Date(Date.now() + 7 * 86_400_000).toISOString());
    expect(await whatsapp.inbox.put([event])).toBe(0);
    expect(await whatsapp.outbox.find({ sendId: send.id })).toBeNull();
    await whatsapp.tidy(new Date(Date.now() + 9 * 86_400_000).toISOString());
    expect(await whatsapp.inbox.put([event])).toBe(1);
  });

  it('hands a lane to one worker at a time, and again when its work failed', async () => {
    const lanes = Array.from({ length: 8 }, () => randomUUID());
    const events = lanes.flatMap((lane) => Array.from({ length: 5 }, () => eventOn(lane)));
    const mine = new Set<string>(lanes);
    const busy = new Set<string>();
    const overlaps: string[] = [];
    const done = Promise.withResolvers<void>();
    let failures = 0;
    let handled = 0;
    await whatsapp.work({
      async events(lane) {
        if (busy.has(lane)) overlaps.push(lane);
        busy.add(lane);
        try {
          if (mine.has(lane) && failures++ < 3) throw new Error('once more');
          for (
            let event = await whatsapp.inbox.next(lane, AT);
            event;
            event = await whatsapp.inbox.next(lane, AT)
          ) {
            await whatsapp.inbox.finish(event, { sends: [] });
            if (mine.has(lane) && ++handled === events.length) done.resolve();
          }
        } finally {
          busy.delete(lane);
        }
      },
      sends: async () => {},
    });
    await Promise.all(events.map((event) => whatsapp.inbox.put([event])));
    await done.promise;
    expect(overlaps).toEqual([]);
  });
}
