import { type Centres, centresOf } from './centres.ts';
import { type ConceptBook, wordsOfConcepts } from './concepts.ts';
import { featuresOf, fitVectoriser, narrowed, type Vectoriser } from './features.ts';
import type { LinearModel } from './linear.ts';
import type { Anatomy, Parts } from './parts.ts';
import { trainLinearModels } from './svm.ts';
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

/** What a task is learnt from: all the examples, and for each further round those left out of it. */
export interface Lessons {
  readonly examples: readonly Prepared[];
  readonly rounds: readonly ReadonlySet<Prepared>[];
  readonly seed: number;
}

/** What is learnt from all the examples, and from those of each round; every intent of the task has a class, examples or not. */
export function trainOn(
  { examples, rounds, seed }: Lessons,
  { intents, language, without, vectors, isDeclined, concepts }: Task,
): readonly [Trained, ...Trained[]] {
  const names = wordsOfConcepts(concepts);
  const vectoriser = fitVectoriser(
    examples.map(({ parts }) => parts),
    { language, without, vectors, names, intents: intents.length },
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
  const left = rounds.map(
    (leaves) => new Set([...examples.keys()].filter((at) => leaves.has(examples[at]!))),
  );
  const [model, ...models] = trainLinearModels(labelled, shape, { seed, rounds: left });
  const task = { intents, declines: intents.map(isDeclined), concepts };
  return [
    { ...task, ...thinned({ vectoriser, model }), centres: centresOf(labelled, shape) },
    ...models.map((model, round) => {
      const kept = [...examples.keys()].filter((at) => !left[round]!.has(at));
      const texts = kept.map((at) => examples[at]!.parts);
      return {
        ...task,
        model,
        vectoriser: narrowed(vectoriser, texts, names),
        centres: centresOf(
          kept.map((at) => labelled[at]!),
          shape,
        ),
      };
    }),
  ];
}
