import { readdir } from 'node:fs/promises';
import { LANGUAGES } from '../domain/language.ts';
import type { Problem } from './problem.ts';

/** The content's folders of YAML files, with the folders each may hold. */
const FOLDERS: readonly { readonly path: string; readonly folders: readonly string[] }[] = [
  { path: 'intents', folders: ['vocabulary'] },
  { path: 'intents/vocabulary', folders: [] },
  { path: 'answers', folders: LANGUAGES },
  ...LANGUAGES.map((language) => ({ path: `answers/${language}`, folders: [] })),
];

/** What lies among the content and is never read, although whoever put it there believes so: `contact.yml`, a folder of a third language. */
export async function findStrays(root: string): Promise<Problem[]> {
  const found = await Promise.all(
    FOLDERS.map(async ({ path, folders }) => {
      const entries = await readdir(`${root}/${path}`, { withFileTypes: true }).catch(() => []);
      return entries.flatMap((entry): Problem[] => {
        const file = `${path}/${entry.name}`;
        if (entry.isDirectory())
          return folders.includes(entry.name) || entry.name.startsWith('.')
            ? []
            : [{ file, line: 1, message: `is not read; the folders of ${path}/ are: ${listed(folders)}` }];
        return /\.ya?ml$|\.json$/i.test(entry.name) && !entry.name.endsWith('.yaml')
          ? [{ file, line: 1, message: 'is not read; give it the ending .yaml, or move it away' }]
          : [];
      });
    }),
  );
  return found.flat();
}

const listed = (names: readonly string[]): string => names.join(', ') || 'none';
