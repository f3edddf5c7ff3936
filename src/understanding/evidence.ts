import { type Centres, nearness } from './centres.ts';
import type { Features } from './features.ts';
import { type LinearModel, supportOf } from './linear.ts';

/** What the scores say about one text, before calibration. */
export interface Evidence {
  /** Score per class that can be answered; -Infinity for one the model was not shown. */
  readonly scores: Float64Array;
  /**
   * What tells a known question from a strange text: bias, best score, lead over the second, score of
   * declining against the best, share of known words, length, nearness to the best class's centre, energy,
   * and what speaks for the best class, against it, and how much of the text does the former.
   */
  readonly signs: readonly number[];
}

/** The scores are compared at about the sharpness that calibration comes to. */
const ENERGY_TEMPERATURE = 0.2;

/** How much all the classes together claim the text. */
function energyOf(scores: Float64Array): number {
  let sum = 0;
  for (const score of scores) sum += Math.exp(Math.min(score, 3) / ENERGY_TEMPERATURE);
  return sum > 0 ? clamp(ENERGY_TEMPERATURE * Math.log(sum)) : -3;
}

/** Gathers the evidence; `declines` says which classes are refusals. */
export function evidenceOf(
  features: Features,
  all: Float64Array,
  {
    declines,
    centres,
    model,
  }: { readonly declines: readonly boolean[]; readonly centres: Centres; readonly model: LinearModel },
): Evidence {
  const scores = new Float64Array(all.length);
  let first = 0;
  let best = -Infinity;
  let second = -Infinity;
  let declined = -Infinity;
  for (let label = 0; label < all.length; label++) {
    const score = all[label]!;
    scores[label] = declines[label] ? -Infinity : score;
    if (declines[label]) declined = Math.max(declined, score);
    else if (score > best) {
      second = best;
      best = score;
      first = label;
    } else if (score > second) second = score;
  }
  const { pro, con, share } = supportOf(model, features, first);
  const signs = [
    1,
    clamp(best),
    Math.min(clamp(best) - clamp(second), 2),
    Number.isFinite(declined) ? clamp(clamp(declined) - clamp(best)) : -1,
    features.knownShare,
    Math.log1p(features.words) / Math.LN10,
    nearness(features.meaning, centres[first] ?? new Float32Array()),
    energyOf(scores),
    pro,
    con,
    share,
  ];
  return { scores, signs };
}

// With one class there is no second, and no decline class in many sets: their places hold a fixed, finite value.
const clamp = (value: number) => Math.max(-3, Math.min(3, value));
