import { expect, it } from 'vitest';
import { followersOf } from '../../src/dialogue/followUp.ts';
import type { Rulebook } from '../../src/dialogue/rulebook.ts';
import type { Intent } from '../../src/domain/content.ts';
import { NEW_CONVERSATION } from '../../src/domain/conversation.ts';

const intent = (id: string, topic: string, after: readonly string[] = []): Intent => ({
  id,
  topic,
  kind: 'faq',
  closes: false,
  forgets: false,
  label: { en: id, fr: id },
  policy: null,
  covers: [],
  after,
  leads: null,
  ownCase: null,
  examples: { en: [], fr: [] },
});

const rulebook = {
  intents: new Map(
    [
      intent('price', 'tea'),
      intent('origin', 'tea'),
      intent('opening-hours', 'shop'),
      intent('price-why', 'tea', ['price']),
      intent('tea-again', 'tea', ['tea']),
      intent('price-why-so', 'tea', ['price-why']),
    ].map((one) => [one.id, one]),
  ),
} as unknown as Rulebook;

const after = (topic: string | null) => [...followersOf(rulebook, { ...NEW_CONVERSATION, topic })].sort();

it.each([
  ['an intent brings its own follow-ups and those of its topic', 'price', ['price-why', 'tea-again']],
  ['another of the topic, those of the topic alone', 'origin', ['tea-again']],
  ['a follow-up, those of what it follows too', 'price-why', ['price-why', 'price-why-so', 'tea-again']],
  ['what nothing comes after, none', 'opening-hours', []],
  ['nothing spoken of, none', null, []],
])('%s', (_, topic, expected) => {
  expect(after(topic)).toEqual(expected);
});
