import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** A room may import itself and strictly lower floors; a file right below src/ is a room of its own. */
const FLOORS: Readonly<Record<string, number>> = {
  domain: 0,
  policy: 1,
  language: 1,
  understanding: 2,
  dialogue: 2,
  replies: 2,
  // What turn.ts reads a message with, out of its way.
  hearing: 2.5,
  'turn.ts': 3,
  'bot.ts': 4,
  channels: 4,
  http: 4,
  console: 4,
  customers: 4,
  content: 4,
  feedback: 4,
  storage: 4,
  'config.ts': 5,
  'log.ts': 5,
  'app.ts': 5,
  'main.ts': 6,
};
const PURE_TOP_FLOOR = 3;
const MAX_LINES = 300;
const SLOTS = 'src/dialogue/slots/';

/** The only rooms that may import a package; zod describes data everywhere. */
const OWNERS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(natural|tinyld)(\/|$)/, ['language']],
  [/^(yaml|p-limit)$/, ['content']],
  [/^(botbuilder|botframework-schema)/, ['channels']],
  [/^pino$/, ['log.ts']],
  [/^(kysely|pg|pg-boss|@electric-sql\/pglite)(\/|$)/, ['storage']],
  [/^(fastify|@fastify\/|fastify-)/, ['http', 'channels', 'customers', 'app.ts']],
  [/^prom-client$/, ['http']],
  [/^jose$/, ['channels', 'customers']],
  [/^libphonenumber-js(\/|$)/, ['channels', 'customers']],
  [/^ws$/, ['channels']],
  [/^zod$/, Object.keys(FLOORS)],
];

const root = resolve(import.meta.dirname, '..');
const files = [...sources('src'), ...sources('policies')].filter((file) => !file.startsWith('src/web/'));

describe('the house', () => {
  it('has a floor for every room', () => {
    const rooms = new Set(files.filter((file) => file.startsWith('src/')).map(roomOf));
    expect([...rooms].filter((room) => FLOORS[room] === undefined)).toEqual([]);
  });

  it('imports only downwards', () => {
    const wrong = imports().filter(({ file, target }) => {
      if (!target.startsWith('src/')) return target.startsWith('policies/') && !file.startsWith('policies/');
      if (file === 'src/app.ts') return false;
      const [from, to] = [roomOf(file), roomOf(target)];
      if (file.startsWith('policies/')) return !['domain', 'policy'].includes(to);
      return from !== to && !(FLOORS[to]! < FLOORS[from]!);
    });
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  it('reads the values of a message without knowing the dialogue', () => {
    const wrong = imports().filter(
      ({ file, target }) =>
        file.startsWith(SLOTS) && target.startsWith('src/dialogue/') && !target.startsWith(SLOTS),
    );
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  it('keeps input and output, the clock and chance out of the lower floors', () => {
    const pure = files.filter(
      (file) => file.startsWith('policies/') || FLOORS[roomOf(file)]! <= PURE_TOP_FLOOR,
    );
    const impure = pure.filter((file) =>
      /from 'node:|Date\.now\(|new Date\(\)|Math\.random\(|process\.|performance\.now|await /.test(
        code(file),
      ),
    );
    expect(impure).toEqual([]);
  });

  it('lets each package in through one door', () => {
    const wrong = packages().filter(({ file, name }) => {
      if (name.startsWith('node:')) return false;
      const owners = OWNERS.find(([pattern]) => pattern.test(name))?.[1];
      return !owners?.includes(roomOf(file));
    });
    expect(wrong.map(({ file, name }) => `${file} → ${name}`)).toEqual([]);
  });

  it('reads the environment in main.ts and config.ts only', () => {
    const readers = files.filter((file) => /process\.env/.test(code(file)));
    expect(readers).toEqual(['src/main.ts']);
  });

  it('has no circles', () => {
    const graph = new Map<string, string[]>();
    for (const { file, target } of imports()) graph.set(file, [...(graph.get(file) ?? []), target]);
    expect(circle(graph)).toEqual([]);
  });

  it.each(['src/dialogue/', SLOTS])('has no circles among the chambers of %s', (house) => {
    const graph = new Map<string, string[]>();
    for (const { file, target } of imports()) {
      const [from, to] = [chamberOf(file, house), chamberOf(target, house)];
      if (from && to && from !== to) graph.set(from, [...(graph.get(from) ?? []), to]);
    }
    expect(circle(graph)).toEqual([]);
  });

  it('has no file longer than a reader can hold', () => {
    const long = files.filter((file) => code(file).split('\n').length > MAX_LINES);
    expect(long).toEqual([]);
  });
});

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .sort();
}

function roomOf(file: string): string {
  return file.startsWith('src/') ? file.split('/')[1]! : file.split('/')[0]!;
}

/** The chamber of the house that a file stands in, or the file itself where it stands beside them. */
const chamberOf = (file: string, house: string): string | undefined =>
  file.startsWith(house) ? file.slice(house.length).split('/')[0] : undefined;

const code = (file: string): string => readFileSync(join(root, file), 'utf8');

function specifiers(file: string): string[] {
  return [...code(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, specifier]) => specifier!);
}

function imports(): { file: string; target: string }[] {
  return files.flatMap((file) =>
    specifiers(file)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => ({
        file,
        target: relative(root, resolve(root, dirname(file), specifier)).replaceAll('\\', '/'),
      })),
  );
}

function packages(): { file: string; name: string }[] {
  return files.flatMap((file) =>
    specifiers(file)
      .filter((specifier) => !specifier.startsWith('.'))
      .map((name) => ({ file, name })),
  );
}

/** The files of one import circle, or none. */
function circle(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const target of graph.get(file) ?? []) {
      const found = walk(target, [...path, file]);
      if (found.length > 0) return found;
    }
    done.add(file);
    return [];
  };
  for (const file of graph.keys()) {
    const found = walk(file, []);
    if (found.length > 0) return found;
  }
  return [];
}
