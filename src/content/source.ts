import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './problem.ts';

/** One YAML file, parsed and validated, that still knows the line of everything in it. */
export interface Source<T> {
  /** Relative to the content root, with forward slashes. */
  readonly file: string;
  /** The file's name without folder and ending, such as `subscription`. */
  readonly name: string;
  readonly data: T;
  /** The line (1-based) of the value at a path; of its nearest parent when there is none. */
  lineOf(path: readonly PropertyKey[]): number;
  readonly text: string;
}

/** A hand-written file is far smaller; a huge one would block the process (unique keys are checked in quadratic time). */
const MAX_FILE_CHARS = 4_000_000;

const FOLDER_HELP = 'see the README of this folder for the format';

/** The YAML files right below a folder, sorted; none when the folder is missing. */
export async function yamlFiles(root: string, folder: string): Promise<string[]> {
  const names = await readdir(join(root, folder)).catch(() => [] as string[]);
  return names
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(root, folder, name));
}

/** Reads one file against its schema; what is wrong is pushed to `problems`, and null is returned. */
export async function readSource<S extends z.ZodType>(
  root: string,
  path: string,
  { schema, problems, help = FOLDER_HELP }: { schema: S; problems: Problem[]; help?: string },
): Promise<Source<z.infer<S>> | null> {
  const file = relative(root, path).replaceAll('\\', '/');
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) {
    problems.push({ file, line: 1, message: 'the file cannot be read; create it, or check its permissions' });
    return null;
  }
  if (text.length > MAX_FILE_CHARS) {
    problems.push({ file, line: 1, message: 'the file has over four million characters; split it by topic' });
    return null;
  }

  const { document, lines, data } = parse(text, file, problems);
  if (!document) return null;
  const lineOf = (at: readonly PropertyKey[]): number => lineIn(document, lines, at);
  const result = schema.safeParse(data ?? {});
  if (result.success) return { file, name: basename(path, '.yaml'), data: result.data, lineOf, text };

  for (const issue of result.error.issues) problems.push(...explain(issue, { file, lineOf, help }));
  return null;
}

function parse(text: string, file: string, problems: Problem[]) {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, maxAliasCount: 0 } as never);
  // The errors after the first come from it.
  const [error] = document.errors;
  if (error)
    problems.push({
      file,
      line: lines.linePos(error.pos[0]).line,
      message: `not valid YAML: ${error.message.split('\n')[0]}; indent with blanks as the lines around, and quote texts that hold ": ", "#" or start with a sign`,
    });
  if (error) return { document: null, lines, data: null };
  try {
    return { document, lines, data: document.toJS({ maxAliasCount: 0 }) as unknown };
  } catch (cause) {
    // An alias in a content file is a mistake at best and a memory bomb at worst.
    const reason = cause instanceof Error ? cause.message : String(cause);
    problems.push({
      file,
      line: 1,
      message: `not usable YAML: ${reason}; write the text out instead of using anchors`,
    });
    return { document: null, lines, data: null };
  }
}

function lineIn(
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
  path: readonly PropertyKey[],
): number {
  for (let length = path.length; length > 0; length--) {
    const parent =
      length === 1 ? document.contents : document.getIn(path.slice(0, length - 1) as unknown[], true);
    const key = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isNode(item.key) && String(item.key) === String(key));
      if (pair && isNode(pair.key) && pair.key.range) return lines.linePos(pair.key.range[0]).line;
    }
    const node = document.getIn(path.slice(0, length) as unknown[], true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function explain(
  issue: z.core.$ZodIssue,
  { file, lineOf, help }: Pick<Source<unknown>, 'file' | 'lineOf'> & { help: string },
): Problem[] {
  const where = issue.path.join('.') || 'the file';
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      file,
      line: lineOf([...issue.path, key]),
      message: `${where}: unknown key "${key}"; remove it or correct its spelling (the README of this folder lists the keys)`,
    }));
  const remedy = issue.message.startsWith('Invalid') ? `; ${help}` : '';
  return [{ file, line: lineOf(issue.path), message: `${where}: ${issue.message}${remedy}` }];
}
