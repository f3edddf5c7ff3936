import type { Language } from '../domain/language.ts';
import type { RankedIntent } from '../domain/understanding.ts';
import { type Beliefs, beliefsOf, type Calibration, fitCalibration, weightsOf } from './calibrate.ts';
import { type ConceptBook, conceptsIn } from './concepts.ts';
import { foldsOf } from './crossValidate.ts';
import { evidenceOf } from './evidence.ts';
import { type Features, featuresOf } from './features.ts';
import { judgeStrangers, judgeWith } from './judge.ts';
import { scoresOf } from './linear.ts';
import { type Part, partsOf } from './parts.ts';
import { seededRandom } from './random.ts';
import { type Prepared, type Trained, trainOn } from './train.ts';
import type { WordVectors } from './vectors.ts';
import { chooseThresholds, type Thresholds, type Verdict, verdictOn } from './verdict.ts';

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

export interface Classification {
  /** The likeliest intents, best first; the rest are too unlikely to matter. */
  readonly ranking: readonly RankedIntent[];
  /** Probability that the text is a question that can be answered. */
  readonly known: number;
  readonly verdict: Verdict;
  readonly confidence: number;
}

const REFUSAL_SHARPNESS = 4;
/** So many intents are ranked; nobody looks further. */
const RANKED = 20;

/** Learns to tell the intents apart, how far to trust itself, and when to stay silent. */
export function trainClassifier(examples: readonly Example[], options: TrainingOptions): Classifier {
  const intents = [...new Set(examples.map(({ intent }) => intent))].sort();
  const random = seededRandom(options.seed);
  const isDeclined = (intent: string) => options.declineIntents?.includes(intent) ?? false;
  const { language, without = [] } = options;
  const prepare = ({ text, intent }: Example): Prepared => ({
    intent,
    parts: partsOf(text, { language, without }, conceptsIn(options.concepts ?? null, text)),
  });
  const train = (some: readonly Prepared[]) =>
    trainOn(
      some,
      {
        intents,
        isDeclined,
        language,
        without,
        vectors: without.includes('vectors') ? null : (options.vectors ?? null),
        concepts: options.concepts ?? null,
      },
      random,
    );

  const prepared = examples.map(prepare);
  const names =
    language === 'en' && !without.includes('names')
      ? intents
          .filter((intent) => !isDeclined(intent))
          .map(asExample)
          .map(prepare)
      : [];
  const trained = train([...prepared, ...names]);
  const folds = foldsOf(prepared, (intent) => !isDeclined(intent), random);
  const judged = [
    ...folds.flatMap(({ train: some, judge, hidden }) => {
      const partly = train([...some, ...names.filter(({ intent }) => !hidden.has(intent))]);
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

/** The intents by calibrated confidence, best first; empty when the text has no words. */
export function rank(classifier: Classifier, text: string): readonly RankedIntent[] {
  return classify(classifier, text).ranking;
}

/** The share of the text's words that stand in the examples, 0 to 1. */
export function knownShareOf(classifier: Classifier, text: string): number {
  return featuresIn(classifier, text).knownShare;
}

const featuresIn = ({ vectoriser, concepts }: Classifier, text: string): Features =>
  featuresOf(vectoriser, partsOf(text, vectoriser, conceptsIn(concepts, text)), concepts);

/** The likeliest of some intents, as if the others that can be answered did not exist; null when the text has no words. */
export function likeliestAmong(
  classifier: Classifier,
  text: string,
  among: ReadonlySet<string>,
): RankedIntent | null {
  const weighed = weigh(classifier, text);
  if (weighed === null) return null;
  const { intents, declines } = classifier;
  let best: RankedIntent | null = null;
  let all = 0;
  weighed.confidences.forEach((confidence, label) => {
    const intent = intents[label]!;
    if (!declines[label] && !among.has(intent)) return;
    all += confidence;
    if (!declines[label] && confidence > (best?.confidence ?? 0)) best = { intent, confidence };
  });
  return best && { ...(best as RankedIntent), confidence: (best as RankedIntent).confidence / all };
}

const NOTHING_READ: Classification = { ranking: [], known: 0, verdict: 'unknown', confidence: 0 };

/** The ranking and what to make of it; a text without words is unknown. */
export function classify(classifier: Classifier, text: string): Classification {
  const { intents, declines, thresholds } = classifier;
  const weighed = weigh(classifier, text);
  if (weighed === null) return NOTHING_READ;
  const { features, beliefs, confidences } = weighed;
  const ranking = bestOf(confidences).map((label) => ({
    intent: intents[label]!,
    confidence: confidences[label]!,
  }));
  const { intent, confidence } = ranking[0]!;
  // Whatever the scores say, a text of which no word is known was not understood.
  const isUnderstood = features.knownShare > 0 && !declines[intents.indexOf(intent)];
  return {
    ranking,
    known: beliefs.known,
    verdict: isUnderstood ? verdictOn({ best: confidence, known: beliefs.known }, thresholds) : 'unknown',
    confidence,
  };
}

/** How far to believe in each label; null when there is nothing to read, or nothing to choose from. */
function weigh(
  classifier: Classifier,
  text: string,
): { features: Features; beliefs: Beliefs; confidences: Float64Array } | null {
  const features = featuresIn(classifier, text);
  if (features.words === 0 || classifier.intents.length === 0) return null;
  const scores = scoresOf(classifier.model, features);
  const beliefs = beliefsOf(classifier.calibration, evidenceOf(features, scores, classifier));
  return { features, beliefs, confidences: confidencesOf(beliefs, scores, classifier.declines) };
}

/** The labels of the highest confidences, the highest first. */
function bestOf(confidences: Float64Array): number[] {
  const best: number[] = [];
  for (let label = 0; label < confidences.length; label++) {
    const confidence = confidences[label]!;
    let at = Math.min(best.length, RANKED - 1);
    if (best.length === RANKED && confidences[best[at]!]! >= confidence) continue;
    for (; at > 0 && confidences[best[at - 1]!]! < confidence; at--) best[at] = best[at - 1]!;
    best[at] = label;
  }
  return best;
}

/** What is left over by the classes that can be answered, the refusals share by their scores, the best nearly all of it. */
function confidencesOf(
  { known, classes }: Beliefs,
  scores: Float64Array,
  declines: readonly boolean[],
): Float64Array {
  const confidences = classes.slice();
  let sum = 0;
  for (let label = 0; label < scores.length; label++) {
    if (declines[label]) sum += confidences[label] = Math.exp(scores[label]! * REFUSAL_SHARPNESS);
  }
  for (let label = 0; label < scores.length; label++) {
    if (declines[label]) confidences[label]! *= (1 - known) / sum;
  }
  return confidences;
}
