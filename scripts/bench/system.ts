import type { Language } from '../../src/domain/language.ts';
import type { Example } from '../../src/understanding/classifier.ts';
import type { Part } from '../../src/understanding/parts.ts';

/** What a system makes of one text. */
export interface Guess {
  /** The best intent that is not out of scope; null when it names none. */
  readonly intent: string | null;
  /** How sure it is of that intent, 0 to 1, as it says itself or as its scores share out. */
  readonly confidence: number;
  /** The higher, the likelier the text is in scope; only the order matters. */
  readonly known: number;
}

export interface TrainedSystem {
  guess(text: string): Guess | Promise<Guess>;
  /** The size of what would be stored. */
  readonly modelBytes: () => number;
}

export interface SystemOptions {
  readonly language: Language;
  /** Parts of ours to be left out; others have none. */
  readonly without: readonly Part[];
}

/** A classifier to be measured, as its documentation tells a user to train it. */
export type System = (
  examples: readonly Example[],
  options: SystemOptions,
) => TrainedSystem | Promise<TrainedSystem>;

/** The guess from every intent's score, the best first. */
export function guessFrom(
  ranking: readonly { readonly intent: string; readonly confidence: number }[],
  outOfScope: string,
): Guess {
  const best = ranking.find(({ intent }) => intent !== outOfScope);
  const strange = ranking.find(({ intent }) => intent === outOfScope)?.confidence ?? 0;
  if (best === undefined) return { intent: null, confidence: 0, known: -strange };
  return { intent: best.intent, confidence: best.confidence, known: best.confidence - strange };
}

/** The scores as shares of one. */
export function shares<T extends { readonly confidence: number }>(ranking: readonly T[]): T[] {
  const sum = ranking.reduce((total, { confidence }) => total + confidence, 0);
  return ranking.map((each) => ({ ...each, confidence: sum > 0 ? each.confidence / sum : 0 }));
}
