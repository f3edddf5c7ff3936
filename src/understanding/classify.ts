import type { RankedIntent } from '../domain/understanding.ts';
import { NOTHING_READ } from '../domain/understanding.ts';
import { type Beliefs, beliefsOf } from './calibrate.ts';
import type { Classifier } from './classifier.ts';
import { evidenceOf } from './evidence.ts';
import { type Features, featuresOf } from './features.ts';
import { scoresOf } from './linear.ts';
import { partsOf } from './parts.ts';
import { type Verdict, verdictOn } from './verdict.ts';

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

/** The intents by calibrated confidence, best first; empty when the text has no words. */
export function rank(classifier: Classifier, text: string): readonly RankedIntent[] {
  return classify(classifier, text).ranking;
}

/** The share of the text's words that stand in the examples, 0 to 1. */
export function knownShareOf(classifier: Classifier, text: string): number {
  return featuresIn(classifier, text).knownShare;
}

const featuresIn = ({ vectoriser, concepts }: Classifier, text: string): Features =>
  featuresOf(vectoriser, partsOf(text, vectoriser, concepts), concepts);

/** The likeliest of some intents, as if the others that can be answered did not exist; null when the text has no words. */
export function likeliestAmong(
  classifier: Classifier,
  text: string,
  among: ReadonlySet<string>,
): RankedIntent | null {
  const weighed = weigh(classifier, text);
  if (weighed === null) return null;
  let best: RankedIntent | null = null;
  let all = 0;
  for (const [label, confidence] of weighed.confidences.entries()) {
    const intent = classifier.intents[label]!;
    const isDeclined = classifier.declines[label]!;
    if (!isDeclined && !among.has(intent)) continue;
    all += confidence;
    if (!isDeclined && confidence > (best?.confidence ?? 0)) best = { intent, confidence };
  }
  return best && { ...best, confidence: best.confidence / all };
}

/** The ranking and what to make of it; a text without words is unknown. */
export function classify(classifier: Classifier, text: string): Classification {
  const { intents, declines, thresholds } = classifier;
  const weighed = weigh(classifier, text);
  if (weighed === null) return { ...NOTHING_READ, known: 0 };
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
