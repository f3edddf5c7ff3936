import type { Understood } from '../domain/understanding.ts';
import type { Beliefs, Judged } from './calibrate.ts';

export type Verdict = Understood['verdict'];

export interface Thresholds {
  /** The best reading is answered from this probability on. */
  readonly confident: number;
  /** Below this probability of being a question that can be answered at all, the text is unknown. */
  readonly known: number;
}

/** What is believed of one text, as far as a verdict goes. */
export interface Opinion {
  /** Probability of the best reading. */
  readonly best: number;
  /** Probability that the text is a question that can be answered. */
  readonly known: number;
}

/** How many readings a "did you mean" offers. */
const OFFERED = 3;

/**
 * What each outcome costs the customer; only the proportions matter. A wrong answer given with confidence is what
 * the product exists to avoid; turning away a question it could answer is worse than asking which was meant.
 */
const COSTS = { wrongAnswer: 10, missedAnswer: 5, clarification: 2, idleClarification: 3 };

/** When judged texts are too few to choose from. */
const DEFAULTS: Thresholds = { confident: 0.7, known: 0.5 };
const MIN_JUDGED = 20;
/** The costs imply 0.8. Judged by models that learnt from fewer texts, it may come out lower, but never usefully higher. */
const CONFIDENT_STEPS = stepsBetween(0.66, 0.8);
/** A text more likely strange than not is never asked about. */
const KNOWN_STEPS = stepsBetween(0.5, 0.8);

/** Answer, ask or decline. */
export function verdictOn({ best, known }: Opinion, thresholds: Thresholds): Verdict {
  if (best >= thresholds.confident) return 'confident';
  return known >= thresholds.known ? 'unsure' : 'unknown';
}

/** The thresholds that would have cost least on texts whose answers are known. */
export function chooseThresholds(
  judged: readonly (Pick<Judged, 'truth'> & { readonly beliefs: Beliefs; readonly weight: number })[],
): Thresholds {
  if (judged.length < MIN_JUDGED) return DEFAULTS;
  const cases = judged.map(costsPerVerdict);
  let chosen = DEFAULTS;
  let lowest = Number.POSITIVE_INFINITY;
  for (const confident of CONFIDENT_STEPS) {
    for (const known of KNOWN_STEPS) {
      const thresholds = { confident, known };
      const cost = cases.reduce((sum, each) => sum + each.costs[verdictOn(each, thresholds)], 0);
      if (cost < lowest) [chosen, lowest] = [thresholds, cost];
    }
  }
  return chosen;
}

function stepsBetween(first: number, last: number): number[] {
  return Array.from({ length: Math.round((last - first) / 0.02) + 1 }, (_, step) => first + step * 0.02);
}

function costsPerVerdict({ beliefs, truth, weight }: Parameters<typeof chooseThresholds>[0][number]) {
  const ranked = likeliest(beliefs.classes);
  const first = ranked[0] ?? -1;
  const offered = truth !== null && ranked.includes(truth);
  return {
    best: beliefs.classes[first] ?? 0,
    known: beliefs.known,
    costs: {
      confident: first === truth ? 0 : COSTS.wrongAnswer * weight,
      unsure: (offered ? COSTS.clarification : COSTS.idleClarification) * weight,
      unknown: truth === null ? 0 : COSTS.missedAnswer * weight,
    },
  };
}

/** As many labels as are offered, the likeliest first. */
function likeliest(classes: Float64Array): number[] {
  const ranked: number[] = [];
  for (let label = 0; label < classes.length; label++) {
    let at = ranked.length;
    while (at > 0 && classes[ranked[at - 1]!]! < classes[label]!) at--;
    if (at < OFFERED) ranked.splice(at, 0, label);
    ranked.length = Math.min(ranked.length, OFFERED);
  }
  return ranked;
}
