import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder, readRows } from './bench/data.ts';
import { foldsOf } from './bench/folds.ts';
import { type Figures, measure } from './bench/task.ts';
import { withFiles } from './bench/temporary.ts';
import { type Measured, type SmallSet, understandingPage } from './bench/understanding-page.ts';

/**
 * `npm run bench:understanding`: our classifier and those a TypeScript team would otherwise take, trained and measured
 * on the same public data in the same run; writes docs/benchmarks.md. `--few-shot` only tries it out: five examples per
 * intent, nothing written.
 */
const { values: options } = parseArgs({ options: { 'few-shot': { type: 'boolean', default: false } } });
const DOCUMENT = 'docs/benchmarks.md';
const SETS = ['banking77', 'clinc150', 'hwu64'] as const;
const SYSTEMS = ['crema', '@nlpjs/basic', 'wink-naive-bayes', 'natural Bayes'];
/** Gradient descent over every feature and intent: of all the data only the smallest are learnt in reasonable time. */
const SLOW_SYSTEM = 'natural LogisticRegression';
const SMALLEST_SET = 'hwu64';
const FEW = 5;
const SMALL_SETS = [
  { set: 'nlpjs-en', language: 'en' },
  { set: 'nlpjs-fr', language: 'fr' },
] as const;
const PEER = '@nlpjs/basic';
const SHOTS = options['few-shot'] ? [FEW] : [null, 10, FEW];

const folder = dataFolder();
const rows = SHOTS.flatMap((shots) =>
  [...SYSTEMS, ...(shots === FEW ? [SLOW_SYSTEM] : [])].map((system) => rowOf(system, shots)),
);
const small = SMALL_SETS.map(smallSet);
const page = understandingPage(rows, small);
console.log(page);
if (!options['few-shot']) {
  writeFileSync(DOCUMENT, page);
  console.log(`wrote ${DOCUMENT}`);
}

function rowOf(system: string, shots: number | null): Measured {
  const run = (train: readonly string[], test: readonly string[]): Figures | null => {
    process.stderr.write(`${system}: ${train[0]}…\n`);
    const under = (name: string) => join(folder, name);
    return measure({ system, train: train.map(under), test: test.map(under) });
  };
  const file = shots === null ? 'train' : `train_${shots}_std`;
  const sets = SETS.map((set) => {
    if (system === SLOW_SYSTEM && set !== SMALLEST_SET) return null;
    const strange = shots === null && set === 'clinc150' ? ['clinc150/oos_train.jsonl'] : [];
    return run([`${set}/${file}.jsonl`, ...strange], [`${set}/dev.jsonl`]);
  });
  if (shots !== null) return { system, shots, sets, unseen: null, near: null, far: null };
  const banking = (strange: string) =>
    run(['banking77oos/train.jsonl'], ['banking77oos/dev.jsonl', `banking77oos/${strange}.jsonl`]);
  const unseen = run(['clinc150/train.jsonl'], ['clinc150/dev.jsonl']);
  return { system, shots, sets, unseen, near: banking('idoos_dev'), far: banking('oodoos_dev') };
}

/** nlp.js's own demo corpora have no rows to measure on; each fifth is measured by what is learnt from the rest. */
function smallSet({ set, language }: (typeof SMALL_SETS)[number]): SmallSet {
  process.stderr.write(`${set}…\n`);
  const all = readRows(join(folder, set, 'train.jsonl'));
  const accuracyOf = (system: string) => {
    const folds = foldsOf(all).map(({ train, test }) =>
      withFiles([train, test], ([trainFile, testFile]) => {
        const figures = measure({ system, language, train: [trainFile!], test: [testFile!] });
        return figures === null ? Number.NaN : figures.accuracy * test.length;
      }),
    );
    return folds.reduce((sum, right) => sum + right, 0) / all.length;
  };
  return { set, rows: all.length, ours: accuracyOf('crema'), peer: accuracyOf(PEER) };
}
