import type { Evidence } from './evidence.ts';
import { fitLogistic, probability } from './logistic.ts';

/** One text whose right answer is known, seen by a model that was not trained on it. */
export interface Judged {
  readonly evidence: Evidence;
  /** The class that is right; null when the text belongs to none that can be answered. */
  readonly truth: number | null;
  /** True for a stranger made up for the occasion: an intent hidden from the model, or words made strange. */
  readonly madeUp: boolean;
}

/** How scores become probabilities. */
export interface Calibration {
  /** Scores are divided by it before they are compared; the smaller, the surer. */
  readonly temperature: number;
  /** Weights of the signs that tell a known question from a strange text. */
  readonly known: readonly number[];
}

export interface Beliefs {
  /** Probability that the text is a question that can be answered. */
  readonly known: number;
  /** Probability of each class being right; sums to `known`. */
  readonly classes: Float64Array;
}

/**
 * Share of messages assumed to be about something else; judged texts are weighted to match it. Whoever gives examples
 * of what to decline expects more of it. Chosen for the calibration error on the development parts of public intent sets.
 */
const STRANGE_SHARE = { withExamples: 0.1, without: 0.06 };

/** Used as far as the judged texts are too few to say otherwise; from the public intent sets. */
const PRIOR: Calibration = { temperature: 0.25, known: [-1, 3, 1, -1, 4, 0, 0, 0, 0, 0, 0] };

/** Temperatures are sought between these, in so many steps of the golden section: the range shrinks by 0.618 each. */
const TEMPERATURES = { least: 0.03, most: 1.25, steps: 10 };
/** A right answer held for impossible is no worse than one in a thousand million. */
const LARGEST_SURPRISE = Math.log(1e9);

/**
 * The judged texts were scored by models that learnt from a fifth fewer texts, and are less sure than the whole will be.
 * Chosen for the calibration error on the development parts of public intent sets.
 */
const LEARNT_FROM_LESS = 0.88;

/** Learns to turn scores into honest probabilities from texts whose answers are known. */
export function fitCalibration(judged: readonly Judged[]): Calibration {
  return { temperature: fitTemperature(judged), known: fitKnown(judged) };
}

/** What to believe about a text, given its evidence. */
export function beliefsOf({ temperature, known }: Calibration, evidence: Evidence): Beliefs {
  const isKnown = probability(known, evidence.signs);
  const classes = softmax(evidence.scores, temperature);
  for (let label = 0; label < classes.length; label++) classes[label]! *= isKnown;
  return { known: isKnown, classes };
}

/** How much each judged text counts so that strange ones make up their assumed share, real and made-up ones alike. */
export function weightsOf(judged: readonly Judged[]): number[] {
  const groups = Map.groupBy(judged, groupOf);
  const strangeGroups = groups.size - Number(groups.has('known'));
  const strangeShare = groups.has('strange') ? STRANGE_SHARE.withExamples : STRANGE_SHARE.without;
  const knownShare = groups.has('known') && strangeGroups > 0 ? 1 - strangeShare : 1;
  return judged.map((each) => {
    const group = groupOf(each);
    const share = group === 'known' ? knownShare : (groups.has('known') ? strangeShare : 1) / strangeGroups;
    return (share * judged.length) / groups.get(group)!.length;
  });
}

const groupOf = ({ truth, madeUp }: Judged) => (truth !== null ? 'known' : madeUp ? 'made up' : 'strange');

/** The temperature at which the right answers surprise least; the surprise has one valley, so its floor is found by halving. */
function fitTemperature(judged: readonly Judged[]): number {
  const known = judged.filter(({ truth }) => truth !== null);
  if (known.length === 0) return PRIOR.temperature;
  const surprise = (logarithm: number) => surpriseAt(Math.exp(logarithm), known);
  return (
    LEARNT_FROM_LESS * Math.exp(valleyOf(surprise, Math.log(TEMPERATURES.least), Math.log(TEMPERATURES.most)))
  );
}

function surpriseAt(temperature: number, known: readonly Judged[]): number {
  let surprise = 0;
  for (const { evidence, truth } of known) {
    const { scores } = evidence;
    let sum = 0;
    for (let label = 0; label < scores.length; label++)
      sum += Math.exp((scores[label]! - scores[truth!]!) / temperature);
    surprise += Math.min(Math.log(sum), LARGEST_SURPRISE);
  }
  return surprise;
}

/** Where a function of one valley is lowest, by golden section. */
function valleyOf(height: (at: number) => number, from: number, to: number): number {
  const share = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  let [left, right] = [high - share * (high - low), low + share * (high - low)];
  let [leftHeight, rightHeight] = [height(left), height(right)];
  for (let step = 0; step < TEMPERATURES.steps; step++) {
    if (leftHeight < rightHeight) {
      [high, right, rightHeight] = [right, left, leftHeight];
      left = high - share * (high - low);
      leftHeight = height(left);
    } else {
      [low, left, leftHeight] = [left, right, rightHeight];
      right = low + share * (high - low);
      rightHeight = height(right);
    }
  }
  return (low + high) / 2;
}

function fitKnown(judged: readonly Judged[]): readonly number[] {
  const weights = weightsOf(judged);
  const rows = judged.map(({ evidence, truth }, at) => ({
    signs: evidence.signs,
    positive: truth !== null,
    weight: weights[at]!,
  }));
  const bothSides = rows.some(({ positive }) => positive) && rows.some(({ positive }) => !positive);
  return bothSides ? fitLogistic(rows, PRIOR.known) : PRIOR.known;
}

/** Each score's share of the whole; all 0 when no class was scored. */
function softmax(scores: Float64Array, temperature: number): Float64Array {
  let largest = -Infinity;
  for (const score of scores) if (score > largest) largest = score;
  const shares = new Float64Array(scores.length);
  if (largest === -Infinity) return shares;
  let sum = 0;
  for (let at = 0; at < scores.length; at++) {
    shares[at] = Math.exp((scores[at]! - largest) / temperature);
    sum += shares[at]!;
  }
  for (let at = 0; at < shares.length; at++) shares[at]! /= sum;
  return shares;
}
