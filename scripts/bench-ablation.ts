import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Part } from '../src/understanding/parts.ts';
import { type Ablated, ablationPage, PARTS } from './bench/ablation-page.ts';
import { dataFolder } from './bench/data.ts';
import { type Figures, measure } from './bench/task.ts';

/**
 * `npm run bench:ablation`: our classifier without one of its parts at a time, on public data; writes
 * docs/benchmarks-ablation.md. `--few-shot` only tries it out: few examples in place of all, nothing written.
 */
const { values: options } = parseArgs({ options: { 'few-shot': { type: 'boolean', default: false } } });
const DOCUMENT = 'docs/benchmarks-ablation.md';
const SETS = ['banking77', 'clinc150', 'hwu64'] as const;
const MAX_SECONDS = 900;

const folder = dataFolder();
const page = ablationPage([null, ...PARTS].map(ablated));
console.log(page);
if (!options['few-shot']) {
  writeFileSync(DOCUMENT, page);
  console.log(`wrote ${DOCUMENT}`);
}

function ablated(without: Part | null): Ablated {
  process.stderr.write(`without ${without ?? 'nothing'}…\n`);
  const five = SETS.map((set) => figuresOf(set, 'train_5_std', without));
  if (options['few-shot']) return { without, full: five, ten: five, five };
  return {
    without,
    full: SETS.map((set) => figuresOf(set, 'train', without)),
    ten: SETS.map((set) => figuresOf(set, 'train_10_std', without)),
    five,
  };
}

function figuresOf(set: (typeof SETS)[number], rows: string, without: Part | null): Figures {
  const strange = set === 'clinc150' && rows === 'train' ? ['clinc150/oos_train.jsonl'] : [];
  const figures = measure(
    {
      system: 'crema',
      train: [`${set}/${rows}.jsonl`, ...strange].map((name) => join(folder, name)),
      test: [join(folder, set, 'dev.jsonl')],
      typos: true,
      ...(without && { without: [without] }),
    },
    MAX_SECONDS,
  );
  if (figures === null) throw new Error(`${set} without ${without} takes more than ${MAX_SECONDS} s`);
  return figures;
}
