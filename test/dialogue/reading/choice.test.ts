import { expect, it } from 'vitest';
import { chosenIntent } from '../../../src/dialogue/reading/choice.ts';
import type { Rulebook } from '../../../src/dialogue/rulebook.ts';
import type { Understood } from '../../../src/domain/understanding.ts';

const LABELS: Readonly<Record<string, { en: string; fr: string }>> = {
  'machine-prices': { en: 'what a repair costs', fr: "le prix d'une réparation" },
  'subscription-penalty': { en: 'the cancellation fee', fr: 'les frais de résiliation' },
  'using-the-machine': { en: 'using the machine', fr: 'utiliser la machine' },
  'machine-recycling': { en: 'machines beyond repair', fr: 'une machine irréparable' },
};

const rulebook = {
  intents: new Map(Object.entries(LABELS).map(([id, label]) => [id, { id, label, topic: 'machine' }])),
} as unknown as Rulebook;

const understood = {
  entities: [],
  command: null,
  leaving: null,
  verdict: 'confident',
} as unknown as Understood;

const chosen = (text: string, offered: readonly string[]) =>
  chosenIntent(rulebook, offered, { text, understood });

it.each<[string, string | null]>([
  ['what a repair costs', 'machine-prices'],
  ['repair', 'machine-prices'],
  ['the repair', 'machine-prices'],
  ['la réparation', 'machine-prices'],
  ['the fee', 'subscription-penalty'],
  ['costs?', null],
  ['the', null],
  ['my machine has broken down again', null],
])('a word that stands in one label alone picks it: %s', (text, intent) => {
  expect(chosen(text, ['machine-prices', 'subscription-penalty', 'using-the-machine'])).toBe(intent);
});

it('a word of two labels picks none', () => {
  expect(chosen('repair', ['machine-prices', 'machine-recycling'])).toBeNull();
});
