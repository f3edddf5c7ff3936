import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { VocabularyFile } from '../../src/content/schema/vocabulary.ts';

const FOLDER = 'intents/vocabulary';

/** The ids of the values of every vocabulary we ship, by its name. */
export function readVocabularies(): ReadonlyMap<string, readonly string[]> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml') && !name.startsWith('_'));
  return new Map(
    files.map((name) => {
      const { values } = VocabularyFile.parse(parse(readFileSync(join(FOLDER, name), 'utf8')));
      return [basename(name, '.yaml'), values.map(({ id }) => id)];
    }),
  );
}
