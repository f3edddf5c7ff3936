import { expect, it } from 'vitest';
import type { Rulebook } from '../../../src/dialogue/rulebook.ts';
import { followersOf } from '../../../src/dialogue/said/followers.ts';
import type { Intent } from '../../../src/domain/content.ts';
import { type Conversation, NEW_CONVERSATION } from '../../../src/domain/conversation.ts';

const intent = (
  id: string,
  topic: string,
  { after = [], asks = null }: { after?: readonly string[]; asks?: string | null } = {},
): Intent => ({
  id,
  topic,
  kind: 'faq',
  closes: false,
  asksBack: false,
  asksNothing: false,
  forgets: false,
  retraces: false,
  label: { en: id, fr: id },
  policy: null,
  covers: [],
  after,
  leads: null,
  ownCase: null,
  asks,
  examples: { en: [], fr: [] },
});

const rulebook = {
  intents: new Map(
    [
      intent('price', 'tea'),
      intent('origin', 'tea'),
      intent('opening-hours', 'shop'),
      intent('price-why', 'tea', { after: ['price'] }),
      intent('tea-again', 'tea', { after: ['tea'] }),
      intent('price-why-so', 'tea', { after: ['price-why'] }),
      intent('tea-sure', 'tea', { after: ['tea'], asks: 'sure' }),
      intent('price-sure', 'tea', { after: ['price'], asks: 'sure' }),
      intent('high-price-sure', 'tea', { after: ['price/high'], asks: 'sure' }),
    ].map((one) => [one.id, one]),
  ),
} as unknown as Rulebook;

type LastAnswer = NonNullable<Conversation['lastAnswer']>;
const answer = (intent: string, outcome: string | null, rest: Partial<LastAnswer> = {}): LastAnswer => ({
  intent,
  said: { outcome, values: {}, notes: [] },
  times: 1,
  ...rest,
});
const after = (topic: string | null, lastAnswer: Conversation['lastAnswer'] = null) =>
  [...followersOf(rulebook, { ...NEW_CONVERSATION, topic, lastAnswer }).values()].sort();

it.each([
  [
    'an intent brings its own follow-ups and those of its topic',
    after('price'),
    ['price-sure', 'price-why', 'tea-again'],
  ],
  ['another of the topic, those of the topic alone', after('origin'), ['tea-again', 'tea-sure']],
  [
    'a follow-up just answered, its own and those of what it followed',
    after('price', answer('price-why', null)),
    ['price-sure', 'price-why', 'price-why-so', 'tea-again'],
  ],
  [
    'of two that ask the same, the one to the outcome is meant',
    after('price', answer('price', 'high')),
    ['high-price-sure', 'price-why', 'tea-again'],
  ],
  [
    'the outcome is still spoken of after a follow-up to it',
    after('price', answer('tea-again', null, { follows: 'price/high' })),
    ['high-price-sure', 'price-why', 'tea-again'],
  ],
  [
    'an answer given beside the question still open is spoken of too, before what any of the topic brings',
    after('origin', answer('price', null)),
    ['price-sure', 'price-why', 'tea-again'],
  ],
  ['what nothing comes after, none', after('opening-hours'), []],
  ['nothing spoken of, none', after(null), []],
])('%s', (_, followers, expected) => {
  expect(followers).toEqual(expected);
});
