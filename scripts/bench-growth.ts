import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder, readRows } from './bench/data.ts';
import { intentsFrom, TEST_PER_INTENT, TRAIN_PER_INTENT } from './bench/intents.ts';
import { environment, table } from './bench/page.ts';
import { plot } from './bench/plot.ts';
import { type Figures, measure } from './bench/task.ts';

/**
 * `npm run bench:growth`: how our classifier grows with the number of intents, on intents made of the public sets' own
 * texts; writes docs/growth.md and docs/growth.svg. `--small` only tries it out: the smallest sizes, nothing written.
 */
const { values: options } = parseArgs({ options: { small: { type: 'boolean', default: false } } });
const SIZES = options.small ? [10, 50] : [10, 50, 150, 300, 1_000];
const SETS = ['banking77', 'clinc150', 'hwu64'];
const MAX_SECONDS = 900;
/** Twice the work for twice the intents is linear; timing on a shared machine is not finer than this. */
const TOLERANCE = 1.15;

const folder = dataFolder();
const examples = SETS.flatMap((set) =>
  readRows(join(folder, set, 'train.jsonl')).map((row) => ({ ...row, intent: `${set}/${row.intent}` })),
);
const measured = SIZES.map(measureAt);
const columns = [
  { name: 'training s', of: ({ trainSeconds }: Figures) => trainSeconds, digits: 2 },
  { name: 'µs p50', of: ({ p50 }: Figures) => p50, digits: 0 },
  { name: 'µs p99', of: ({ p99 }: Figures) => p99, digits: 0 },
  { name: 'model MB', of: ({ modelBytes }: Figures) => modelBytes / 1e6, digits: 2 },
  { name: 'memory MB', of: ({ heapBytes }: Figures) => heapBytes / 1e6, digits: 0 },
] as const;

const page = pageText();
console.log(page);
if (!options.small) {
  writeFileSync('docs/growth.md', page);
  writeFileSync('docs/growth.svg', picture());
  console.log('wrote docs/growth.md, docs/growth.svg');
}

function measureAt(size: number): Figures {
  process.stderr.write(`${size} intents…\n`);
  const { train, test } = intentsFrom(examples, size);
  const temporary = mkdtempSync(join(tmpdir(), 'crema-growth-'));
  try {
    const files = [train, test].map((rows, at) => {
      const file = join(temporary, `${at}.jsonl`);
      writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
      return file;
    });
    const task = { system: 'crema', train: [files[0]!], test: [files[1]!] };
    const figures = measure(task, MAX_SECONDS);
    if (figures === null) throw new Error(`${size} intents take more than ${MAX_SECONDS} s`);
    return figures;
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

function pageText(): string {
  const rows = measured.map((figures, at) => [
    String(SIZES[at]),
    `${(figures.accuracy * 100).toFixed(1)} %`,
    ...columns.map(({ of, digits }) => of(figures).toFixed(digits)),
  ]);
  return `# Growth

How the classifier grows with the number of intents: ${TRAIN_PER_INTENT} examples each to learn from, ${TEST_PER_INTENT} to measure on, from the texts of
banking77, clinc150 and hwu64. Above their 291 intents the largest are split in two by a word that half of their texts
have; such parts are alike, so accuracy falls faster there than it would with intents of different matters.
This page is written by \`npm run bench:growth\`.

${environment()}

${table(['intents', 'accuracy', ...columns.map(({ name }) => name)], rows)}

![Accuracy, training time, time per text and size over the number of intents](growth.svg)

The dashed line is linear growth. ${steepParts()}
"memory" is all that the process holds once it has learnt, code and dictionary included.
`;
}

/** Where a figure grows faster than the intents do. */
function steepParts(): string {
  const steep = columns.flatMap(({ name, of }) =>
    SIZES.slice(1).flatMap((size, at) => {
      const factor = size / SIZES[at]!;
      const grown = of(measured[at + 1]!) / of(measured[at]!);
      return grown > factor * TOLERANCE
        ? [`${name} from ${SIZES[at]} to ${size} intents (× ${grown.toFixed(1)} for × ${factor.toFixed(1)})`]
        : [];
    }),
  );
  return steep.length === 0
    ? 'Nothing grows faster than that.'
    : `Faster than that grow: ${steep.join('; ')}.`;
}

function picture(): string {
  const curve = (name: string) => {
    const { of } = columns.find((column) => column.name === name)!;
    return { name, values: measured.map(of) };
  };
  return plot(SIZES, [
    {
      title: 'accuracy',
      scale: 'share',
      curves: [{ name: '', values: measured.map(({ accuracy }) => accuracy) }],
    },
    { title: 'training, seconds', scale: 'logarithmic', curves: [curve('training s')] },
    { title: 'time per text, µs', scale: 'logarithmic', curves: [curve('µs p50'), curve('µs p99')] },
    { title: 'size, MB', scale: 'logarithmic', curves: [curve('model MB'), curve('memory MB')] },
  ]);
}
