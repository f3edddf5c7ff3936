import { readVectors } from '../src/content/vectors.ts';
import { trainClassifier } from '../src/understanding/classifier.ts';
import { encode } from '../src/understanding/codec.ts';
import { learntOf } from '../src/understanding/learnt.ts';
import { EvaluateError } from './evaluate/error.ts';
import { dumped, judge } from './evaluate/judge.ts';
import { readOptions } from './evaluate/options.ts';
import { quality, typoQuality } from './evaluate/quality.ts';
import { OUT_OF_SCOPE, readRows, readSomeRows, writeText } from './evaluate/rows.ts';
import { quantiles, rounded } from './measures.ts';

/**
 * `npm run --silent evaluate -- --train F --test F`: trains the product's classifier on one file of examples and
 * measures it on another; `--typos` also on the same texts with a slip in each of their two longest words.
 * Rows are JSON lines `{"text","intent"}`; the intent "oos" marks a text to be declined.
 */
try {
  await run();
} catch (error) {
  if (!(error instanceof EvaluateError)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}

async function run(): Promise<void> {
  const options = readOptions();
  const train = [...readSomeRows(options.train), ...(options.oosTrain ? readRows(options.oosTrain) : [])];
  const heldOut = options.dev ? readRows(options.dev) : [];
  const test = readSomeRows(options.test);
  // Better to learn now than after minutes of training that it cannot be written.
  if (options.dump) writeText(options.dump, '');

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
  const result = {
    ...quality(judgements),
    ...(options.typos && { typos: typoQuality(classifier, test, seed) }),
    trainSeconds: rounded(trainSeconds),
    classifyMicros: quantiles(judgements.map(({ micros }) => micros)),
    modelBytes: bytesOf(learntOf(classifier)),
    vectorBytes: vectors === null ? 0 : bytesOf(vectors),
    rssBytes: process.memoryUsage.rss(),
    rows: { train: train.length, dev: heldOut.length, test: test.length },
  };
  if (options.dump) writeText(options.dump, judgements.map(dumped).join(''));
  console.log(options.json ? JSON.stringify(result) : JSON.stringify(result, null, 2));
}

function bytesOf(data: unknown): number {
  return encode(data).byteLength;
}
