import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommitResult, Storage, TurnCommit } from '../../../src/domain/ports/store.ts';
import { AT, botLine, customerLine, newConversation, turn, welcome } from './turns.ts';

const PARALLEL = 50;

/** What committing turns must do on every engine. */
export function committingContract(storage: () => Storage): void {
  const opened = async () => (await storage().conversations.open(newConversation())).id;
  const transcript = (id: string) => storage().conversations.messagesAfter(id, { after: 0, limit: 1_000 });

  async function commitUntilFirst(conversationId: string, messageId: string): Promise<CommitResult> {
    for (;;) {
      const version = (await storage().conversations.find(conversationId))?.version ?? 0;
      const result = await storage().conversations.commitTurn(turn(conversationId, version, messageId));
      if (result.kind !== 'conflict') return result;
    }
  }

  describe('committing a turn', () => {
    it('numbers the lines without holes, moves the version on and keeps the state', async () => {
      const id = await opened();
      const first = await storage().conversations.commitTurn(turn(id, 0, 'm1'));
      const second = await storage().conversations.commitTurn(turn(id, 1, 'm2'));
      const lines = await transcript(id);
      expect(lines.map(({ seq, id }) => [seq, id])).toEqual([
        [1, 'm1'],
        [2, 're:m1'],
        [3, 'm2'],
        [4, 're:m2'],
      ]);
      expect([first, second]).toEqual([
        { kind: 'committed', messages: lines.slice(0, 2) },
        { kind: 'committed', messages: lines.slice(2) },
      ]);
      expect(await storage().conversations.find(id)).toMatchObject({ version: 2, state: { topic: 'm2' } });
    });

    it('gives back every field of a line as it was committed', async () => {
      const id = await opened();
      const asked = {
        ...customerLine('m1'),
        channelData: { clientActivityID: '7', nested: { list: [1, null] } },
      };
      const answered = botLine('r1', 'm1');
      await storage().conversations.commitTurn({ ...turn(id, 0, 'm1'), messages: [asked, answered] });
      expect(await transcript(id)).toEqual([
        { seq: 1, ...asked },
        { seq: 2, ...answered },
      ]);
      expect(await storage().conversations.findMessage(id, 'r1')).toEqual({ seq: 2, ...answered });
      expect(await storage().conversations.findMessage(id, 'r2')).toBeNull();
    });

    it('writes an instant given with an offset as the same instant in UTC', async () => {
      const id = await opened();
      const asked = { ...customerLine('m1'), at: '2026-03-01T10:00:00+01:00' };
      const result = await storage().conversations.commitTurn({ ...turn(id, 0, 'm1'), messages: [asked] });
      expect(result).toMatchObject({ messages: [{ at: AT }] });
      expect(await transcript(id)).toMatchObject([{ at: AT }]);
    });

    it.each([
      ['the version has moved on', 0, 'm2', 'conflict'],
      ['the version is from the future', 7, 'm2', 'conflict'],
      ['the message was already answered', 1, 'm1', 'duplicate'],
      ['the message was already answered and the version is old', 0, 'm1', 'duplicate'],
    ])('changes nothing when %s', async (_when, expectedVersion, messageId, kind) => {
      const id = await opened();
      await storage().conversations.commitTurn(turn(id, 0, 'm1'));
      const before = [await storage().conversations.find(id), await transcript(id)];
      expect(await storage().conversations.commitTurn(turn(id, expectedVersion, messageId))).toEqual({
        kind,
      });
      expect([await storage().conversations.find(id), await transcript(id)]).toEqual(before);
    });

    it('is a conflict for a conversation that is not there', async () => {
      expect(await storage().conversations.commitTurn(turn('nobody', 0, 'm1'))).toEqual({ kind: 'conflict' });
    });

    it('accepts the same message id in two conversations', async () => {
      const ids = [await opened(), await opened()];
      const results = await Promise.all(
        ids.map((id) => storage().conversations.commitTurn(turn(id, 0, 'm1'))),
      );
      expect(results.map(({ kind }) => kind)).toEqual(['committed', 'committed']);
    });

    it('says hello once, however many ask for it at the same time', async () => {
      const id = await opened();
      const results = await Promise.all(
        Array.from({ length: 10 }, () => storage().conversations.commitTurn(welcome(id))),
      );
      expect(results.map(({ kind }) => kind).sort()).toEqual(['committed', ...Array(9).fill('conflict')]);
      expect(await transcript(id)).toMatchObject([{ seq: 1, from: 'bot', replyToId: null }]);
      expect(await storage().conversations.traces(id)).toEqual([]);
    });

    it('answers a message once when it arrives many times at the same time', async () => {
      const id = await opened();
      const results = await Promise.all(Array.from({ length: 10 }, () => commitUntilFirst(id, 'm1')));
      expect(results.map(({ kind }) => kind).sort()).toEqual(['committed', ...Array(9).fill('duplicate')]);
      expect(await transcript(id)).toHaveLength(2);
    });

    it('loses none of many turns committed at once in different conversations', async () => {
      const ids = await Promise.all(Array.from({ length: PARALLEL }, opened));
      const results = await Promise.all(
        ids.map((id) => storage().conversations.commitTurn(turn(id, 0, 'm1'))),
      );
      expect(results.every(({ kind }) => kind === 'committed')).toBe(true);
      for (const id of ids) expect((await transcript(id)).map(({ seq }) => seq)).toEqual([1, 2]);
    });

    it('loses none of many turns fighting for one conversation, and doubles no number', async () => {
      const id = await opened();
      const wanted = Array.from({ length: PARALLEL }, (_, i) => `m${i}`);
      await Promise.all(wanted.map((messageId) => commitUntilFirst(id, messageId)));
      const lines = await transcript(id);
      expect(lines.map(({ seq }) => seq)).toEqual(Array.from({ length: PARALLEL * 2 }, (_, i) => i + 1));
      expect(new Set(lines.map(({ replyToId }) => replyToId))).toEqual(new Set([null, ...wanted]));
      expect((await storage().conversations.find(id))?.version).toBe(PARALLEL);
    });

    it('fails only the turn that cannot be stored, not those written with it', async () => {
      const ids = await Promise.all(Array.from({ length: 10 }, opened));
      const turns = ids.map((id, i): TurnCommit => {
        const good = turn(id, 0, 'm1');
        return i === 4 ? { ...good, messages: [...good.messages, botLine('re:m1', 'm1')] } : good;
      });
      const results = await Promise.allSettled(turns.map((each) => storage().conversations.commitTurn(each)));
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(9);
      expect(results[4]).toMatchObject({ status: 'rejected', reason: { code: 'STORAGE_FAILED' } });
      expect(await transcript(ids[4] ?? '')).toEqual([]);
      expect(await transcript(ids[5] ?? '')).toHaveLength(2);
    });

    it('agrees with a model of itself for any sequence of turns', async () => {
      const step = fc.record({
        conversation: fc.nat(2),
        message: fc.nat(6),
        versionAhead: fc.constantFrom(0, 0, 0, -1, 1),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
          const ids = [await opened(), await opened(), await opened()];
          const answered = ids.map((): string[] => []);
          for (const { conversation, message, versionAhead } of steps) {
            const mine = answered[conversation] ?? [];
            const id = ids[conversation] ?? '';
            const messageId = `m${message}`;
            const kind = mine.includes(messageId)
              ? 'duplicate'
              : versionAhead === 0
                ? 'committed'
                : 'conflict';
            const result = await storage().conversations.commitTurn(
              turn(id, mine.length + versionAhead, messageId),
            );
            expect(result.kind).toBe(kind);
            if (kind === 'committed') mine.push(messageId);
          }
          for (const [i, id] of ids.entries()) {
            const lines = await transcript(id);
            expect(lines.map((line) => line.id)).toEqual(answered[i]?.flatMap((m) => [m, `re:${m}`]));
            expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => index + 1));
          }
        }),
        { numRuns: 25 },
      );
    });
  });
}
