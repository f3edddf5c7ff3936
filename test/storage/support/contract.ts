import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rating, Storage } from '../../../src/domain/ports/store.ts';
import { RECEIPT } from '../../fakes/receipt.ts';
import { committingContract } from './committing.ts';
import { AT, botLine, customerLine, newConversation, REPLY, TRACE, turn } from './turns.ts';

const RATING: Rating = {
  conversationId: '',
  messageId: 'r1',
  personId: 'ada',
  vote: 'down',
  stars: 2,
  comment: 'no\0!',
  at: AT,
  intent: 'refund-period',
  answer: 'refund-period.outcomes.due',
  policy: 'refund',
  outcome: 'due',
  receipt: RECEIPT,
  contentVersion: 'v1',
};

/** A database that can be opened, closed and opened again. */
export interface Place {
  open(): Promise<Storage>;
  remove(): Promise<void>;
}

/** What every engine must do, whatever it is. */
export function storageContract(makePlace: () => Promise<Place>): void {
  let place: Place;
  let storage: Storage;

  beforeAll(async () => {
    place = await makePlace();
    storage = await place.open();
  });
  afterAll(async () => {
    await storage?.close();
    await place?.remove();
  });

  const opened = async () => (await storage.conversations.open(newConversation())).id;
  const transcript = (id: string) => storage.conversations.messagesAfter(id, { after: 0, limit: 1_000 });

  describe('opening a conversation', () => {
    it('creates it at version 0 and finds it again', async () => {
      const wanted = newConversation({ channel: 'whatsapp', userId: '33600000000' });
      expect(await storage.conversations.open(wanted)).toEqual({ ...wanted, version: 0 });
      expect(await storage.conversations.find(wanted.id)).toEqual({ ...wanted, version: 0 });
    });

    it('returns the one already there, with the state it has reached', async () => {
      const id = await opened();
      await storage.conversations.commitTurn(turn(id, 0, 'm1'));
      const again = await storage.conversations.open(newConversation({ id }));
      expect(again).toMatchObject({ version: 1, state: { topic: 'm1' } });
    });

    it('fills in the person when the channel names one later, and keeps the first name it heard', async () => {
      const id = await opened();
      expect((await storage.conversations.open(newConversation({ id, userId: 'ada' }))).userId).toBe('ada');
      expect((await storage.conversations.open(newConversation({ id, userId: 'eve' }))).userId).toBe('ada');
    });

    it('gives everyone the same conversation when many open it at once', async () => {
      const wanted = newConversation({ userId: 'ada' });
      const all = await Promise.all(Array.from({ length: 20 }, () => storage.conversations.open(wanted)));
      expect(all).toEqual(all.map(() => ({ ...wanted, version: 0 })));
    });

    it('finds nothing under an id never opened', async () => {
      expect(await storage.conversations.find('nobody')).toBeNull();
      expect(await transcript('nobody')).toEqual([]);
    });
  });

  committingContract(() => storage);

  describe('reading a transcript', () => {
    it.each([
      [0, 3, [1, 2, 3]],
      [3, 2, [4, 5]],
      [5, 100, [6]],
      [6, 100, []],
      [0, 0, []],
    ])('after line %i at most %i lines are %j', async (after, limit, expected) => {
      const id = await opened();
      for (const version of [0, 1, 2])
        await storage.conversations.commitTurn(turn(id, version, `m${version}`));
      const page = await storage.conversations.messagesAfter(id, { after, limit });
      expect(page.map(({ seq }) => seq)).toEqual(expected);
    });

    it('gives the replies to one message, in order, and none for a stranger', async () => {
      const id = await opened();
      const messages = [customerLine('m1'), botLine('a', 'm1'), botLine('b', 'm1')];
      await storage.conversations.commitTurn({ ...turn(id, 0, 'm1'), messages });
      await storage.conversations.commitTurn(turn(id, 1, 'm2'));
      const replies = await storage.conversations.repliesTo(id, 'm1');
      expect(replies.map((reply) => reply.id)).toEqual(['a', 'b']);
      expect(await storage.conversations.repliesTo(id, 'm3')).toEqual([]);
    });

    it('gives the traces in the order of the turns', async () => {
      const id = await opened();
      await storage.conversations.commitTurn(turn(id, 0, 'z'));
      await storage.conversations.commitTurn({ ...turn(id, 1, 'a'), trace: { ...TRACE, kind: 'ask' } });
      expect(await storage.conversations.traces(id)).toEqual([
        { messageId: 'z', trace: TRACE },
        { messageId: 'a', trace: { ...TRACE, kind: 'ask' } },
      ]);
    });
  });

  it.each([
    ['a NUL character', 'a\0b', 'ab'],
    ['only a NUL character', '\0', ''],
    ['a lone high surrogate', 'a\ud83d', 'a\ufffd'],
    ['a lone low surrogate', '\ude00b', '\ufffdb'],
    ['an emoji', '☕😀', '☕😀'],
    ['an escape written out', '\\u0000', '\\u0000'],
    ['SQL', "'); drop table messages; --", "'); drop table messages; --"],
  ])('stores %s in every place a text can be', async (_what, text, stored) => {
    const id = await opened();
    const asked = {
      ...customerLine(`m${text}`, text),
      channelData: { [`k${text}`]: [text] },
      activity: { value: text },
    };
    const answered = { ...botLine('r', `m${text}`), reply: { ...REPLY, text, choices: [text] } };
    const result = await storage.conversations.commitTurn({
      ...turn(id, 0, 'm'),
      state: { ...newConversation().state, topic: text },
      messages: [asked, answered],
      trace: { ...TRACE, verdict: text },
    });
    const lines = await transcript(id);
    expect(lines).toMatchObject([
      {
        id: `m${stored}`,
        text: stored,
        channelData: { [`k${stored}`]: [stored] },
        activity: { value: stored },
      },
      { reply: { text: stored, choices: [stored] }, replyToId: `m${stored}` },
    ]);
    expect(result).toEqual({ kind: 'committed', messages: lines });
    expect((await storage.conversations.find(id))?.state.topic).toBe(stored);
    expect(await storage.conversations.traces(id)).toMatchObject([
      { messageId: `m${stored}`, trace: { verdict: stored } },
    ]);
    expect(await storage.conversations.repliesTo(id, `m${text}`)).toHaveLength(1);
    expect(await storage.conversations.findMessage(id, `m${text}`)).toMatchObject({ seq: 1 });
    expect(await storage.conversations.commitTurn(turn(id, 1, `m${text}`))).toEqual({ kind: 'duplicate' });
  });

  it('keeps one opinion per person and answer, the last one', async () => {
    const rating = { ...RATING, conversationId: await opened() };
    const changed = {
      ...rating,
      vote: 'up',
      stars: null,
      comment: null,
      at: '2026-03-02T09:00:00.000Z',
      intent: null,
      receipt: null,
    } as const;
    const other = { ...rating, personId: 'bob', comment: 'no!' } as const;
    await storage.ratings.put(rating);
    await storage.ratings.put(changed);
    await storage.ratings.put(other);
    expect(await storage.ratings.find(rating.conversationId)).toEqual([other, changed]);
    expect(await storage.ratings.find('nobody')).toEqual([]);
  });

  it('gives a conversation to one customer for good, with what its guest had rated', async () => {
    const id = await opened();
    const owner = { customer: { id: 'c-1', ambassador: true }, expiresAt: AT };
    await storage.conversations.open(newConversation({ id, userId: 'guest' }));
    await storage.ratings.put({ ...RATING, conversationId: id, personId: 'guest' });
    expect(await storage.conversations.claim(id, { userId: 'ada', owner })).toBe(true);
    expect(await storage.conversations.claim(id, { userId: 'eve', owner })).toBe(false);
    const later = { customer: { id: 'c-1' }, expiresAt: '2026-03-01T10:00:00.000Z', isLookedUp: true };
    expect(await storage.conversations.claim(id, { userId: 'ada', owner: later })).toBe(true);
    expect(await storage.conversations.find(id)).toMatchObject({ userId: 'ada', owner: later, version: 0 });
    expect(await storage.ratings.find(id)).toMatchObject([{ personId: 'ada' }]);
    expect(await storage.conversations.claim('nobody', { userId: 'ada', owner })).toBe(false);
  });

  it('gives a conversation that many claim at once to one of them', async () => {
    const id = await opened();
    const claims = Array.from({ length: 10 }, (_, i) =>
      storage.conversations.claim(id, {
        userId: `u${i}`,
        owner: { customer: { id: `${i}` }, expiresAt: AT },
      }),
    );
    expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
  });

  it('keeps a question left for a person with the turn that left it, once', async () => {
    const id = await opened();
    const openQuestion = {
      conversationId: id,
      messageId: 'm1',
      text: 'but when?\0',
      language: 'en',
      intent: 'refund-period',
      at: '2099-01-01T00:00:00.000Z',
    } as const;
    await storage.conversations.commitTurn({ ...turn(id, 0, 'm1'), openQuestion });
    await storage.conversations.commitTurn({ ...turn(id, 1, 'm2'), openQuestion });
    await storage.conversations.commitTurn({
      ...turn(id, 1, 'm3'),
      openQuestion: { ...openQuestion, messageId: 'm3' },
    });
    expect(await storage.openQuestions.latest(2)).toMatchObject([{ ...openQuestion, text: 'but when?' }]);
    const left = await storage.openQuestions.latest(100);
    expect(left.filter(({ conversationId }) => conversationId === id)).toHaveLength(1);
  });

  it('tells its own process of every committed line, and of a new owner', async () => {
    const heard: unknown[] = [];
    storage.feed.subscribe({
      committed: (id, lines) => heard.push([id, lines.map((line) => line.id)]),
      claimed: (id) => heard.push([id, 'claimed']),
      elsewhere: (id) => heard.push([id, 'elsewhere']),
      missed: () => heard.push('missed'),
    });
    const id = await opened();
    await storage.conversations.commitTurn(turn(id, 0, 'm1'));
    await storage.conversations.commitTurn(turn(id, 0, 'm2'));
    const owner = { customer: { id: 'c-1' }, expiresAt: AT };
    for (const _again of [1, 2]) await storage.conversations.claim(id, { userId: 'ada', owner });
    expect(heard).toEqual([
      [id, ['m1', 're:m1']],
      [id, 'claimed'],
    ]);
  });

  it('gives one key per name, for ever: to many who ask at once, and after a reopening', async () => {
    const asked = await Promise.all(Array.from({ length: 10 }, () => storage.keys.key('tokens')));
    const other = await storage.keys.key('cookies');
    await storage.close();
    storage = await place.open();
    const later = await storage.keys.key('tokens');
    expect(later).toHaveLength(32);
    expect(asked).toEqual(asked.map(() => later));
    expect(other).not.toEqual(later);
  });

  it('keeps what was committed over a reopening, and fails every call after the closing', async () => {
    const id = await opened();
    const before = storage;
    const last = before.conversations.commitTurn(turn(id, 0, 'm1'));
    await before.close();
    await before.close();
    expect((await last).kind).toBe('committed');
    const failure = expect.objectContaining({ name: 'CremaError', code: 'STORAGE_FAILED' });
    await expect(before.ping()).rejects.toEqual(failure);
    await expect(before.conversations.find(id)).rejects.toEqual(failure);
    await expect(before.conversations.commitTurn(turn(id, 1, 'm2'))).rejects.toEqual(failure);
    storage = await place.open();
    await storage.ping();
    expect(await transcript(id)).toHaveLength(2);
  });
}
