import { type Centres, centresOf } from './centres.ts';
import { type ConceptBook, wordsOfConcepts } from './concepts.ts';
import { featuresOf, fitVectoriser, type Vectoriser } from './features.ts';
import type { LinearModel } from './linear.ts';
import type { Anatomy, Parts } from './parts.ts';
import { trainLinearModel } from './svm.ts';
import { thinned } from './thin.ts';
import type { WordVectors } from './vectors.ts';

/** An example taken apart once, for every round of training. */
export interface Prepared {
  readonly parts: Parts;
  readonly intent: string;
}

/** What scores a text, before anything is known of how far to trust the scores. */
export interface Trained {
  readonly intents: readonly string[];
  /** For each intent, whether it is one to decline. */
  readonly declines: readonly boolean[];
  readonly vectoriser: Vectoriser;
  readonly model: LinearModel;
  readonly centres: Centres;
  readonly concepts: ConceptBook | null;
}

export interface Task extends Anatomy {
  readonly intents: readonly string[];
  readonly vectors: WordVectors | null;
  readonly isDeclined: (intent: string) => boolean;
  /** The words that mean the same; null where words count alone. */
  readonly concepts: ConceptBook | null;
}

/** Learns grams and weights from the examples alone; every intent of the task has a class, examples or not. */
export function trainOn(
  examples: readonly Prepared[],
  { intents, language, without, vectors, isDeclined, concepts }: Task,
  random: () => number,
): Trained {
  const vectoriser = fitVectoriser(
    examples.map(({ parts }) => parts),
    { language, without, vectors, names: wordsOfConcepts(concepts), intents: intents.length },
  );
  const labels = new Map(intents.map((intent, label) => [intent, label]));
  const labelled = examples.map(({ parts, intent }) => ({
    features: featuresOf(vectoriser, parts, concepts),
    label: labels.get(intent)!,
  }));
  const shape = {
    classes: intents.length,
    columns: vectoriser.weights.length,
    dimensions: vectors?.dimensions ?? 0,
  };
  return {
    intents,
    declines: intents.map(isDeclined),
    ...thinned({ vectoriser, model: trainLinearModel(labelled, shape, random) }),
    centres: centresOf(labelled, shape),
    concepts,
  };
}
