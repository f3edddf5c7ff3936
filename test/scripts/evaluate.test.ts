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
  const few = [...Array(6).keys()].flatMap((at) => [
    { text: `cancel plan ${at}`, intent: 'cancel' },
    { text: `send parcel ${at}`, intent: 'send' },
  ]);
  writeFileSync(file('few.jsonl'), lines(few));
  writeFileSync(file('windows.jsonl'), `\ufeff${lines(few).replaceAll('\n', '\r\n\r\n')}`);
  writeFileSync(file('one-intent.jsonl'), lines(few.filter(({ intent }) => intent === 'send')));
  writeFileSync(file('one-each.jsonl'), lines(few.slice(0, 2)));
  writeFileSync(
    file('strange.jsonl'),
    lines([
      ...few,
      { text: '取消我的订单', intent: 'cancel' },
      { text: '', intent: 'empty' },
      { text: '\u202e\u0301'.repeat(500), intent: 'marks' },
      { text: `${'very '.repeat(1_000)}late`, intent: 'long' },
      { text: 'constructor toString', intent: '__proto__' },
    ]),
  );
  writeFileSync(file('empty.jsonl'), '\n');
  writeFileSync(file('latin1.jsonl'), Buffer.from('{"text":"résilier","intent":"a"}', 'latin1'));
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
    ['windows.jsonl', 'few.jsonl', { train: 12, dev: 0, test: 12 }],
    ['one-intent.jsonl', 'few.jsonl', { train: 6, dev: 0, test: 12 }],
    ['one-each.jsonl', 'few.jsonl', { train: 2, dev: 0, test: 12 }],
    ['strange.jsonl', 'strange.jsonl', { train: 17, dev: 0, test: 17 }],
    ['few.jsonl', 'strange.jsonl', { train: 12, dev: 0, test: 17 }],
  ])('takes %s to learn from and %s to measure on', (train, test, rows) => {
    const { status, stdout } = evaluate('--train', file(train), '--test', file(test), '--typos', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ accuracy: expect.any(Number), rows });
  });

  it('says before training that the dump cannot be written', () => {
    const { status, stderr } = evaluate(
      ...['--train', file('few.jsonl'), '--test', file('few.jsonl'), '--dump', file('nowhere/dump.jsonl')],
    );
    expect(status).toBe(1);
    expect(stderr).toContain('nowhere/dump.jsonl: cannot be written (ENOENT)');
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
    ['empty.jsonl', 'empty.jsonl: holds no rows'],
    ['latin1.jsonl', 'latin1.jsonl: not UTF-8'],
  ])('names the place of the mistake in %s', (name, place) => {
    const { status, stderr } = evaluate('--train', file(name), '--test', file('test.jsonl'));
    expect(status).toBe(1);
    expect(stderr).toContain(place);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
