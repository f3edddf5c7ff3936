import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { serialize } from 'node:v8';
import { z } from 'zod';
import { readVectors } from '../src/content/vectors.ts';
import { LANGUAGES, Language } from '../src/domain/language.ts';
import {
  type Classification,
  type Classifier,
  classify,
  trainClassifier,
} from '../src/understanding/classifier.ts';
import { seededRandom } from '../src/understanding/random.ts';
import { auroc, calibration, quantiles, recallKeeping, rounded, share } from './measures.ts';
import { withTypos } from './typos.ts';

/**
 * `npm run --silent evaluate -- --train F --test F`: trains the product's classifier on one file of examples and
 * measures it on another; `--typos` also on the same texts with a slip in each of their two longest words.
 * Rows are JSON lines `{"text","intent"}`; the intent "oos" marks a text to be declined.
 */
const USAGE = `usage: evaluate --train F.jsonl [--dev F.jsonl] [--oos-train F.jsonl] --test F.jsonl
                [--language ${LANGUAGES.join('|')}] [--seed N] [--dump F.jsonl] [--typos] [--no-vectors] [--json]`;
const OUT_OF_SCOPE = 'oos';
const DUMPED_INTENTS = 5;

const Row = z.object({ text: z.string(), intent: z.string().min(1) });
type Row = z.infer<typeof Row>;

/** A mistake in how the script was called or in what it was given; `exitCode` 2 for the former. */
class EvaluateError extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

interface Judgement extends Classification {
  readonly row: Row;
  readonly micros: number;
  /** The best intent but out of scope, whatever the verdict. */
  readonly best: string | null;
}

try {
  await run();
} catch (error) {
  if (!(error instanceof EvaluateError)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}

async function run(): Promise<void> {
  const options = readOptions();
  const train = [...readRows(options.train), ...(options.oosTrain ? readRows(options.oosTrain) : [])];
  const heldOut = options.dev ? readRows(options.dev) : [];
  const test = readRows(options.test);

  const { language, seed } = options;
  const vectors = options.noVectors ? null : await readVectors(language);

  const started = performance.now();
  const classifier = trainClassifier(train, {
    language,
    seed,
    vectors,
    declineIntents: [OUT_OF_SCOPE],
    heldOut,
  });
  const trainSeconds = (performance.now() - started) / 1000;

  const judgements = test.map((row) => judge(classifier, row));
  // Word vectors are shipped, not learnt, and the same whatever is trained on.
  const learnt = { ...classifier, vectoriser: { ...classifier.vectoriser, vectors: null } };
  const result = {
    ...quality(judgements),
    ...(options.typos && { typos: typoQuality(classifier, test, seed) }),
    trainSeconds: rounded(trainSeconds),
    classifyMicros: quantiles(judgements.map(({ micros }) => micros)),
    modelBytes: bytesOf(learnt),
    vectorBytes: vectors === null ? 0 : bytesOf(vectors),
    rssBytes: process.memoryUsage.rss(),
    rows: { train: train.length, dev: heldOut.length, test: test.length },
  };
  if (options.dump) writeFileSync(options.dump, judgements.map(dumped).join(''));
  console.log(options.json ? JSON.stringify(result) : JSON.stringify(result, null, 2));
}

function bytesOf(data: unknown): number {
  return serialize(data).byteLength;
}

function readOptions() {
  const { values } = parsedArguments();
  const { train, test, dev, dump, typos, json } = values;
  const language = Language.safeParse(values.language);
  const seed = Number(values.seed);
  if (!train || !test || !language.success || !Number.isInteger(seed)) throw new EvaluateError(USAGE, 2);
  return {
    train,
    test,
    dev,
    dump,
    typos,
    json,
    noVectors: values['no-vectors'],
    seed,
    oosTrain: values['oos-train'],
    language: language.data,
  };
}

function parsedArguments() {
  try {
    return parseArgs({
      options: {
        train: { type: 'string' },
        dev: { type: 'string' },
        'oos-train': { type: 'string' },
        test: { type: 'string' },
        language: { type: 'string', default: 'en' },
        seed: { type: 'string', default: '1' },
        dump: { type: 'string' },
        'no-vectors': { type: 'boolean', default: false },
        typos: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new EvaluateError(`${(error as Error).message}\n${USAGE}`, 2);
  }
}

function readRows(file: string): Row[] {
  return linesOf(file).flatMap((line, index) =>
    line.trim() === '' ? [] : parseRow(line, `${file}:${index + 1}`),
  );
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    throw new EvaluateError(
      `${file}: cannot be read (${(error as NodeJS.ErrnoException).code}); check the path`,
      1,
    );
  }
}

function parseRow(line: string, where: string): Row {
  const row = Row.safeParse(parsedJson(line, where));
  if (row.success) return row.data;
  throw new EvaluateError(`${where}: must be {"text": string, "intent": string}`, 1);
}

function parsedJson(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new EvaluateError(`${where}: not JSON; write one {"text","intent"} per line`, 1);
  }
}

function judge(classifier: Classifier, row: Row): Judgement {
  const started = performance.now();
  const classification = classify(classifier, row.text);
  const micros = (performance.now() - started) * 1000;
  const answerable = classification.ranking.filter(({ intent }) => intent !== OUT_OF_SCOPE);
  return { ...classification, row, micros, best: answerable[0]?.intent ?? null };
}

/** Accuracy on the same rows misspelt, and what that costs. */
function typoQuality(classifier: Classifier, rows: readonly Row[], seed: number) {
  const random = seededRandom(seed);
  const inScope = rows.filter(({ intent }) => intent !== OUT_OF_SCOPE);
  const rightOf = (some: readonly Row[]) => some.map((row) => judge(classifier, row)).filter(isRight).length;
  const misspelt = inScope.map(({ text, intent }) => ({ text: withTypos(text, random), intent }));
  return {
    accuracy: share(rightOf(misspelt), inScope.length),
    lost: share(rightOf(inScope) - rightOf(misspelt), inScope.length),
  };
}

function isRight({ best, row }: Judgement): boolean {
  return best === row.intent;
}

/**
 * `accuracy` is that of the best intent, declined or not; `answeredRight` also asks for it to be kept.
 * Figures are null where the test rows cannot give them.
 */
function quality(judgements: readonly Judgement[]) {
  const inScope = judgements.filter(({ row }) => row.intent !== OUT_OF_SCOPE);
  const strange = judgements.filter(({ row }) => row.intent === OUT_OF_SCOPE);
  const isDeclined = ({ verdict }: Judgement) => verdict === 'unknown';
  const isConfident = ({ verdict }: Judgement) => verdict === 'confident';
  const declinedStrange = strange.filter(isDeclined).length;
  return {
    accuracy: share(inScope.filter(isRight).length, inScope.length),
    answeredRight: share(inScope.filter((each) => isRight(each) && !isDeclined(each)).length, inScope.length),
    verdicts: {
      confident: share(inScope.filter(isConfident).length, inScope.length),
      confidentWrong: share(
        inScope.filter((each) => isConfident(each) && !isRight(each)).length,
        inScope.length,
      ),
      oosConfident: share(strange.filter(isConfident).length, strange.length),
    },
    oos: {
      recall: share(declinedStrange, strange.length),
      precision: strange.length === 0 ? null : share(declinedStrange, judgements.filter(isDeclined).length),
      inScopeKept: share(inScope.filter((each) => !isDeclined(each)).length, inScope.length),
      ...separation(inScope, strange),
    },
    calibration: calibration(
      judgements.map(({ ranking, row }) => ({
        confidence: ranking[0]?.confidence ?? 0,
        right: ranking[0]?.intent === row.intent,
      })),
    ),
  };
}

/** How well the probability of being known at all tells strange rows apart, wherever the limit is set. */
function separation(inScope: readonly Judgement[], strange: readonly Judgement[]) {
  const [known, unknown] = [inScope, strange].map((some) => some.map(({ known }) => known)) as [
    number[],
    number[],
  ];
  return { auroc: auroc(known, unknown), recallAt95Kept: recallKeeping(0.95, known, unknown) };
}

function dumped({ row, ranking, verdict, confidence, known, best }: Judgement): string {
  const predicted = verdict === 'unknown' ? OUT_OF_SCOPE : best;
  const shown = ranking.slice(0, DUMPED_INTENTS);
  return `${JSON.stringify({ ...row, predicted, best, verdict, confidence, known, ranking: shown })}\n`;
}
