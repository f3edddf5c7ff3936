import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../src/config.ts';
import { readBrain } from '../src/content/brain.ts';
import { LANGUAGES } from '../src/domain/language.ts';
import type { Policy } from '../src/policy/contract.ts';
import { type Played, playTurns, readDialogues } from '../test/conversations/runner.ts';
import { readArguments } from './arguments.ts';
import { quietLog } from './quiet-log.ts';

/** `npm run coverage:decisions`: every path of every policy with the golden dialogues that take it; exit code 1 on a hole. */
const FACTS = Array.from({ length: 47 }, (_, index) => `F${index + 1}`);
/** Said only for a day without a published figure: no dialogue can reach it while all figures hold, so a policy's own test must. */
const WITHOUT_FIGURE = 'not-known';

readArguments('usage: npm run coverage:decisions', {});
const brain = await readBrain(process.cwd(), {
  links: {},
  defaultLanguage: 'en',
  models: { path: join(readConfig(process.env).DATA_DIR, 'models'), log: quietLog },
});
const dialogues = readDialogues('test/conversations').map(({ dialogue }) => dialogue);
const played = dialogues.flatMap((dialogue) => playTurns(brain, dialogue));
const holes: string[] = [];

for (const policy of brain.rulebook.policies.values()) {
  console.log(`\n${policy.id}`);
  for (const path of pathsOf(policy)) {
    const taken = played.filter((turn) => turn.trace.policy === policy.id && path.isTaken(turn));
    const languages = LANGUAGES.filter((language) => taken.some(({ trace }) => trace.language === language));
    const names = [...new Set(taken.map(({ name }) => name)), ...testsOf(policy, path)];
    if (names.length === 0) holes.push(`${policy.id}: ${path.name}`);
    console.log(
      `  ${path.name.padEnd(44)} ${languages.join('+').padEnd(6)} ${String(names.length).padStart(3)}  ${names[0] ?? '— no golden dialogue'}`,
    );
  }
}

console.log('\nfacts of the FAQ');
for (const fact of FACTS) {
  const names = dialogues.filter(({ facts }) => facts.includes(fact)).map(({ name }) => name);
  if (names.length === 0) holes.push(`${fact}: no golden dialogue names it`);
  console.log(
    `  ${fact.padEnd(4)} ${String(names.length).padStart(3)}  ${names[0] ?? '— no golden dialogue'}`,
  );
}

if (holes.length > 0) {
  console.error(
    `\n${holes.length} holes; add a golden dialogue to test/conversations/ for each:\n${holes.join('\n')}`,
  );
  process.exitCode = 1;
} else console.log('\nno holes');

interface Path {
  readonly name: string;
  readonly outcome: string | null;
  isTaken(turn: Played): boolean;
}

function pathsOf(policy: Policy): Path[] {
  const reads = Object.entries(policy.reads);
  return [
    ...Object.keys(policy.outcomes).map((outcome) => ({
      name: `outcome ${outcome}`,
      outcome,
      isTaken: ({ trace }: Played) => trace.outcome === outcome,
    })),
    ...Object.keys(policy.notes).map((note) => ({
      name: `note ${note}`,
      outcome: null,
      isTaken: ({ trace }: Played) => trace.notes.includes(note),
    })),
    ...reads.flatMap(([fact, problems]) =>
      Object.keys(problems).map((problem) => ({
        name: `refuses ${fact}: ${problem}`,
        outcome: null,
        isTaken: ({ trace }: Played) => trace.asks === fact && trace.problem === problem,
      })),
    ),
  ];
}

function testsOf(policy: Policy, { outcome }: Path): string[] {
  if (outcome !== WITHOUT_FIGURE) return [];
  const file = `test/policies/${policy.id}.test.ts`;
  return readFileSync(file, 'utf8').includes(`'${WITHOUT_FIGURE}'`) ? [file] : [];
}
