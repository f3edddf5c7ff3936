import type { Classifier } from '../../src/understanding/classifier.ts';
import { type Classification, classify } from '../../src/understanding/classify.ts';
import { OUT_OF_SCOPE, type Row } from './rows.ts';

/** What the classifier makes of one row. */
export interface Judgement extends Classification {
  readonly row: Row;
  readonly micros: number;
  /** The best intent but out of scope, whatever the verdict. */
  readonly best: string | null;
}

const DUMPED_INTENTS = 5;

export function judge(classifier: Classifier, row: Row): Judgement {
  const started = performance.now();
  const classification = classify(classifier, row.text);
  const micros = (performance.now() - started) * 1000;
  const best = classification.ranking.find(({ intent }) => intent !== OUT_OF_SCOPE);
  return { ...classification, row, micros, best: best?.intent ?? null };
}

/** Whether the best intent is the right one, declined or not. */
export const isRight = ({ best, row }: Judgement): boolean => best === row.intent;

export const isInScope = ({ intent }: Row): boolean => intent !== OUT_OF_SCOPE;

/** A line that says what was made of a row. */
export function dumped({ row, ranking, verdict, confidence, known, best }: Judgement): string {
  const predicted = verdict === 'unknown' ? OUT_OF_SCOPE : best;
  const shown = ranking.slice(0, DUMPED_INTENTS);
  return `${JSON.stringify({ ...row, predicted, best, verdict, confidence, known, ranking: shown })}\n`;
}
