import type { Language } from '../domain/language.ts';
import { read } from '../language/reading.ts';
import { buildSpeller, repair, type Speller } from '../language/repair.ts';
import { stem } from '../language/stem.ts';
import { tokensOf } from '../language/tokenise.ts';
import { GRAM_KINDS, visitGrams } from './grams.ts';

/** A text taken apart: its words, their stems, and the hashes and kinds of its grams. */
export interface Parts {
  readonly words: readonly string[];
  readonly stems: readonly string[];
  /** The ideas it speaks of, sorted. */
  readonly concepts: readonly string[];
  readonly hashes: readonly number[];
  readonly kinds: readonly number[];
}

/** What a text looks like to the classifier: a sparse vector of length 1, and how much of it was understood. */
export interface Features {
  readonly indices: Int32Array;
  readonly values: Float32Array;
  /** Words read, after elisions and contractions are taken apart. */
  readonly words: number;
  /** Share of the text's words that training has seen, rarer words counting more; 0 when none was. */
  readonly knownShare: number;
}

/** Turns texts into features, as learnt from the training texts. */
export interface Vectoriser {
  readonly language: Language;
  /** Gram hash → column. */
  readonly columns: ReadonlyMap<number, number>;
  readonly weights: Float32Array;
  readonly speller: Speller;
  /** How telling each known stem is; a stem never seen tells as much as the rarest. */
  readonly stemWeights: ReadonlyMap<string, number>;
  readonly unseenStemWeight: number;
}

// Chosen on the development parts of public intent sets, by GRAM_KINDS.
const KIND_WEIGHTS: Readonly<Record<number, number>> = {
  [GRAM_KINDS.word]: 1,
  [GRAM_KINDS.wordPair]: 1,
  [GRAM_KINDS.stem]: 2,
  [GRAM_KINDS.stemPair]: 2,
  [GRAM_KINDS.characters]: 0.7,
  // Chosen by cross-validation on our own content.
  [GRAM_KINDS.concept]: 3,
  [GRAM_KINDS.conceptPair]: 2,
};

/** Takes a text apart, once for all the vectorisers that will see it. */
export function partsOf(text: string, language: Language, concepts: readonly string[] = []): Parts {
  const words = tokensOf(read(text), language).map((token) => token.text);
  return partsOfWords(words, { language, concepts });
}

/** Learns which grams there are and how telling each is; the same texts give the same vectoriser. */
export function fitVectoriser(texts: readonly Parts[], language: Language): Vectoriser {
  const stemsInTexts = countAll(texts.map(({ stems }) => [...new Set(stems)]));
  return {
    ...fitColumns(texts),
    language,
    speller: buildSpeller(countAll(texts.map(({ words }) => words)), language),
    stemWeights: new Map([...stemsInTexts].map(([word, count]) => [word, rarity(count, texts.length)])),
    unseenStemWeight: rarity(0, texts.length),
  };
}

/** The features of any text; unknown words near a known one are read as that one. */
export function featuresOf(vectoriser: Vectoriser, text: Parts): Features {
  const { hashes, kinds, stems, words } = repaired(vectoriser, text);
  const found = new Int32Array(hashes.length);
  let count = 0;
  let unseenSquares = 0;
  for (let at = 0; at < hashes.length; at++) {
    const column = vectoriser.columns.get(hashes[at]!);
    if (column !== undefined) found[count++] = column;
    else unseenSquares += KIND_WEIGHTS[kinds[at]!]! ** 2 * vectoriser.unseenStemWeight;
  }
  return {
    ...sparse(found.subarray(0, count).sort(), vectoriser.weights, unseenSquares),
    words: words.length,
    knownShare: knownShare(vectoriser, stems),
  };
}

function partsOfWords(
  words: readonly string[],
  { language, concepts }: { language: Language; concepts: readonly string[] },
): Parts {
  const stems = words.map((word) => stem(word, language));
  const hashes: number[] = [];
  const kinds: number[] = [];
  visitGrams({ words, stems, concepts }, (kind, hash) => {
    kinds.push(kind);
    hashes.push(hash);
  });
  return { words, stems, concepts, hashes, kinds };
}

/** The text with its most telling words made strange: what talk of something else looks like. */
export function estranged(
  { language, stemWeights, unseenStemWeight }: Vectoriser,
  { words, stems }: Parts,
): Parts {
  const weights = stems.map((each) => stemWeights.get(each) ?? unseenStemWeight);
  const middle = weights.toSorted((a, b) => a - b)[Math.floor(weights.length / 2)] ?? 0;
  const strange = words.map((word, at) => (weights[at]! >= middle ? [...word].reverse().join('') : word));
  return partsOfWords(strange, { language, concepts: [] });
}

function repaired({ speller, language }: Vectoriser, text: Parts): Parts {
  const words = text.words.map((word) => repair(speller, word));
  return words.every((word, at) => word === text.words[at])
    ? text
    : partsOfWords(words, { language, concepts: text.concepts });
}

function fitColumns(texts: readonly Parts[]): Pick<Vectoriser, 'columns' | 'weights'> {
  const columns = new Map<number, number>();
  const columnKinds: number[] = [];
  const textCounts: number[] = [];
  const lastText: number[] = [];
  for (const [text, { hashes, kinds }] of texts.entries()) {
    for (let at = 0; at < hashes.length; at++) {
      const column = columns.get(hashes[at]!) ?? columns.size;
      if (column === columns.size) {
        columns.set(hashes[at]!, column);
        columnKinds.push(kinds[at]!);
        textCounts.push(0);
        lastText.push(-1);
      }
      if (lastText[column] !== text) textCounts[column]!++;
      lastText[column] = text;
    }
  }
  const weightOf = (kind: number, column: number) =>
    KIND_WEIGHTS[kind]! * Math.sqrt(rarity(textCounts[column]!, texts.length));
  return { columns, weights: Float32Array.from(columnKinds.map(weightOf)) };
}

// What training never saw makes the vector longer too, so that a text of few known words scores low.
function sparse(
  sortedColumns: Int32Array,
  weights: Float32Array,
  unseenSquares: number,
): Pick<Features, 'indices' | 'values'> {
  const indices = new Int32Array(sortedColumns.length);
  const values = new Float32Array(sortedColumns.length);
  let count = 0;
  let squares = unseenSquares;
  for (let at = 0; at < sortedColumns.length; count++) {
    const column = sortedColumns[at]!;
    const first = at;
    while (sortedColumns[at] === column) at++;
    const repeats = at - first;
    const value = (repeats === 1 ? 1 : 1 + Math.log(repeats)) * weights[column]!;
    indices[count] = column;
    values[count] = value;
    squares += value * value;
  }
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  for (let at = 0; at < count; at++) values[at]! *= scale;
  return { indices: indices.slice(0, count), values: values.slice(0, count) };
}

function knownShare(vectoriser: Vectoriser, stems: readonly string[]): number {
  let known = 0;
  let all = 0;
  for (const each of stems) {
    const weight = vectoriser.stemWeights.get(each);
    known += weight ?? 0;
    all += weight ?? vectoriser.unseenStemWeight;
  }
  return all > 0 ? known / all : 0;
}

const rarity = (texts: number, allTexts: number) => Math.log((1 + allTexts) / (1 + texts)) + 1;

function countAll(lists: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const list of lists) for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
