import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Conversation, NEW_CONVERSATION } from '../src/domain/conversation.ts';
import type { Customer } from '../src/domain/customer.ts';
import { date } from '../src/domain/value.ts';
import { worldAt } from '../src/domain/world.ts';
import { MAX_TEXT_CHARS } from '../src/hearing/hear.ts';
import { type Brain, greet, type Turn, takeTurn } from '../src/turn.ts';
import { shippedBrain } from './fakes/brain.ts';

let brain: Brain;
beforeAll(async () => {
  brain = await shippedBrain();
});

const world = worldAt('2026-06-15T08:00:00Z', { timeZone: 'Europe/Paris', channel: 'web', customer: null });

function talk(
  texts: readonly string[],
  customer: Customer | null = null,
  from: Conversation = NEW_CONVERSATION,
): Turn[] {
  let conversation = from;
  return texts.map((text) => {
    const turn = takeTurn(brain, deepFreeze(conversation), { id: '', text }, { ...world, customer });
    conversation = turn.conversation;
    return turn;
  });
}

function deepFreeze<T>(value: T): T {
  if (value && typeof value === 'object') {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}

const PIECES = [
  'cancel',
  '279 €',
  '3 March 2026',
  '24 months',
  'résilier',
  'I don’t know',
  'stop',
  'no',
  'oui',
  '-5',
  '99',
  'hello',
  '???',
  'en français',
  '31/02/2026',
];

const QUESTIONS = [
  'what is the fee if I cancel early?',
  'when does my commitment end?',
  'combien de temps dure la garantie de ma machine ?',
  'quand serai-je remboursé ?',
  'my machine is broken',
  'do I keep the machine? and how do I cancel?',
  'WhatsApp?',
];

/** Enough for every fact of the longest topic and the topics set aside for it. */
const MAX_FACTS_OF_A_TOPIC = 24;

const KNOWN: Customer = {
  id: 'c-1',
  ambassador: true,
  subscriptions: [
    { fullPrice: 279, subscriptionPrice: 99, commitmentMonths: 24, subscriptionStart: '2026-03-03' },
    { fullPrice: 199, subscriptionPrice: 49, commitmentMonths: 12, subscriptionStart: '2026-01-10' },
  ],
  machines: [{ brand: 'Krups' }, { brand: 'Magimix', purchaseDate: '2024-01-18' }],
  orders: [{ id: 'A1', refundKind: 'return-label' }, { id: 'A2' }],
};

describe('a turn', () => {
  it('answers every message, whatever it holds, and keeps a conversation that can be stored', () => {
    const message = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom(...PIECES),
      fc.lorem(),
    );
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 8 }), (texts) => {
        for (const { replies, conversation } of talk(texts)) {
          expect(replies.length).toBeGreaterThan(0);
          for (const reply of replies) expect(reply.text.trim()).not.toBe('');
          expect(Conversation.parse(JSON.parse(JSON.stringify(conversation)))).toEqual(conversation);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('always leaves a way out: starting over, stopping, or not knowing', () => {
    const step = fc.constantFrom(...PIECES, ...QUESTIONS);
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), fc.boolean(), (texts, isKnown) => {
        const customer = isKnown ? KNOWN : null;
        const last = talk(texts, customer).at(-1)!.conversation;
        const then = (words: readonly string[]) => talk(words, customer, last).at(-1)!;
        expect({ ...then(['start over']).conversation, language: null }).toEqual(NEW_CONVERSATION);
        if (last.asking ?? last.choosing) {
          const { asking, choosing, agenda } = then(['never mind']).conversation;
          expect({ asking, choosing, agenda }).toEqual({ asking: null, choosing: null, agenda: [] });
        }
        let ignorant = last;
        for (let said = 0; said < MAX_FACTS_OF_A_TOPIC && (ignorant.asking ?? ignorant.choosing); said++)
          ignorant = talk(["I don't know"], customer, ignorant).at(-1)!.conversation;
        expect({ asking: ignorant.asking, choosing: ignorant.choosing }).toEqual({
          asking: null,
          choosing: null,
        });
      }),
      { numRuns: 1_000 },
    );
  }, 120_000);

  it.each([
    ['answers', { id: 'c-1', subscriptions: KNOWN.subscriptions!.slice(0, 1) }, 'answer'],
    ['asks which one is meant', KNOWN, 'ask'],
  ] as const)('%s from the account once somebody signs in while we ask', (_what, customer, kind) => {
    const question = 'what is the fee if I cancel early?';
    const [asked] = talk([question]);
    const [again] = talk([question], customer as Customer, asked!.conversation);
    expect(again?.trace).toMatchObject({ kind, problem: null });
    expect(again?.trace.asks).toBeNull();
  });

  it.each(['how long the warranty is', 'yes'])(
    'keeps what a message told while it asked which question was meant: %s',
    (reply) => {
      const known = {
        kind: 'known',
        value: date('2025-03-03'),
        origin: 'typed',
        approximate: false,
      } as const;
      const filled = [{ fact: 'purchaseDate', known, ground: 'cued' } as const];
      const asked: Turn['conversation'] = {
        ...NEW_CONVERSATION,
        language: 'en',
        clarifying: ['machine-warranty'],
        overheard: { warranty: filled },
      };
      const turn = talk([reply, 'Krups'], null, asked).at(-1)!;
      expect(turn.trace).toMatchObject({ kind: 'answer', intent: 'machine-warranty', asks: null });
    },
  );

  it('gives the same for the same', () => {
    const texts = ['what is the fee if I cancel early?', '3 March 2026', '24', '279', '99'];
    expect(talk(texts)).toEqual(talk(texts));
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['emoji', '🙂🙂🎉'],
    ['NUL characters', '\u0000\u0000'],
    ['signs', '!!! … ---'],
  ])('says that it cannot read %s, and puts an open question again', (_what, text) => {
    const [first, second] = talk(['what is the fee if I cancel early?', text]);
    expect(first?.trace.asks).toBe('subscriptionStart');
    expect(second?.trace).toMatchObject({ kind: 'decline', asks: 'subscriptionStart' });
  });

  it('does not read a text that is far too long, and asks to be brief', () => {
    const [turn] = talk(['cancel '.repeat(MAX_TEXT_CHARS)]);
    expect(turn?.trace.kind).toBe('decline');
    expect(turn?.replies).toHaveLength(1);
  });

  it('never asks the same fact more than three times for want of a value', () => {
    const turns = talk(['what is the fee if I cancel early?', ...Array<string>(3).fill('blurp blurp')]);
    expect(turns.at(-1)?.trace.asks).not.toBe('subscriptionStart');
  });

  it('offers a person after three misses in a row', () => {
    const kinds = talk(['zxcv qwer', 'asdf ghjk', 'wxcv bnml']).map(({ trace }) => trace.kind);
    expect(kinds).toEqual(['decline', 'decline', 'handoff']);
  });

  it.each([
    ['en', 'en'],
    ['fr', 'fr'],
    [null, 'en'],
  ] as const)('welcomes a page in %s in %s', (locale, language) => {
    const { text } = greet(brain, world, locale);
    expect(text).toContain(language === 'en' ? 'Hello' : 'Bonjour');
  });
});
