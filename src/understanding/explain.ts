import type { Classifier } from './classifier.ts';
import { rank } from './classify.ts';

/** Some words of the message that stand together, and what they do to an intent. */
export interface Influence {
  readonly words: string;
  /** Where they stand in the message. */
  readonly start: number;
  readonly end: number;
  /** How much the intent's log-odds fall when the words are left out; below 0 they speak against it. */
  readonly effect: number;
}

/** What spoke for and against an intent, the strongest first. */
export interface Reasons {
  readonly intent: string;
  readonly confidence: number;
  readonly for: readonly Influence[];
  readonly against: readonly Influence[];
}

/** Beyond these a message is a story, of which the beginning must do. */
const MAX_WORDS = 60;
/** Words work together: "not working" says what neither word does. */
const MAX_WORDS_TOGETHER = 3;
const MAX_INFLUENCES = 3;
/** Weaker influences say nothing to a reader: in log-odds, and as a share of the strongest. */
const MIN_EFFECT = 0.25;
const MIN_SHARE = 0.15;
/** A certainty has no odds. */
const MIN_PROBABILITY = 1e-6;

/**
 * Why a message was taken for these intents: the words whose absence would change how likely each is. It asks the
 * classifier again without them, so it holds for any model; at most a few hundred times.
 */
export function reasonsFor(
  classifier: Classifier,
  text: string,
  intents: readonly string[],
): readonly Reasons[] {
  const whole = confidencesOf(classifier, text);
  const without = spansOf(text).map((span) => ({
    ...span,
    confidences: confidencesOf(classifier, `${text.slice(0, span.start)} ${text.slice(span.end)}`),
  }));
  return intents.map((intent) => {
    const influences = without.map(({ words, start, end, length, confidences }) => ({
      influence: { words, start, end, effect: logOdds(whole, intent) - logOdds(confidences, intent) },
      length,
    }));
    return {
      intent,
      confidence: whole.get(intent) ?? 0,
      for: strongest(influences, 1),
      against: strongest(influences, -1),
    };
  });
}

interface Span extends Omit<Influence, 'effect'> {
  /** In words. */
  readonly length: number;
}

const WORD = /[\p{L}\p{N}]+(?:['’.,/-][\p{L}\p{N}]+)*/gu;

/** Every run of up to three words. */
function spansOf(text: string): Span[] {
  const words = [...text.matchAll(WORD)].slice(0, MAX_WORDS);
  return words.flatMap((first, at) =>
    words.slice(at, at + MAX_WORDS_TOGETHER).map((last, more) => {
      const [start, end] = [first.index, last.index + last[0].length];
      return { words: text.slice(start, end), start, end, length: more + 1 };
    }),
  );
}

function confidencesOf(classifier: Classifier, text: string): ReadonlyMap<string, number> {
  return new Map(rank(classifier, text).map(({ intent, confidence }) => [intent, confidence]));
}

function logOdds(confidences: ReadonlyMap<string, number>, intent: string): number {
  const confidence = confidences.get(intent) ?? 0;
  const bounded = Math.min(1 - MIN_PROBABILITY, Math.max(MIN_PROBABILITY, confidence));
  return Math.log(bounded / (1 - bounded));
}

/** The strongest influences of one side, none of which shares a word with another; of two, the one with more effect per word. */
function strongest(
  influences: readonly { readonly influence: Influence; readonly length: number }[],
  side: 1 | -1,
): Influence[] {
  const kept: Influence[] = [];
  const byStrength = influences
    .map(({ influence, length }) => ({ influence, strength: (side * influence.effect) / Math.sqrt(length) }))
    .filter(({ strength }) => strength >= MIN_EFFECT)
    .toSorted((first, second) => second.strength - first.strength);
  for (const { influence, strength } of byStrength) {
    if (kept.length === MAX_INFLUENCES || strength < MIN_SHARE * byStrength[0]!.strength) break;
    if (kept.every(({ start, end }) => influence.end <= start || end <= influence.start))
      kept.push(influence);
  }
  return kept;
}
