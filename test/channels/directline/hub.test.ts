import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChatSocket, createHub } from '../../../src/channels/directline/hub.ts';
import { createTranscript } from '../../../src/channels/directline/transcript.ts';
import type { ConversationStore, StoredMessage } from '../../../src/domain/ports/store.ts';
import { silentLog } from '../../fakes/log.ts';

const line = (seq: number): StoredMessage => ({
  seq,
  id: `m${seq}`,
  from: 'bot',
  text: `${seq}`,
  at: '2026-03-01T00:00:00Z',
  reply: null,
  replyToId: null,
  channelData: null,
});

function fakeSocket(bufferedAmount = 0) {
  const frames: string[] = [];
  const ended: string[] = [];
  const socket: ChatSocket = {
    bufferedAmount,
    send: (frame) => frames.push(frame),
    close: (code) => ended.push(`closed ${code}`),
    terminate: () => ended.push('terminated'),
  };
  const seqs = () => frames.flatMap((frame) => JSON.parse(frame).activities).map(({ text }) => Number(text));
  return { socket, frames, ended, seqs };
}

const hubReading = (messagesAfter: ConversationStore['messagesAfter']) => {
  const ratings = { find: async () => [] };
  return createHub({
    transcript: createTranscript({ conversations: { messagesAfter }, ratings }),
    log: silentLog,
  });
};

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the hub', () => {
  it('gives each line once and in order, however commits, publications and reads interleave', () =>
    fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(
          fc.record({
            lines: fc.integer({ min: 1, max: 3 }),
            heard: fc.constantFrom('lines', 'news', 'missed', 'nothing'),
          }),
          { maxLength: 8 },
        ),
        fc.nat({ max: 4 }),
        async (scheduler, turns, after) => {
          const stored: StoredMessage[] = [1, 2, 3, 4].map(line);
          const messagesAfter = scheduler.scheduleFunction(
            async (_: string, page: { after: number; limit: number }) =>
              stored.filter(({ seq }) => seq > page.after).slice(0, page.limit),
          );
          const hub = hubReading(messagesAfter);
          const { socket, seqs } = fakeSocket();
          hub.join(socket, { conversationId: 'c', userId: null }, after);
          scheduler.scheduleSequence(
            turns.map(({ lines, heard }) => async () => {
              const added = Array.from({ length: lines }, (_, i) => line(stored.length + i + 1));
              stored.push(...added);
              if (heard === 'lines') hub.committed('c', added);
              if (heard === 'news') hub.elsewhere('c');
              if (heard === 'missed') hub.missed();
            }),
          );
          await scheduler.waitIdle();
          hub.elsewhere('c');
          await scheduler.waitIdle();
          hub.close();
          expect(seqs()).toEqual(stored.map(({ seq }) => seq).filter((seq) => seq > after));
        },
      ),
    ));

  it('cuts off a client that stopped reading', async () => {
    const hub = hubReading(async () => [line(1)]);
    const { socket, frames, ended } = fakeSocket(2 * 1024 * 1024);
    hub.join(socket, { conversationId: 'c', userId: null }, 0);
    await settled();
    hub.close();
    expect([frames, ended[0]]).toEqual([[], 'terminated']);
  });

  it('sends guests away when their conversation is given to a customer', async () => {
    const hub = hubReading(async () => []);
    const { socket, ended } = fakeSocket();
    const { socket: elsewhere, ended: untouched } = fakeSocket();
    hub.join(socket, { conversationId: 'c', userId: 'guest' }, 0);
    hub.join(elsewhere, { conversationId: 'd', userId: 'guest' }, 0);
    hub.claimed('c');
    expect([ended, untouched]).toEqual([['closed 1008'], []]);
    hub.close();
  });

  it('closes a stream it cannot read, so that the client comes back at its watermark', async () => {
    const messagesAfter = () => Promise.reject(new Error('away'));
    const hub = hubReading(messagesAfter);
    const { socket, ended } = fakeSocket();
    hub.join(socket, { conversationId: 'c', userId: null }, 0);
    await settled();
    hub.leave(socket, 'c');
    hub.close();
    expect(ended).toEqual(['closed 1011']);
  });
});
