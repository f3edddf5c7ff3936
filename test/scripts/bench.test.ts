import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ablationPage } from '../../scripts/bench/ablation-page.ts';
import { type Judged, qualityOf } from '../../scripts/bench/figures.ts';
import { foldsOf } from '../../scripts/bench/folds.ts';
import { growthPage, growthPicture } from '../../scripts/bench/growth-page.ts';
import { intentsFrom } from '../../scripts/bench/intents.ts';
import { plot } from '../../scripts/bench/plot.ts';
import { type Figures, measure } from '../../scripts/bench/task.ts';
import { understandingPage } from '../../scripts/bench/understanding-page.ts';
import { EXAMPLES } from '../understanding/examples.ts';

const row = (truth: string | null, intent: string, confidence: number, known = confidence): Judged => ({
  truth,
  intent,
  confidence,
  known,
});

describe('the figures of a benchmark', () => {
  it('count accuracy and calibration over the rows in scope, and tell how well strangers are told apart', () => {
    const rows = [
      row('a', 'a', 0.9),
      row('a', 'b', 0.9),
      row('b', 'b', 0.5),
      row('b', 'b', 0.5),
      row(null, 'a', 0.4),
    ];
    // The sure half is right half of the time, the unsure half always: 0.4 and 0.5 away.
    expect(qualityOf(rows)).toEqual({ accuracy: 0.75, calibrationError: 0.45, auroc: 1, strangeRecall: 1 });
  });

  it('keep 95 % of the rows in scope', () => {
    const known = Array.from({ length: 100 }, (_, at) => row('a', 'a', at / 100));
    const { strangeRecall } = qualityOf([...known, row(null, 'a', 0.045), row(null, 'a', 0.055)]);
    expect(strangeRecall).toBe(0.5);
  });

  it('say nothing of strangers where there are none', () => {
    expect(qualityOf([row('a', 'a', 0.2)])).toMatchObject({ auroc: null, strangeRecall: null });
  });
});

describe('intents for the growth benchmark', () => {
  const texts = Array.from(
    { length: 100 },
    (_, at) => `${at % 2 ? 'cancel' : 'stop'} ${at % 3 ? 'now' : 'later'} ${at}`,
  );
  const examples = ['x', 'y'].flatMap((intent) =>
    texts.map((text) => ({ text: `${text} ${intent}`, intent })),
  );

  it('are as many as asked, with as many examples each, and the same every time', () => {
    const { train, test } = intentsFrom(examples, 4);
    expect([train.length, test.length]).toEqual([48, 16]);
    expect(new Set(train.map(({ intent }) => intent)).size).toBe(4);
    expect(intentsFrom(examples, 4)).toEqual({ train, test });
  });

  it('share no text between training and test', () => {
    const { train, test } = intentsFrom(examples, 4);
    expect(test.filter(({ text }) => train.some((other) => other.text === text))).toEqual([]);
  });

  it('are refused when the texts are too few', () => {
    expect(() => intentsFrom(examples, 50)).toThrow(/at most, not 50/);
  });
});

it('folds measure every row once, on what is learnt from the others, with each intent spread evenly', () => {
  const rows = ['x', 'y'].flatMap((intent) =>
    Array.from({ length: 10 }, (_, at) => ({ text: `${intent} ${at}`, intent })),
  );
  const folds = foldsOf(rows);
  expect(folds.flatMap(({ test }) => test).toSorted((a, b) => (a.text < b.text ? -1 : 1))).toEqual(rows);
  for (const { train, test } of folds) {
    expect(test.map(({ intent }) => intent)).toEqual(['x', 'x', 'y', 'y']);
    expect(train.filter((row) => test.includes(row))).toEqual([]);
    expect(train).toHaveLength(16);
  }
});

const FIGURES: Figures = {
  accuracy: 0.912,
  misspelt: 0.9,
  strangeRecall: 0.8,
  auroc: 0.95,
  calibrationError: 0.02,
  trainSeconds: 2,
  p50: 40,
  p99: 200,
  modelBytes: 1e6,
  heapBytes: 5e7,
};

describe('the page of a benchmark', () => {
  it('has a row for each system, with a dash for what was not measured', () => {
    const none = { unseen: null, near: null, far: null };
    const systems = [
      {
        system: 'crema',
        shots: null,
        sets: [FIGURES, FIGURES, FIGURES],
        unseen: FIGURES,
        near: FIGURES,
        far: FIGURES,
      },
      { system: 'slow', shots: 5, sets: [null, null, FIGURES], ...none },
    ];
    const page = understandingPage(systems, [{ set: 'small', rows: 250, ours: 0.85, peer: 0.776 }]);
    expect(page).toContain('| small | 250 | 85.0 % | 77.6 % |');
    expect(page).toContain(
      '| crema | all | 91.2 % | 91.2 % | 91.2 % | 80.0 % | 0.950 | 0.950 | 80.0 % | 80.0 % | 2.0 % | 2.0 / 2.0 / 2.0 | 40 | 200 | 1.0 |',
    );
    expect(page).toContain('| slow | 5 | – | – | 91.2 % | – | – | – | – | – | – | – / – / 2.0 | – | – | – |');
  });

  it('tells what the classifier is without each of its parts', () => {
    const sets = { full: [FIGURES, FIGURES, FIGURES], ten: [FIGURES], five: [FIGURES] };
    const page = ablationPage([
      { without: null, ...sets },
      { without: 'letters', ...sets, ten: [{ ...FIGURES, accuracy: 0.5 }] },
    ]);
    expect(page).toContain('| nothing | 91.2 | 91.2 | 91.2 | 91.2 | 90.0 | 91.2 |');
    expect(page).toContain('| pieces of words | 91.2 | 91.2 | 91.2 | 91.2 | 90.0 | 50.0 |');
  });

  it('tells what grows faster than the intents do, and only that', () => {
    const measured = [
      { intents: 10, figures: FIGURES },
      { intents: 100, figures: { ...FIGURES, trainSeconds: 60, modelBytes: 1e7 } },
    ];
    expect(growthPage(measured)).toContain(
      'Faster than that grow: training s from 10 to 100 intents (× 30.0 for × 10.0).',
    );
    expect(growthPage([measured[0]!])).toContain('Nothing grows faster than that.');
    expect(growthPicture(measured)).not.toContain('NaN');
  });
});

it('a plot has a line for every curve, inside its picture', () => {
  const svg = plot(
    [10, 100, 1_000],
    [
      { title: 'accuracy', scale: 'share', curves: [{ name: 'a', values: [0.9, 0.8, 0.7] }] },
      { title: 'time', scale: 'logarithmic', curves: [{ name: 'b', values: [0.2, 3, 40] }] },
    ],
  );
  const lines = [...svg.matchAll(/<polyline points="([^"]+)"/g)].map(([, points]) => points!.split(' '));
  expect(lines.map((points) => points.length)).toEqual([3, 3]);
  for (const [x, y] of lines.flat().map((point) => point.split(',').map(Number))) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(720);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(240);
  }
  expect(svg).not.toContain('NaN');
});

describe('a benchmark', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'crema-bench-'));
    const lines = EXAMPLES.map((example) => `${JSON.stringify(example)}\n`).join('');
    writeFileSync(file('rows.jsonl'), `${lines}{"text":"zzz qqq","intent":"oos"}\n`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['crema', 'wink-naive-bayes', 'natural Bayes', '@nlpjs/basic'])('measures %s', (system) => {
    const figures = measure({ system, train: [file('rows.jsonl')], test: [file('rows.jsonl')] });
    expect(figures?.accuracy).toBeGreaterThan(0.8);
    expect(figures?.auroc).toBeGreaterThan(0.8);
    expect(figures?.modelBytes).toBeGreaterThan(100);
    expect(figures?.trainSeconds).toBeGreaterThan(0);
    expect(figures?.p99).toBeGreaterThanOrEqual(figures?.p50 ?? Infinity);
  });

  it.each(['scripts/bench-understanding.ts', 'scripts/bench-growth.ts', 'scripts/bench-ablation.ts'])(
    'says where %s finds no data',
    (script) => {
      const { status, stderr } = spawnSync(process.execPath, [script], {
        encoding: 'utf8',
        env: { ...process.env, NLU_DATA: '/nowhere' },
      });
      expect(status).toBe(1);
      expect(stderr).toMatch(/^\/nowhere: no intent data .* set NLU_DATA/);
    },
  );
});
