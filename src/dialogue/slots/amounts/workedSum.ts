import { type Amount, centsIn, type Entity, isAmount } from '../../../domain/entity.ts';

/** Between two amounts that are added, or of which one is taken from the other. */
const ADDS = /^\s*(?:€|euros?|eur)?\s*(?:\+|plus|and another|et encore)\s*[€£]?\s*$/iu;
const TAKES = /^\s*(?:€|euros?|eur)?\s*(?:[-−–]|minus|less|moins)\s*[€£]?\s*$/iu;
/** Between a sum and what it comes to. */
const COMES_TO =
  /^\s*(?:€|euros?|eur)?\s*,?\s*(?:=|so|soit|donc|makes|that makes|that['’]?s|is|equals|i\.e\.|(?:ça|ca|cela|ce qui) (?:fait|donne)|in (?:all|total)|en tout|au total)(?:\s+(?:in (?:all|total)|en tout|au total|soit|donc|makes))*\s*[€£]?\s*$/iu;

/** A sum that the customer has written out: "119 + 144.20 = 263.20". */
export interface WorkedSum {
  readonly parts: readonly Amount[];
  readonly total: Amount;
}

/** The sum that a message writes out, whose amounts are for checking and tell no price; null where it writes none. */
export function workedSumIn(entities: readonly Entity[], text: string): WorkedSum | null {
  const amounts = entities.filter(isAmount);
  for (const [at, first] of amounts.entries()) {
    const [second, total] = [amounts[at + 1], amounts[at + 2]];
    if (!second || !total) return null;
    const between = text.slice(first.end, second.start);
    const [adds, takes] = [ADDS.test(between), TAKES.test(between)];
    if (!adds && !takes) continue;
    const result = centsIn(first) + (adds ? centsIn(second) : -centsIn(second));
    const isRight = Math.abs(result - centsIn(total)) <= CENTS_ROUNDED;
    if (isRight || COMES_TO.test(text.slice(second.end, total.start)))
      return { parts: [first, second], total };
  }
  return null;
}

/** Who adds up in whole euros may be one off. */
const CENTS_ROUNDED = 100;

/** The entities without the amounts of a sum that is written out. */
export function withoutWorkedSum(entities: readonly Entity[], text: string): readonly Entity[] {
  const sum = workedSumIn(entities, text);
  return sum
    ? entities.filter((entity) => ![...sum.parts, sum.total].some((one) => one === entity))
    : entities;
}
