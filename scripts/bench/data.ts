import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Example } from '../../src/understanding/classifier.ts';

/** Beside the project, as the data is not ours to ship; NLU_DATA names another folder. */
const DEFAULT_FOLDER = '../shared/nlu';
/** The intent of texts that belong to none. */
export const OUT_OF_SCOPE = 'oos';

/** The folder of the public intent sets; ends the process with a plain word where there is none. */
export function dataFolder(): string {
  const folder = process.env.NLU_DATA ?? DEFAULT_FOLDER;
  if (existsSync(join(folder, 'clinc150', 'train.jsonl'))) return folder;
  console.error(
    `${folder}: no intent data to measure on. It is not part of the project; set NLU_DATA to a folder with ` +
      'banking77/, clinc150/, hwu64/ and banking77oos/, each with train.jsonl and dev.jsonl of {"text","intent"} lines.',
  );
  process.exit(1);
}

export const readRows = (path: string): Example[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Example);
