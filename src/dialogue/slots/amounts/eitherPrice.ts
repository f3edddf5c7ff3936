import { type Amount, COMMITMENT_LENGTHS, centsIn, type Entity, isAmount } from '../../../domain/entity.ts';
import type { Facts } from '../../../domain/fact.ts';
import { CUE_BESIDE_CHARS, gapBetween } from '../candidates/gap.ts';
import { isPrice, PRICES } from './barePrices.ts';

/** Between an amount and another guess at the same price: nothing that a second price would be told with. */
const OR =
  /^[^\n]{0,40}(?<!\p{L})(?:or|ou)(?: (?:maybe|perhaps|even|else|was it|about|peut[- ]être|bien|alors|encore|plutôt|dans les))*\s*[€£]?$/iu;

/** Words that settle on what follows them. */
const SETTLES =
  /(?<!\p{L})(?:let['’]?s (?:say|go (?:with|for))|let me (?:say|go with)|i['’]?ll (?:say|go with)|i['’]?d say|go with|make (?:it|that)|put|disons|mettons|on va dire|je dirais|partons sur|part sur|je vais dire|mettez|mets|prenez|prends)\s*[€£]?$/iu;

interface Beside {
  readonly entities: readonly Entity[];
  readonly text: string;
  readonly facts: Facts;
}

/**
 * "149 I think, or 179", "1 euro? or 19, let me say 19": guesses at one price are one price, the one that is settled on
 * or came to mind first.
 */
export function withoutEitherPrice(
  entities: readonly Entity[],
  { text, facts }: Omit<Beside, 'entities'>,
): readonly Entity[] {
  const beside = { entities, text, facts };
  const amounts = entities.filter(isAmount).filter(mayBePrice);
  const at = amounts.findIndex((one, index) => isOtherGuess(one, amounts[index + 1], beside));
  if (at < 0) return entities;
  const [first, second] = amounts.slice(at) as [Amount, Amount];
  const settled = amounts
    .slice(at + 1)
    .findLast((one) => SETTLES.test(text.slice(0, one.start)) && !isNamedApart(first, one, beside));
  const guesses = [first, second, ...(settled ? [settled] : [])];
  const kept = settled ?? first;
  return entities.filter((entity) => entity === kept || !guesses.some((guess) => guess === entity));
}

/** Nobody pays the machine by the month, and a bare "12 or 24" is how long. */
const mayBePrice = (amount: Amount): boolean =>
  amount.kind === 'money' ? amount.per === undefined : !COMMITMENT_LENGTHS.includes(amount.value);

const isOtherGuess = (one: Amount, other: Amount | undefined, beside: Beside): boolean =>
  other !== undefined &&
  centsIn(one) !== centsIn(other) &&
  OR.test(beside.text.slice(one.end, other.start)) &&
  !isNamedApart(one, other, beside) &&
  !areBothPrices(one, other, beside.facts);

/** "I'd pay 279, or 99 thanks to the plan": so far apart, and none of them told yet, they are rather the two prices of one machine. */
function areBothPrices(one: Amount, other: Amount, facts: Facts): boolean {
  if (PRICES.some((price) => facts[price])) return false;
  const [low, high] = [centsIn(one), centsIn(other)].toSorted((a, b) => a - b);
  return high! >= LEAST_FULL_CENTS && high! >= low! * FAR_APART;
}

/** No machine costs less without a subscription. */
const LEAST_FULL_CENTS = 5_000;
const FAR_APART = 2;

/** "99 with or 279 without", "149 retail, or 1 euro with the plan" are two prices. */
function isNamedApart(one: Amount, other: Amount, beside: Beside): boolean {
  const [first, second] = [one, other].map((amount) => pricesOf(amount, beside));
  return second!.length > 0 && !first!.some((fact) => second!.some((each) => each === fact));
}

/** The prices that words name to which no other amount is nearer. */
const pricesOf = (amount: Amount, beside: Beside) =>
  beside.entities.flatMap((cue) => {
    if (cue.kind !== 'cue') return [];
    const gap = gapBetween(amount, cue, beside);
    const isNearest = beside.entities.every(
      (other) => other === amount || !isAmount(other) || gapBetween(other, cue, beside) > gap,
    );
    return gap <= CUE_BESIDE_CHARS && isNearest ? cue.facts.filter(isPrice) : [];
  });
