import { seededRandom } from '../../src/understanding/random.ts';
import { quantiles } from '../measures.ts';
import { withTypos } from '../typos.ts';
import { OUT_OF_SCOPE, readRows } from './data.ts';
import { type Judged, qualityOf } from './figures.ts';
import type { System } from './system.ts';
import type { Figures, Task } from './task.ts';

/** The child process of a benchmark: one system on one task; reads the task from its argument, prints the figures. */
const SYSTEMS: Readonly<Record<string, () => Promise<System>>> = {
  crema: async () => (await import('./systems/crema.ts')).crema,
  'natural Bayes': async () => (await import('./systems/natural.ts')).naturalBayes,
  'natural LogisticRegression': async () => (await import('./systems/natural.ts')).naturalLogistic,
  '@nlpjs/basic': async () => (await import('./systems/nlpjs.ts')).nlpjs,
  'wink-naive-bayes': async () => (await import('./systems/wink.ts')).wink,
};
const WARM_UP_TEXTS = 50;
const TYPO_SEED = 1;

const task = JSON.parse(process.argv[2] ?? '') as Task;
const system = await SYSTEMS[task.system]!();
const examples = task.train.flatMap(readRows);
const rows = task.test.flatMap(readRows);

const started = performance.now();
const { language = 'en', without = [] } = task;
const trained = await system(examples, { language, without });
const trainSeconds = (performance.now() - started) / 1000;

for (const { text } of rows.slice(0, WARM_UP_TEXTS)) await trained.guess(text);
const micros: number[] = [];
const judged: Judged[] = [];
for (const { text, intent } of rows) {
  const before = performance.now();
  const guessed = trained.guess(text);
  const guess = guessed instanceof Promise ? await guessed : guessed;
  micros.push((performance.now() - before) * 1000);
  judged.push({ ...guess, truth: intent === OUT_OF_SCOPE ? null : intent });
}
const known = rows.filter(({ intent }) => intent !== OUT_OF_SCOPE);
const random = seededRandom(TYPO_SEED);
let misspeltRight = 0;
for (const { text, intent } of task.typos ? known : []) {
  const { intent: best } = await trained.guess(withTypos(text, random));
  if (best === intent) misspeltRight++;
}
// What was learnt and all it took to learn it, without the rubbish.
globalThis.gc?.();
const figures: Figures = {
  ...qualityOf(judged),
  misspelt: task.typos ? misspeltRight / known.length : null,
  trainSeconds,
  ...quantiles(micros),
  modelBytes: trained.modelBytes(),
  heapBytes: process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers,
};
process.stdout.write(`\n${JSON.stringify(figures)}\n`);
