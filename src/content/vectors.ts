import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CremaError } from '../domain/errors.ts';
import type { Language } from '../domain/language.ts';
import { type WordVectors, wordVectors } from '../understanding/vectors.ts';

/** Languages with vectors; no source for the others may be shipped. */
const FILES: Readonly<Partial<Record<Language, string>>> = { en: 'en.bin' };

/** "CRWV", the format, the number of words and of dimensions; then each word's hash, then each word's values. */
const MAGIC = 0x56575243;
const FORMAT = 1;
const HEADER_BYTES = 16;

/** The word vectors shipped for a language; null where there are none. Fails with CONTENT_INVALID when the file is damaged. */
export async function readVectors(language: Language): Promise<WordVectors | null> {
  const name = FILES[language];
  if (name === undefined) return null;
  const file = join(import.meta.dirname, 'vectors', name);
  return decodeVectors(await readFile(file), file);
}

/** The file for words given by their hashes, the most used first, and their values. */
export function encodeVectors(hashes: Int32Array, values: Int8Array): Uint8Array {
  const header = Int32Array.of(MAGIC, FORMAT, hashes.length, values.length / hashes.length);
  return Buffer.concat([header, hashes, values].map(({ buffer }) => new Uint8Array(buffer)));
}

function decodeVectors(bytes: Uint8Array, file: string): WordVectors {
  // A copy of its own: the bytes of a file need not start where 32-bit numbers may.
  const buffer = Uint8Array.from(bytes).buffer;
  const [magic, format, words = 0, dimensions = 0] = new Int32Array(buffer, 0, HEADER_BYTES / 4);
  const valuesFrom = HEADER_BYTES + words * 4;
  if (magic !== MAGIC || format !== FORMAT || buffer.byteLength !== valuesFrom + words * dimensions)
    throw new CremaError(
      'CONTENT_INVALID',
      `${file}: not a file of word vectors; npm run build:vectors makes it again`,
    );
  return wordVectors(new Int32Array(buffer, HEADER_BYTES, words), new Int8Array(buffer, valuesFrom));
}
