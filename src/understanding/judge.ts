import type { Judged } from './calibrate.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import { estranged, featuresOf } from './features.ts';
import { scoresOf } from './linear.ts';
import type { Parts } from './parts.ts';
import type { Prepared, Trained } from './train.ts';

const EXAMPLES_PER_STRANGER = 4;

/** What a model that has not seen these examples, nor any of the hidden intents, makes of them. */
export function judgeWith(
  trained: Trained,
  examples: readonly Prepared[],
  hidden: ReadonlySet<string>,
): Judged[] {
  const { intents, declines } = trained;
  return examples.map(({ parts, intent }) => {
    const label = intents.indexOf(intent);
    const answerable = label >= 0 && !declines[label] && !hidden.has(intent);
    return {
      evidence: evidenceFor(trained, parts, hidden),
      truth: answerable ? label : null,
      madeUp: hidden.has(intent),
    };
  });
}

/** Some of the examples again, made strange: without them calibration would only ever see talk of the same trade. */
export function judgeStrangers(
  trained: Trained,
  examples: readonly Prepared[],
  hidden: ReadonlySet<string>,
): Judged[] {
  return examples
    .filter((_, at) => at % EXAMPLES_PER_STRANGER === 0)
    .map(({ parts }) => ({
      evidence: evidenceFor(trained, estranged(trained.vectoriser, parts), hidden),
      truth: null,
      madeUp: true,
    }));
}

function evidenceFor(
  { intents, declines, vectoriser, model, centres, concepts }: Trained,
  parts: Parts,
  hidden: ReadonlySet<string>,
): Evidence {
  const features = featuresOf(vectoriser, parts, concepts);
  const scores = scoresOf(model, features).map((score, label) =>
    hidden.has(intents[label]!) ? Number.NEGATIVE_INFINITY : score,
  );
  return evidenceOf(features, scores, { declines, centres, model });
}
