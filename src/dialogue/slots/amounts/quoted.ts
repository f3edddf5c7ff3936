import type { Answered, Conversation } from '../../../domain/conversation.ts';
import { type Amount, centsIn, type Entity, isAmount, isMarker } from '../../../domain/entity.ts';
import type { FactName } from '../../../domain/fact.ts';
import type { Marker } from '../../../domain/marker.ts';
import { CENTS_IN_EURO, centsOf, type IsoDate, roundedToEuros, type Value } from '../../../domain/value.ts';
import { spanOf } from '../candidates/daySpan.ts';
import { gapBetween } from '../candidates/gap.ts';
import { isPrice, PRICES } from './barePrices.ts';
import { isKept } from './keptGoods.ts';
import { isOwnResult } from './ownResult.ts';

type Spoken = Pick<Conversation, 'lastAnswer' | 'spoken' | 'facts' | 'asking'>;

/** The entities without the amounts that our answers came to: "why 130?" quotes one, and tells no price. */
export function withoutQuoted(
  entities: readonly Entity[],
  { text, conversation }: { readonly text: string; readonly conversation: Spoken },
): readonly Entity[] {
  const { asking } = conversation;
  if (asking && isPrice(asking.fact) && !text.includes('?')) return entities;
  const printed = printedAmounts(conversation);
  const isNamed = (amount: Amount) => isNamedPrice(amount, { text, entities });
  const all = entities.filter(isAmount);
  // "Your example says 279 and 99, so is it 124 for me?": after two others, it is their sum whatever words follow.
  const isThird = (amount: Amount) => all.indexOf(amount) > 1;
  const sums = all.filter(
    (amount) => isOwnResult(amount, { text, entities }) && (isThird(amount) || !isNamed(amount)),
  );
  const others = all.filter((amount) => !sums.includes(amount));
  // A sum is of amounts that our answer came to, that were told before, or that stand beside it: "329 and 149, that makes 114?"
  const isSum = printed.results.size > 0 || others.length > 1 || tellsPrices(conversation);
  const quoted = quotedAmounts(isSum ? others : all, {
    printed,
    isNamed,
    isTold: tellsPrices(conversation),
    isRighted: RIGHTING.some((marker) => entities.some((entity) => isMarker(entity, marker))),
  });
  // "24 are missing": "I kept a box at 24" tells why.
  const isKeptHere = (amount: Amount) =>
    isKept(amount, text) || (!quoted.includes(amount) && !(isSum && sums.includes(amount)));
  return entities.filter((entity) => !isAmount(entity) || isKeptHere(entity));
}

/** True once both prices are told: what is worked out of them is neither. */
const tellsPrices = ({ facts }: Spoken): boolean => PRICES.every((price) => facts[price]?.kind === 'known');

interface Beside {
  readonly printed: Printed;
  readonly isNamed: (amount: Amount) => boolean;
  /** True once both prices are told. */
  readonly isTold: boolean;
  /** True where the message puts something right. */
  readonly isRighted: boolean;
}

const RIGHTING: readonly Marker[] = ['correction', 'checked', 'instead'];

/** Which of the amounts are only said back. */
function quotedAmounts(
  all: readonly Amount[],
  { printed, isNamed, isTold, isRighted }: Beside,
): readonly Amount[] {
  // "74 on the 30th and 0 on the 31st?": nothing at all is no price of anybody's either.
  const amounts = all.filter((amount) => centsIn(amount) > 0);
  // "124 for a coffee machine, why 80": once both prices are told, so is the share of them.
  const isShare = (amount: Amount) =>
    isTold && amount.kind === 'number' && printed.shares.has(amount.value) && !isNamed(amount);
  // "139 wow", of a fee of 140.20: said roughly, it is still the fee.
  const isAbout = (amount: Amount) =>
    isTold &&
    !isRighted &&
    amounts.length === 1 &&
    !isNamed(amount) &&
    [...printed.results].some((cents) => Math.abs(cents - centsIn(amount)) <= CENTS_IN_EURO);
  const isResult = (amount: Amount) =>
    printed.results.has(centsIn(amount)) || isShare(amount) || isAbout(amount);
  const own = amounts.filter((amount) => !printed.amounts.has(centsIn(amount)) && !isResult(amount));
  const results = amounts.filter(isResult);
  const others = amounts.filter((amount) => !results.includes(amount));
  // "It was 279 and I paid 99": who says both prices of the published example has that machine.
  const isPair = others.length > 1 && (results.length === 0 || others.some(isNamed));
  if (own.length === 0) return isPair ? results : all;
  // "119 without, 99 with", after the published example of 99: beside an amount of their own, theirs as well;
  // "94 instead of 49", once both prices are told, sets the fee against one of them.
  const isTelling = isTold || own.length > 1 || own.some(isNamed);
  return isTelling ? results.filter((amount) => !isNamed(amount)) : [];
}

/** What our last answers print in euros, and which of it they came to. */
interface Printed {
  readonly amounts: ReadonlySet<number>;
  readonly results: ReadonlySet<number>;
  /** The shares it names, in percent. */
  readonly shares: ReadonlySet<number>;
}

function printedAmounts(conversation: Spoken): Printed {
  const told = new Set(toldValues(conversation).flatMap(centsPrinted));
  const values = printedValues(conversation);
  const amounts = values.flatMap(centsPrinted).filter((cents) => !told.has(cents));
  const rounded = values.flatMap((value) => (value.kind === 'wholeEuros' ? [value.euros] : []));
  const isResult = (cents: number) => rounded.includes(roundedToEuros(cents));
  const shares = values.flatMap((value) => (value.kind === 'share' ? [value.percent] : []));
  return { amounts: new Set(amounts), results: new Set(amounts.filter(isResult)), shares: new Set(shares) };
}

/** "No, the parts. You said November 2026": a day of ours, told as what we said, is no day of the customer's. */
export function withoutDaysQuoted(
  entities: readonly Entity[],
  { text, today, conversation }: { text: string; today: IsoDate; conversation: Spoken },
): readonly Entity[] {
  if (!SAID_BY_US.test(text)) return entities;
  const printed = daysPrinted(conversation, today);
  const isOurs = (entity: Entity) => {
    if (entity.kind !== 'date' || !SAID_BY_US.test(text.slice(0, entity.start))) return false;
    const { from = entity.date, until = entity.date } = spanOf(entity);
    return printed.some((day) => from <= day && day <= until);
  };
  return entities.filter((entity) => !isOurs(entity));
}

const SAID_BY_US =
  /(?<!\p{L})(?:(?:you|u)(?: just| only)? (?:said|told|wrote|gave)|(?:avez|venez de|aviez) (?:dit|dire|écrit|parlé)|vous disiez|tu disais|(?:tu (?:m['’])?as|t['’ ]as) (?:dit|écrit))(?!\p{L})/iu;

/** The days that our last answers came to, and nobody told: "5 December, I am still here then" says one back. */
export function daysPrinted(conversation: Spoken, today: IsoDate): readonly IsoDate[] {
  const told = toldValues(conversation).flatMap(dayIn);
  return printedValues(conversation)
    .flatMap(dayIn)
    .filter((day) => day !== today && !told.includes(day));
}

const toldValues = ({ facts }: Spoken): Value[] =>
  Object.values(facts).flatMap((fact) => (fact.kind === 'known' ? [fact.value] : []));

/** All that the last answer prints, and the last that was worked out in each topic. */
const printedValues = ({ lastAnswer, spoken }: Spoken): Value[] =>
  [lastAnswer, ...spoken.map(({ answer }) => answer)].flatMap((answer: Answered | null) =>
    Object.values(answer?.said.values ?? {}),
  );

/** Words beside the amount make it a price: "149 without". */
const isNamedPrice = (amount: Amount, said: { text: string; entities: readonly Entity[] }): boolean =>
  said.entities.some(
    (cue) =>
      cue.kind === 'cue' &&
      cue.facts.some((fact: FactName) => isPrice(fact)) &&
      gapBetween(amount, cue, said) <= NAMED_CHARS,
  );

const NAMED_CHARS = 12;

function centsPrinted(value: Value): number[] {
  const cents = centsOf(value);
  return cents === null ? [] : [cents];
}

const dayIn = (value: Value): IsoDate[] => (value.kind === 'date' ? [value.date] : []);
