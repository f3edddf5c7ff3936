import { join } from 'node:path';
import { readConfig } from '../src/config.ts';
import { readBrain } from '../src/content/brain.ts';
import { decisionCoverage, holesIn } from '../test/conversations/coverage.ts';
import { playTurns, readDialogues } from '../test/conversations/runner.ts';
import { readArguments } from './arguments.ts';
import { quietLog } from './quiet-log.ts';

/** `npm run coverage:decisions`: every path of every policy with the golden dialogues that take it; exit code 1 on a hole. */
readArguments('usage: npm run coverage:decisions', {});
const brain = await readBrain(process.cwd(), {
  links: {},
  defaultLanguage: 'en',
  models: { path: join(readConfig(process.env).DATA_DIR, 'models'), log: quietLog },
});
const dialogues = readDialogues('test/conversations').map(({ dialogue }) => dialogue);
const coverage = decisionCoverage(
  brain,
  dialogues,
  dialogues.flatMap((dialogue) => playTurns(brain, dialogue)),
);

for (const [group, shown = []] of Object.entries(Object.groupBy(coverage, (one) => one.group))) {
  console.log(`\n${group}`);
  for (const { name, languages, by } of shown)
    console.log(
      `  ${name.padEnd(44)} ${languages.join('+').padEnd(6)} ${String(by.length).padStart(3)}  ${by[0] ?? '— no golden dialogue'}`,
    );
}

const holes = holesIn(coverage);
if (holes.length > 0) {
  console.error(`\n${holes.length} holes:\n${holes.join('\n')}`);
  process.exitCode = 1;
} else console.log('\nno holes');
