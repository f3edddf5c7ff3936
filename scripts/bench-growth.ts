import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder, readRows } from './bench/data.ts';
import { growthPage, growthPicture } from './bench/growth-page.ts';
import { intentsFrom } from './bench/intents.ts';
import { type Figures, measure } from './bench/task.ts';
import { withFiles } from './bench/temporary.ts';

/**
 * `npm run bench:growth`: how our classifier grows with the number of intents, on intents made of the public sets' own
 * texts; writes docs/growth.md and docs/growth.svg. `--small` only tries it out: the smallest sizes, nothing written.
 */
const { values: options } = parseArgs({ options: { small: { type: 'boolean', default: false } } });
const SIZES = options.small ? [10, 50] : [10, 50, 150, 300, 1_000];
const SETS = ['banking77', 'clinc150', 'hwu64'];
const MAX_SECONDS = 900;

const folder = dataFolder();
const examples = SETS.flatMap((set) =>
  readRows(join(folder, set, 'train.jsonl')).map((row) => ({ ...row, intent: `${set}/${row.intent}` })),
);
const measured = SIZES.map((intents) => ({ intents, figures: measureAt(intents) }));

const page = growthPage(measured);
console.log(page);
if (!options.small) {
  writeFileSync('docs/growth.md', page);
  writeFileSync('docs/growth.svg', growthPicture(measured));
  console.log('wrote docs/growth.md, docs/growth.svg');
}

function measureAt(size: number): Figures {
  process.stderr.write(`${size} intents…\n`);
  const { train, test } = intentsFrom(examples, size);
  return withFiles([train, test], ([trainFile, testFile]) => {
    const task = { system: 'crema', train: [trainFile!], test: [testFile!] };
    const figures = measure(task, MAX_SECONDS);
    if (figures === null) throw new Error(`${size} intents take more than ${MAX_SECONDS} s`);
    return figures;
  });
}
