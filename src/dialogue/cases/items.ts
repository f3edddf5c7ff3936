import { ACCOUNT_LISTS, type AccountList, type Customer } from '../../domain/customer.ts';
import { type Entity, mayBeDay } from '../../domain/entity.ts';
import { isSameValue, type Value } from '../../domain/value.ts';
import { editDistance } from '../../language/distance.ts';
import { ordinalIn, ordinalsIn } from '../../language/ordinals.ts';
import { SENTENCE_END } from '../../language/sentence.ts';
import { type Token, tokenise } from '../../language/tokenise.ts';
import { ENGLISH_WORDS, FRENCH_WORDS } from '../../language/words.ts';
import type { Heard } from '../heard.ts';
import { namesOf } from '../known/account.ts';
import { listNumber } from '../reading/choice.ts';
import { isDeniedAt } from '../slots/retractions/denied.ts';
import { markersOf, otherOnes, type Place, placesDescribed } from './described.ts';

/** An item of the account, by its position in its list, and where the message names it. */
export interface NamedItem {
  readonly item: number;
  readonly places: readonly Place[];
}

interface Naming {
  readonly list: AccountList;
  readonly heard: Heard;
  /** True where one of this list is meant anyway: a day, or how an order came back, then names one as well. */
  readonly isMeant: boolean;
  /** True where the message is of this list, and an item may be described: "the oldest", "the one from January". */
  readonly isOfList?: boolean;
  /** True for the reply to "which one?". */
  readonly isPicking?: boolean;
}

/**
 * The items of a list that the message names, by what no other item has; where its last sentence names one alone
 * ("No, that is the Krups. And the Magimix?"), that one.
 */
export function itemsNamed(naming: Naming): readonly NamedItem[] {
  const { heard } = naming;
  const { customer } = heard.world;
  if (!customer) return [];
  const named = placesPerItem(customer, naming).filter(({ places }) => places.length > 0);
  const from = lastSentenceOf(heard.text);
  const last = named.filter(({ places }) => places.some(({ start }) => start >= from));
  return last.length === 1 ? last : named;
}

/** The one item that the message names; null where it names none, or several. */
export function itemNamed(naming: Naming): NamedItem | null {
  const [only, ...others] = itemsNamed(naming);
  return others.length === 0 ? (only ?? null) : null;
}

/** The item a reply to "which one?" picks: by its name, or by its number or place in the list; null for anything else. */
export function itemPicked(list: AccountList, heard: Heard): number | null {
  const named = itemNamed({ list, heard, isMeant: true, isPicking: true });
  if (named) return named.item;
  const number = listNumber(heard) ?? ordinalIn(heard.text);
  const count = heard.world.customer ? namesOf(heard.world.customer, list).length : 0;
  return number !== null && number < count ? number : null;
}

/** "And the other one?": of two items, the one that was not picked; null for anything else. */
export function otherItem(list: AccountList, picked: number, heard: Heard): NamedItem | null {
  const count = heard.world.customer ? namesOf(heard.world.customer, list).length : 0;
  const [place] = otherOnes(heard);
  return count === 2 && picked >= 0 && place ? { item: 1 - picked, places: [place] } : null;
}

/** "And the other two?": all but the one that was picked; none where the message does not say so. */
export function othersThan(
  picked: number | undefined,
  { list, heard }: { list: AccountList; heard: Heard },
): number[] {
  const { customer } = heard.world;
  if (!customer || picked === undefined || picked < 0 || markersOf(heard, 'others').length === 0) return [];
  return namesOf(customer, list).flatMap((_, item) => (item === picked ? [] : [item]));
}

/** True for a message about each of several things: "both", "my subscriptions". */
export const speaksOfAll = (heard: Heard): boolean => markersOf(heard, 'each').length > 0;

function placesPerItem(customer: Customer, naming: Naming): NamedItem[] {
  const { list, heard, isMeant, isPicking = false, isOfList = isMeant } = naming;
  const all = namesOf(customer, list);
  const described = isOfList ? placesDescribed(all, { list, heard, isPicking }) : [];
  const names = all.map((values) => values.filter((value) => isMeant || isNameAlone(value)));
  const tokens = tokenise(heard.text, heard.language);
  const { entities } = heard.understood;
  const longer = namesElsewhere(customer, list, tokens);
  return names.map((values, item) => {
    const others = names.filter((_, index) => index !== item).flat();
    const own = values.filter((value) => !others.some((other) => isSameValue(other, value)));
    const words = wordsOfAll(values).filter((word) => isTelling(word) && !wordsOfAll(others).includes(word));
    const places = [
      ...own.flatMap((value) => [...entitiesOf(value, { list, entities }), ...wholeNames(value, tokens)]),
      ...(isMeant ? ordinalsIn(heard.text).filter(({ position }) => position === item) : []),
      ...tokens.filter(({ text }) => words.some((word) => isSpelt(word, text))),
      ...(described[item] ?? []),
    ];
    // "The Krups, not the Magimix."
    const said = places.filter(({ start }) => !isDeniedAt(heard.text, start));
    return { item, places: said.filter((place) => !isPartOfAny(place, longer)) };
  });
}

/** Where something of another list is named in full: the "Vertuo" of a subscription's Vertuo Pop names no machine of the Vertuo range. */
const namesElsewhere = (customer: Customer, list: AccountList, tokens: readonly Token[]): Place[] =>
  ACCOUNT_LISTS.filter((other) => other !== list)
    .flatMap((other) => namesOf(customer, other).flat())
    .flatMap((name) => (name.kind === 'term' ? wholeNames(name, tokens) : []));

const isPartOfAny = (place: Place, wholes: readonly Place[]): boolean =>
  wholes.some(
    ({ start, end }) => start <= place.start && place.end <= end && end - start > place.end - place.start,
  );

/** A model, a brand or a number is a name wherever it stands; a day may be that of anything. */
const isNameAlone = (value: Value): boolean =>
  value.kind === 'text' || (value.kind === 'term' && value.vocabulary !== REFUND_KINDS);

const REFUND_KINDS = 'refund-kinds';

function entitiesOf(
  value: Value,
  { list, entities }: { list: AccountList; entities: readonly Entity[] },
): readonly Place[] {
  if (value.kind === 'term')
    return entities.filter(
      (entity) => entity.kind === 'term' && entity.vocabulary === value.vocabulary && entity.id === value.id,
    );
  if (value.kind !== 'date') return [];
  return entities.filter(
    (entity) =>
      entity.kind === 'date' &&
      // A year names a machine ("the one from 2022"); a contract or an order is told nearer.
      (entity.precision !== 'year' || list === 'machines') &&
      mayBeDay(entity, value.date),
  );
}

/** Where the text has all words of a name, one after the other. */
function wholeNames(value: Value, tokens: readonly Token[]): Place[] {
  const words = wordsOfAll([value]);
  if (words.length === 0) return [];
  return tokens.flatMap(({ start }, first) =>
    words.every((word, index) => tokens[first + index]?.text === word)
      ? [{ start, end: tokens[first + words.length - 1]!.end }]
      : [],
  );
}

const wordsOfAll = (values: readonly Value[]): string[] => values.flatMap(wordsOfName);

function wordsOfName(value: Value): string[] {
  if (value.kind === 'text') return value.text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return value.kind === 'term' && isNameAlone(value) ? value.id.split('-') : [];
}

const MIN_TELLING_CHARS = 3;

/** "The Lattissima", "la pop": a part of a name that is no everyday word. */
const isTelling = (word: string): boolean =>
  word.length >= MIN_TELLING_CHARS && !ENGLISH_WORDS.has(word) && !FRENCH_WORDS.has(word);

/** Shorter words are too near others to forgive a slip, and a number is another number. */
const MIN_SLIP_CHARS = 6;

const isSpelt = (word: string, written: string): boolean =>
  word === written ||
  (word.length >= MIN_SLIP_CHARS && !/\d/u.test(word) && editDistance(word, written, 1) <= 1);

/** Where the last sentence of a text begins. */
function lastSentenceOf(text: string): number {
  const said = text.replace(/[\s.!?;]+$/u, '');
  const end = [...said.matchAll(new RegExp(SENTENCE_END, 'gu'))].at(-1);
  return end ? end.index + 1 : 0;
}
