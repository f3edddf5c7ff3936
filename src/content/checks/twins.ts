/** Shared part of the letter triples from which two texts say the same thing in the same words. */
const NEAR = 0.85;

/** A text, and whose it is: those of one owner are not compared. */
export interface Owned {
  readonly text: string;
  readonly owner: string;
}

/**
 * The pairs of texts of two owners that share nearly all their letter triples, as places in `owned`: the later one
 * first, and for each later one the earlier ones in order. Equal texts are no pair.
 *
 * Two texts that share enough must share one of their few rarest triples, so that only those which do are compared.
 */
export function nearPairs(owned: readonly Owned[]): (readonly [later: number, earlier: number])[] {
  const triples = rankedTriples(owned.map(({ text }) => text));
  const sizes = Uint16Array.from(triples, ({ length }) => length);
  const owners = numbersOf(owned.map(({ owner }) => owner));
  const comparedWith = new Int32Array(owned.length).fill(-1);
  const holders = new Map<number, number[]>();
  const pairs: (readonly [number, number])[] = [];
  for (const [later, its] of triples.entries()) {
    // The shared part can never exceed the ratio of the sizes.
    const [least, most] = [NEAR * its.length, its.length / NEAR];
    const near: number[] = [];
    for (const triple of its.subarray(0, its.length - Math.ceil(least) + 1)) {
      const known = holders.get(triple) ?? [];
      if (known.length === 0) holders.set(triple, known);
      for (const earlier of known) {
        const size = sizes[earlier]!;
        if (size < least || size > most || owners[earlier] === owners[later]) continue;
        if (comparedWith[earlier] === later) continue;
        comparedWith[earlier] = later;
        if (isNear(triples[earlier]!, its) && owned[earlier]!.text !== owned[later]!.text) near.push(earlier);
      }
      known.push(later);
    }
    for (const earlier of near.sort((first, second) => first - second)) pairs.push([later, earlier]);
  }
  return pairs;
}

/** Equal names as equal numbers. */
function numbersOf(names: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(names, (name) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
}

/** The letter triples of each text as numbers, a rarer one before one that more texts hold. */
function rankedTriples(texts: readonly string[]): Uint32Array[] {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const numbered = texts.map((text) => {
    const own = new Set<number>();
    const padded = ` ${text} `;
    for (let start = 0; start + 3 <= padded.length; start++) {
      const triple = padded.slice(start, start + 3);
      let number = numbers.get(triple);
      if (number === undefined) {
        number = counts.push(0) - 1;
        numbers.set(triple, number);
      }
      own.add(number);
    }
    for (const number of own) counts[number]!++;
    return own;
  });
  const ranks = new Uint32Array(counts.length);
  const byRarity = [...counts.keys()].sort((first, second) => counts[first]! - counts[second]!);
  for (const [rank, number] of byRarity.entries()) ranks[number] = rank;
  return numbered.map((own) => Uint32Array.from(own, (number) => ranks[number]!).sort());
}

function isNear(first: Uint32Array, second: Uint32Array): boolean {
  const least = (NEAR * (first.length + second.length)) / (1 + NEAR);
  // Once too many are missing, the rest need not be looked at.
  let mayMiss = first.length + second.length - 2 * least;
  let [one, other] = [0, 0];
  while (one < first.length && other < second.length) {
    if (first[one] === second[other]) {
      one++;
      other++;
    } else {
      if (--mayMiss < 0) return false;
      if (first[one]! < second[other]!) one++;
      else other++;
    }
  }
  return first.length - one + second.length - other <= mayMiss;
}
