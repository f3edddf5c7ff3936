import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLES, STRANGE_EXAMPLES } from '../understanding/examples.ts';

const SCRIPT = resolve(import.meta.dirname, '../../scripts/evaluate.ts');
let folder: string;
const file = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'crema-evaluate-'));
  const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const strange = STRANGE_EXAMPLES.map(({ text }) => ({ text, intent: 'oos' }));
  writeFileSync(file('train.jsonl'), lines(EXAMPLES.filter((_, at) => at % 4 !== 0)));
  writeFileSync(
    file('test.jsonl'),
    `${lines(EXAMPLES.filter((_, at) => at % 4 === 0))}\n${lines(strange.slice(0, 4))}`,
  );
  writeFileSync(file('oos.jsonl'), lines(strange.slice(4)));
  writeFileSync(file('bad.jsonl'), '{"text":"a","intent":"b"}\n{"text":1}\n');
  writeFileSync(file('broken.jsonl'), '{"text":"a","intent":"b"}\n\n{"text":\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

function evaluate(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('evaluate', () => {
  it('prints one line of figures and writes one line per test row', () => {
    const { status, stdout } = evaluate(
      ...['--train', file('train.jsonl'), '--oos-train', file('oos.jsonl'), '--test', file('test.jsonl')],
      ...['--dump', file('dump.jsonl'), '--json'],
    );
    expect(status).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    const figures = JSON.parse(stdout);
    expect(figures.accuracy).toBeGreaterThan(0.3);
    expect(figures.oos).toEqual({
      recall: expect.any(Number),
      precision: expect.any(Number),
      inScopeKept: expect.any(Number),
      auroc: expect.any(Number),
      recallAt95Kept: expect.any(Number),
    });
    expect(figures.calibration.ece).toBeGreaterThanOrEqual(0);
    expect(figures.calibration.bins).toHaveLength(10);
    expect(figures.trainSeconds).toBeGreaterThan(0);
    expect(figures.classifyMicros.p99).toBeGreaterThanOrEqual(figures.classifyMicros.p50);
    expect(figures.modelBytes).toBeGreaterThan(0);
    expect(figures.rssBytes).toBeGreaterThan(0);
    const dumped = readFileSync(file('dump.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(dumped).toHaveLength(16);
    expect(dumped[0]).toMatchObject({
      text: EXAMPLES[0]!.text,
      intent: EXAMPLES[0]!.intent,
      verdict: expect.any(String),
    });
  });

  it('leaves out-of-scope figures empty when no test row is out of scope', () => {
    const { stdout } = evaluate('--train', file('train.jsonl'), '--test', file('train.jsonl'), '--json');
    expect(JSON.parse(stdout).oos).toMatchObject({ recall: null, precision: null, auroc: null });
  });

  it.each([
    [[]],
    [['--train', 'x']],
    [['--unheard-of']],
    [['--train', 'x', '--test', 'y', '--language', 'de']],
  ])('explains itself when called with %j', (args) => {
    const { status, stderr } = evaluate(...args);
    expect(status).toBe(2);
    expect(stderr).toContain('usage: evaluate');
  });

  it.each([
    ['bad.jsonl', 'bad.jsonl:2'],
    ['broken.jsonl', 'broken.jsonl:3'],
    ['missing.jsonl', 'missing.jsonl'],
  ])('names the place of the mistake in %s', (name, place) => {
    const { status, stderr } = evaluate('--train', file(name), '--test', file('test.jsonl'));
    expect(status).toBe(1);
    expect(stderr).toContain(place);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
