import { environment, table } from './page.ts';
import { type Figures, MAX_SECONDS } from './task.ts';

/** One system, trained on so many examples per intent. */
export interface Measured {
  readonly system: string;
  /** Examples per intent; null for all there are. */
  readonly shots: number | null;
  readonly sets: readonly (Figures | null)[];
  /** Out of scope without an example of it: clinc150's own, and banking questions near to those answered and far from them. */
  readonly unseen: Figures | null;
  readonly near: Figures | null;
  readonly far: Figures | null;
}

const HEAD = [
  ...['system', 'examples', 'accuracy B', 'C', 'H', 'oos recall', 'AUROC', 'unseen', 'near', 'far'],
  ...['ECE', 'training s', 'µs p50', 'µs p99', 'model MB'],
];

/** A set too small for rows to measure on: accuracy by cross-validation. */
export interface SmallSet {
  readonly set: string;
  readonly rows: number;
  readonly ours: number;
  readonly peer: number;
}

/** docs/benchmarks.md. */
export function understandingPage(measured: readonly Measured[], small: readonly SmallSet[]): string {
  return `# Benchmarks

Our classifier and those a TypeScript team would otherwise take, on the same texts in the same run.
This page is written by \`npm run bench:understanding\`; the data are public, but not ours to ship (\`NLU_DATA\` names their folder).

${environment()}

${table(HEAD, measured.map(cells))}

${table(
  ['nlp.js’s own demo corpora', 'rows', 'crema', '@nlpjs/basic'],
  small.map(({ set, rows, ours, peer }) => [set, String(rows), percent(ours), percent(peer)]),
)}

- **B**, **C**, **H**: banking77, clinc150, hwu64; trained on their train rows, or on the published few-shot rows, and measured on their **dev** rows: the test rows are not touched here.
- **oos recall**: share of clinc150's texts out of scope that are refused when the threshold keeps 95 % of those in scope; **AUROC**: how well the two are told apart at any threshold.
  Every system was given the 100 examples out of scope as an intent. **unseen**: the AUROC without them. **near** and **far**: the same recall for banking questions of intents not trained on, and for questions of other trades.
- **nlp.js’s own demo corpora** are learnt from in four fifths and measured on the fifth, five times over. For French that package brings no stemmer, and we have no word vectors.
- **ECE**: expected calibration error in ten bins, mean of B, C and H. A system that gives no probabilities is taken by its scores, shared out to one.
- **training s**: B / C / H. **µs per text**: on clinc150, one text at a time, in a warm process. **model MB**: clinc150, what is learnt, as it would be stored; our word vectors (4 MB, shipped, the same for any content) come on top.
- Each measurement is a process of its own. natural's logistic regression is measured on hwu64 with 5 examples per intent only: the others take it from minutes to hours. "–" means not measured, or given up after ${MAX_SECONDS} seconds.
- wink-naive-bayes brings no tokeniser and was given lower-case stemmed words; the others read the text as they do by default.
`;
}

function cells({ system, shots, sets, unseen, near, far }: Measured): string[] {
  const clinc = sets[1] ?? null;
  const full = shots === null;
  const all = sets.filter((figures) => figures !== null);
  const error = all.reduce((sum, { calibrationError }) => sum + calibrationError, 0) / all.length;
  return [
    system,
    full ? 'all' : String(shots),
    ...sets.map((figures) => percent(figures?.accuracy)),
    full ? percent(clinc?.strangeRecall) : '–',
    full ? decimal(clinc?.auroc, 3) : '–',
    decimal(unseen?.auroc, 3),
    percent(near?.strangeRecall),
    percent(far?.strangeRecall),
    percent(all.length === sets.length ? error : null),
    sets.map((figures) => decimal(figures?.trainSeconds, 1)).join(' / '),
    decimal(clinc?.p50, 0),
    decimal(clinc?.p99, 0),
    decimal(clinc && clinc.modelBytes / 1e6, 1),
  ];
}

function percent(part: number | null | undefined): string {
  return part == null ? '–' : `${(part * 100).toFixed(1)} %`;
}

function decimal(value: number | null | undefined, digits: number): string {
  return value == null ? '–' : value.toFixed(digits);
}
