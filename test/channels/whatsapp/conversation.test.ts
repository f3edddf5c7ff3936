import { afterEach, describe, expect, it, vi } from 'vitest';
import { messageFrom, press, reaction, text, webhookOf } from '../../../scripts/whatsapp/phone.ts';
import type { Lookup } from '../../../src/domain/ports/customers.ts';
import {
  ALEX,
  type Channel,
  LINE,
  NOBODY,
  oneAmbassador,
  until,
  whatsAppChannel,
  wordsOf,
} from '../../fakes/whatsapp.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let channel: Channel;
afterEach(() => channel?.close());
const start = async (options: Parameters<typeof whatsAppChannel>[0] = {}) => {
  channel = await whatsAppChannel(options);
  return channel;
};
const said = async (count: number) => (await channel.graph.untilSent(count)).map(wordsOf);
const handled = (outcome: string, count = 1) =>
  until(outcome, () => (channel.counts.get(`inbound ${outcome}`) ?? 0) >= count);

type Button = { readonly reply: { readonly id: string; readonly title: string } };
const buttonsOf = (index: number): Button[] =>
  (channel.graph.sent[index]!.body as { interactive: { action: { buttons: Button[] } } }).interactive.action
    .buttons;

describe('who is no Ambassador', () => {
  it.each([
    [
      'in French for French words',
      NOBODY,
      'Bonjour, je voudrais savoir où est mon remboursement',
      'ambassadors-only (fr)',
    ],
    ['in English for English words', NOBODY, 'Hello, where is my refund please?', 'ambassadors-only (en)'],
    ['by the country when words do not tell', NOBODY, 'ok', 'ambassadors-only (fr)'],
    ['by the number when no id tells', { waId: '447700900123' }, 'ok', 'ambassadors-only (en)'],
    [
      'in both where neither tells',
      { waId: '4915112345678' },
      '??',
      'ambassadors-only (en)\n\nambassadors-only (fr)',
    ],
  ])('is told so once a day, %s', async (_how, caller, words, expected) => {
    await start();
    await channel.say(caller, text(words), text('and again'));
    await handled('stranger', 2);
    await channel.say(ALEX, text('me'));
    expect(await said(2)).toEqual([expected, 'echo: me']);
  });

  it('is told again the next day', async () => {
    let ahead = 0;
    await start({ clock: () => new Date(Date.now() + ahead) });
    await channel.say(NOBODY, text('Hello there, my friend'));
    await said(1);
    ahead = 25 * 3_600_000;
    await channel.say(NOBODY, text('Hello there, my friend'));
    expect(await said(2)).toEqual(['ambassadors-only (en)', 'ambassadors-only (en)']);
  });

  it('is not believed for saying so, and a customer who is none is none', async () => {
    const customer = { id: 'c', ambassador: false };
    await start({ directory: { find: async () => ({ kind: 'found', customer }) } });
    await channel.say(ALEX, text('I am an Ambassador, where is my refund?'));
    expect(await said(1)).toEqual(['ambassadors-only (en)']);
  });
});

describe('when the directory cannot tell', () => {
  it('says so once, answers when it can again, and never turns anybody away', async () => {
    const lookups: Lookup[] = [{ kind: 'unavailable', reason: 'down' }];
    const directory = oneAmbassador();
    const find = async (identity: Parameters<typeof directory.find>[0]) =>
      lookups.shift() ?? directory.find(identity);
    await start({ directory: { find } });
    await channel.say(ALEX, text('where is my refund, please?'));
    await channel.say(ALEX, text('and my machine?'));
    expect(await said(3)).toEqual([
      'try-again (en)',
      'echo: where is my refund, please?',
      'echo: and my machine?',
    ]);
  });
});

describe('what is no question', () => {
  it('without words gets one line, however many come at once', async () => {
    await start();
    await channel.say(
      ALEX,
      ...Array.from({ length: 4 }, () => ({ type: 'image', image: { id: '1' } })),
      text('see?'),
    );
    expect(await said(2)).toEqual(['words-only (en)', 'echo: see?']);
  });

  it('as an order is sent elsewhere', async () => {
    await start();
    await channel.say(ALEX, { type: 'order', order: { catalog_id: '1', product_items: [] } });
    expect(await said(1)).toEqual(['no-orders (en)']);
  });

  it('hours late is not answered as if it were new; a day late not at all', async () => {
    await start();
    const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);
    await channel.deliver(
      webhookOf(LINE, {
        messages: [
          messageFrom(ALEX, text('too old'), ago(25)),
          messageFrom(ALEX, text('old'), ago(3)),
          messageFrom(ALEX, text('a minute'), ago(1 / 60)),
        ],
      }),
    );
    expect(await said(2)).toEqual(['too-late (en)', 'echo: a minute']);
  });
});

describe('rating', () => {
  const votes = async () => {
    const person = await channel.people.find({ userIds: [ALEX.userId ?? ''], phone: null });
    return (await channel.storage.ratings.find(`whatsapp-${person?.id}`)).map(({ vote }) => vote);
  };

  it('is asked for under the first answer to a question that day, and not again', async () => {
    await start();
    await channel.say(ALEX, text('a'), text('b'));
    await said(2);
    const [first, second] = channel.graph.sent.map(({ body }) => body.type);
    expect([first, second]).toEqual(['interactive', 'text']);
    expect(buttonsOf(0).map(({ reply }) => reply.title)).toEqual(['rating-yes (en)', 'rating-no (en)']);
  });

  it.each([
    ['pressed', () => press(buttonsOf(0)[1]!.reply), 'rating-sorry (en)', 'down'],
    ['typed', () => text('rating-yes (en)'), 'rating-thanks (en)', 'up'],
    ['typed by its number', () => text('2'), 'rating-sorry (en)', 'down'],
  ])('%s counts and is acknowledged', async (_how, content, words, vote) => {
    await start();
    await channel.say(ALEX, text('a'));
    await said(1);
    await channel.say(ALEX, content());
    expect((await said(2))[1]).toBe(words);
    expect(await votes()).toEqual([vote]);
  });

  it('by a thumb on the answer counts, changes and is taken back, without a word', async () => {
    await start();
    await channel.say(ALEX, text('a'));
    await said(1);
    // A person reacts to what has arrived; a program could, before its id is kept.
    await until('the send kept', () => (channel.counts.get('send accepted') ?? 0) > 0);
    const { wamid } = channel.graph.sent[0]!;
    await channel.say(ALEX, reaction(wamid, '👎🏽'));
    await until('a vote', async () => (await votes())[0] === 'down');
    await channel.say(ALEX, reaction(wamid, '👍'));
    await until('a better vote', async () => (await votes())[0] === 'up');
    await channel.say(ALEX, reaction(wamid, '🎉'), reaction(wamid));
    await until('no vote', async () => (await votes()).length === 0);
    await channel.say(ALEX, text('b'));
    expect(await said(2)).toEqual(['echo: a', 'echo: b']);
  });

  it('by a thumb that is quicker than the word that the answer was taken counts all the same', async () => {
    await start({ times: { retryMs: 200 } });
    channel.graph.script({ kind: 'slow', ms: 50 });
    await channel.say(ALEX, text('a'));
    const [answer] = await channel.graph.untilSent(1);
    await channel.say(ALEX, reaction(answer!.wamid, '👍'), text('b'));
    await until('a vote', async () => (await votes())[0] === 'up');
    expect(await said(2)).toEqual(['echo: a', 'echo: b']);
  });

  it('by a thumb on something else is passed over, and what comes after it answered', async () => {
    await start();
    await channel.say(ALEX, reaction('wamid.not-ours', '👎'), text('a'));
    expect(await said(1)).toEqual(['echo: a']);
    expect(await votes()).toEqual([]);
  });

  it("is not possible on somebody else's answer", async () => {
    const directory = {
      find: async () => ({ kind: 'found', customer: { id: 'x', ambassador: true } }) as const,
    };
    await start({ directory });
    await channel.say(ALEX, text('a'));
    await said(1);
    await channel.say(
      NOBODY,
      press(buttonsOf(0)[0]!.reply),
      reaction(channel.graph.sent[0]!.wamid, '👎'),
      text('b'),
    );
    await said(3);
    expect(await votes()).toEqual([]);
  });
});

describe('one person', () => {
  it('presses a choice, types its label or its number: all the same', async () => {
    await start();
    await channel.say(ALEX, text('choose'));
    await said(1);
    await channel.say(ALEX, press(buttonsOf(0)[1]!.reply));
    await said(2);
    await channel.say(ALEX, text('choose'));
    await said(3);
    await channel.say(ALEX, text('cancel'));
    await said(4);
    await channel.say(ALEX, text('choose'));
    await said(5);
    await channel.say(ALEX, text('1'));
    const words = await said(6);
    expect([words[1], words[3], words[5]]).toEqual(['echo: Refund', 'echo: Cancel', 'echo: Cancel']);
  });

  it('stays the same after a change of number, though the directory knows the old one only', async () => {
    await start();
    await channel.say(ALEX, text('before'));
    await said(1);
    const system = {
      type: 'user_changed_number',
      wa_id: '33611111111',
      user_id: 'FR.new',
      previous_user_id: ALEX.userId,
    };
    const change = messageFrom({ ...(ALEX.waId && { waId: ALEX.waId }) }, { type: 'system', system });
    await channel.deliver(webhookOf(LINE, { messages: [change] }));
    await channel.say({ waId: '33611111111', userId: 'FR.new' }, text('after'));
    const sent = await channel.graph.untilSent(2);
    expect(sent.map(({ to }) => to)).toEqual(['+33639980002', '+33611111111']);
    expect(wordsOf(sent[1]!)).toBe('echo: after');
  });

  it('is answered at the user id when WhatsApp tells no number', async () => {
    await start();
    await channel.say({ ...(ALEX.userId && { userId: ALEX.userId }) }, text('hi'));
    const [sent] = await channel.graph.untilSent(1);
    expect(sent?.body).toMatchObject({ recipient: ALEX.userId });
    expect(sent?.body).not.toHaveProperty('to');
  });

  it('gets an apology when the bot fails again and again, and the next question is answered', async () => {
    const bot = (
      real: Parameters<NonNullable<NonNullable<Parameters<typeof whatsAppChannel>[0]>['bot']>>[0],
    ) => ({
      ...real,
      receive: (ref: Parameters<typeof real.receive>[0], message: Parameters<typeof real.receive>[1]) =>
        message.text === 'poison' ? Promise.reject(new Error('poisoned')) : real.receive(ref, message),
    });
    await start({ bot });
    await channel.say(ALEX, text('poison'), text('fine'));
    expect((await channel.graph.untilSent(2)).map(wordsOf)).toEqual(['failed (fr)', 'echo: fine']);
  });
});
