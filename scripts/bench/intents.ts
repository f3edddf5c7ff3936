import type { Example } from '../../src/understanding/classifier.ts';
import { seededRandom, shuffled } from '../../src/understanding/random.ts';

/** As many per intent at every size, so that only the number of intents grows. */
export const TRAIN_PER_INTENT = 12;
export const TEST_PER_INTENT = 4;
const PER_INTENT = TRAIN_PER_INTENT + TEST_PER_INTENT;
const SEED = 1;

export interface Split {
  readonly train: readonly Example[];
  readonly test: readonly Example[];
}

/**
 * So many intents made of real ones: a sample of them, or, when there are too few, the largest split in two by a word
 * that about half of their texts have, which leaves parts that can be told apart.
 */
export function intentsFrom(examples: readonly Example[], count: number): Split {
  const random = seededRandom(SEED);
  const groups = [...Map.groupBy(examples, ({ intent }) => intent).values()]
    .map((group) => group.map(({ text }) => text))
    .filter((texts) => texts.length >= PER_INTENT);
  const whole: string[][] = [];
  while (groups.length > 0 && groups.length + whole.length < count) {
    groups.sort((first, second) => second.length - first.length);
    const largest = groups.shift()!;
    const halves = halved(largest);
    if (halves === null) whole.push(largest);
    else groups.push(...halves);
  }
  const made = [...whole, ...groups];
  if (made.length < count) throw new Error(`the texts make ${made.length} intents at most, not ${count}`);
  const chosen = shuffled(made, random)
    .slice(0, count)
    .map((texts, at) => shuffled(texts, random).map((text) => ({ text, intent: `intent ${at + 1}` })));
  return {
    train: chosen.flatMap((group) => group.slice(0, TRAIN_PER_INTENT)),
    test: chosen.flatMap((group) => group.slice(TRAIN_PER_INTENT, PER_INTENT)),
  };
}

/** The texts with the word nearest to being in half of them, and those without; null when no word leaves enough on either side. */
function halved(texts: readonly string[]): [string[], string[]] | null {
  const wordsOf = (text: string) => new Set(text.toLowerCase().match(/\p{L}+/gu));
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const [word] = [...counts].toSorted(
    ([, first], [, second]) => Math.abs(first - texts.length / 2) - Math.abs(second - texts.length / 2),
  )[0] ?? [''];
  const parts = Object.groupBy(texts, (text) => (wordsOf(text).has(word) ? 'having' : 'lacking'));
  const { having = [], lacking = [] } = parts;
  return Math.min(having.length, lacking.length) < PER_INTENT ? null : [having, lacking];
}
