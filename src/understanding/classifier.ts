import type { Language } from '../domain/language.ts';
import { beliefsOf, type Calibration, fitCalibration, weightsOf } from './calibrate.ts';
import type { ConceptBook } from './concepts.ts';
import { foldsOf } from './crossValidate.ts';
import { judgeStrangers, judgeWith } from './judge.ts';
import { type Part, partsOf } from './parts.ts';
import { seededRandom } from './random.ts';
import { type Prepared, type Trained, trainOn } from './train.ts';
import type { WordVectors } from './vectors.ts';
import { chooseThresholds, type Thresholds } from './verdict.ts';

export interface Example {
  readonly text: string;
  readonly intent: string;
}

export interface TrainingOptions {
  readonly language: Language;
  /** The same seed and examples give the same classifier. */
  readonly seed: number;
  /** Intents whose texts are to be declined. */
  readonly declineIntents?: readonly string[];
  /** The words that mean the same; without them words count alone. */
  readonly concepts?: ConceptBook;
  /** What words mean; without them words count by their letters alone. */
  readonly vectors?: WordVectors | null;
  /** Examples kept out of training to calibrate on, beside cross-validation. */
  readonly heldOut?: readonly Example[];
  /** Left out to measure what it earns; never in use. */
  readonly without?: readonly Part[];
}

/** Everything learnt from the examples; plain data, never changed. */
export interface Classifier extends Trained {
  readonly calibration: Calibration;
  readonly thresholds: Thresholds;
}

/** Learns to tell the intents apart, how far to trust itself, and when to stay silent. */
export function trainClassifier(examples: readonly Example[], options: TrainingOptions): Classifier {
  const intents = [...new Set(examples.map(({ intent }) => intent))].sort();
  const isDeclined = (intent: string) => options.declineIntents?.includes(intent) ?? false;
  const { language, without = [] } = options;
  const prepare = ({ text, intent }: Example): Prepared => ({
    intent,
    parts: partsOf(text, { language, without }, options.concepts ?? null),
  });
  const prepared = examples.map(prepare);
  const names =
    language === 'en' && !without.includes('names')
      ? intents
          .filter((intent) => !isDeclined(intent))
          .map(asExample)
          .map(prepare)
      : [];
  const folds = foldsOf(prepared, (intent) => !isDeclined(intent), seededRandom(options.seed));
  const [trained, ...rounds] = trainOn(
    {
      examples: [...prepared, ...names],
      rounds: folds.map(
        ({ judge, hidden }) => new Set([...judge, ...names.filter(({ intent }) => hidden.has(intent))]),
      ),
      seed: options.seed,
    },
    {
      intents,
      isDeclined,
      language,
      without,
      vectors: without.includes('vectors') ? null : (options.vectors ?? null),
      concepts: options.concepts ?? null,
    },
  );
  const judged = [
    ...folds.flatMap(({ judge, hidden }, round) => {
      const partly = rounds[round]!;
      const strangers = without.includes('strangers') ? [] : judgeStrangers(partly, judge, hidden);
      return [...judgeWith(partly, judge, hidden), ...strangers];
    }),
    ...judgeWith(trained, (options.heldOut ?? []).map(prepare), new Set()),
  ];
  const calibration = fitCalibration(judged);
  const weights = weightsOf(judged);
  const thresholds = chooseThresholds(
    judged.map(({ evidence, truth }, at) => ({
      truth,
      beliefs: beliefsOf(calibration, evidence),
      weight: weights[at]!,
    })),
  );
  return { ...trained, calibration, thresholds };
}

/** Intents are named in English, and a telling name is worth an example. */
const asExample = (intent: string): Example => ({ intent, text: intent.replace(/[^\p{L}\p{N}]+/gu, ' ') });
