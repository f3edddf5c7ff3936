import type { LeaveWords } from '../domain/content.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import type { Leaving, TurnedAway } from '../domain/understanding.ts';
import { read } from '../language/reading.ts';
import { CLAUSE_END } from '../language/sentence.ts';
import { type Token, tokensOf } from '../language/tokenise.ts';
import { buildPhrasebook, findPhrases, type Phrasebook, type Place } from './entities/phrasebook.ts';

/** What words before a name do; "not a …" does so only where it begins the clause, or stands behind the name of another matter. */
interface Wave {
  readonly how: TurnedAway['how'];
  readonly begins?: true;
}

/** The words that put a matter away, and the names of the matters. */
export interface LeaveBook {
  /** A topic by each name of its thing. */
  readonly names: Phrasebook<string>;
  readonly before: Phrasebook<Wave>;
  readonly after: Phrasebook<true>;
  readonly unless: Phrasebook<true>;
  readonly idle: Phrasebook<true>;
  readonly begins: Phrasebook<true>;
  readonly elsewhere: Phrasebook<true>;
}

/** Whoever writes more tells a story; its beginning says what it is not about. */
const MAX_TOKENS = 60;

/** The names and words of every language, the given one's first. */
export function buildLeaveBook(words: LeaveWords, language: Language): LeaveBook {
  const languages = [...LANGUAGES].sort((a, b) => Number(b === language) - Number(a === language));
  const phrases = <M>(texts: LeaveWords['after'], meaning: M) =>
    languages.flatMap((each) => texts[each].map((text) => ({ text, meaning })));
  const book = (texts: LeaveWords['after']) => buildPhrasebook(phrases(texts, true as const), language);
  return {
    names: buildPhrasebook(
      Object.entries(words.names).flatMap(([topic, texts]) => phrases(texts, topic)),
      language,
    ),
    before: buildPhrasebook(
      [
        ...phrases<Wave>(words['turned-away'], { how: 'turned-away' }),
        ...phrases<Wave>(words.not, { how: 'turned-away', begins: true }),
        ...phrases<Wave>(words.not, { how: 'contrasted' }),
        ...phrases<Wave>(words.contrast, { how: 'contrasted' }),
        ...phrases<Wave>(words.denied, { how: 'denied' }),
      ],
      language,
    ),
    after: book(words.after),
    unless: book(words.unless),
    idle: book(words.idle),
    begins: book(words.begins),
    elsewhere: book(words.elsewhere),
  };
}

/** What a message names, what of it it turns away ("forget the refund", "what subscription??"), and what it says besides. */
export function findLeaving(
  text: string,
  { book, language }: { book: LeaveBook; language: Language },
): Leaving {
  const tokens = tokensOf(read(text), language).slice(0, MAX_TOKENS);
  const names = longest(findPhrases(book.names, tokens));
  const named = [...new Set(names.map(({ meaning }) => meaning))];
  const elsewhere = findPhrases(book.elsewhere, tokens);
  const idle = isIn(findPhrases(book.idle, tokens), tokens);
  const away = names.flatMap((name) => turnedAway({ text, tokens, book, idle, names }, name) ?? []);
  // "Not a refund but a credit, how is it refunded?" still speaks of it.
  const isLeft = (name: Place<string>) =>
    away.every(({ start, end }) => name.end <= start || end <= name.start);
  const kept = names.filter(isLeft).map(({ meaning }) => meaning);
  const turned = away.filter(({ meaning }) => !kept.includes(meaning.topic));
  return {
    named,
    isElsewhere: elsewhere.length > 0,
    turnedAway: turned.map(({ meaning }) => meaning),
    rest: restOf(text, { tokens, idle, turned, elsewhere }),
  };
}

interface Sentence {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly book: LeaveBook;
  /** The matters it names. */
  readonly names: readonly Place<string>[];
  /** For each word whether it asks nothing. */
  readonly idle: readonly boolean[];
}

/** The place of a name with the words that put it away; null where it is spoken of like any other. */
function turnedAway(sentence: Sentence, name: Place<string>): Place<TurnedAway> | null {
  const { text, tokens, book } = sentence;
  const first = tokens.findIndex(({ start }) => start === name.start);
  const last = tokens.findIndex(({ end }) => end === name.end);
  if (first < 0 || last < 0) return null;
  const end = tailOf(sentence, last);
  const isClauseEnd = end === tokens.length - 1 || endsClause(text, tokens[end]!, tokens[end + 1]!);
  const leading = findPhrases(book.before, tokens)
    .filter((place) => isReached(sentence, place, first) && !isKept(sentence, place))
    .sort((one, other) => one.start - other.start)
    .filter((place) => !place.meaning.begins || beginsClause(sentence, place))
    .filter((place) => place.meaning.how !== 'contrasted' || isContrasted(sentence, place, name))
    .filter(({ meaning }) => isClauseEnd || (meaning.how !== 'denied' && beginsAnew(sentence, end + 1)));
  const [wave] = HOW.flatMap((how) => leading.filter(({ meaning }) => meaning.how === how));
  if (wave)
    return {
      start: wave.start,
      end: tokens[end]!.end,
      meaning: { topic: name.meaning, how: wave.meaning.how },
    };
  const trailing = findPhrases(book.after, tokens).find(
    ({ start }) => start >= name.end && start - tokens[end]!.end <= 2,
  );
  return trailing
    ? { start: name.start, end: trailing.end, meaning: { topic: name.meaning, how: 'turned-away' } }
    : null;
}

/** Of several ways at one place, the first counts. */
const HOW = ['turned-away', 'contrasted', 'denied'] as const;

/** "My subscription, not machines": another matter is named right before; "I got the machine but not the refund" misses one. */
const isContrasted = ({ text, names }: Sentence, place: Place<unknown>, name: Place<string>): boolean =>
  names.some(
    ({ meaning, end }) =>
      meaning !== name.meaning && end <= place.start && /^[\s,]*$/u.test(text.slice(end, place.start)),
  );

/** True where only idle words stand before these in their clause. */
function beginsClause({ text, tokens, idle }: Sentence, { start }: Place<unknown>): boolean {
  const before = tokens.filter(({ end }) => end <= start);
  const own = before.filter((token) => !CLAUSE_END.test(text.slice(token.end, start)));
  return own.every((token) => idle[tokens.indexOf(token)]);
}

/** True where only idle words of one clause stand between these words and the name. */
function isReached({ text, tokens, idle }: Sentence, place: Place<unknown>, first: number): boolean {
  const from = tokens.findIndex(({ start }) => start >= place.end);
  if (from < 0 || from > first || place.end > tokens[first]!.start) return false;
  return (
    !CLAUSE_END.test(text.slice(place.end, tokens[first]!.start)) && idle.slice(from, first).every(Boolean)
  );
}

/** "Don't forget my refund." */
const isKept = ({ tokens, book }: Sentence, { start }: Place<unknown>): boolean => {
  const before = tokens.filter(({ end }) => end <= start);
  const last = before.at(-1);
  return last !== undefined && findPhrases(book.unless, before).some(({ end }) => end === last.end);
};

/** The last of the idle words of the clause that follow the name: "the cancel stuff". */
function tailOf(sentence: Sentence, last: number): number {
  const { text, tokens, idle } = sentence;
  const next = last + 1;
  const goesOn = next < tokens.length && idle[next] && !endsClause(text, tokens[last]!, tokens[next]!);
  return goesOn ? tailOf(sentence, next) : last;
}

const endsClause = (text: string, one: Token, next: Token): boolean =>
  CLAUSE_END.test(text.slice(one.end, next.start));

/** "Forget the refund how do I …" goes on; "forget the subscription price" names another thing. */
const beginsAnew = ({ tokens, book }: Sentence, at: number): boolean =>
  findPhrases(book.begins, tokens.slice(at)).some(({ start }) => start === tokens[at]!.start);

/** "Machine subscription" is no machine. */
const longest = <M>(places: readonly Place<M>[]): Place<M>[] =>
  places.filter((one) =>
    places.every(
      (other) =>
        other === one ||
        one.start < other.start ||
        other.end < one.end ||
        other.end - other.start <= one.end - one.start,
    ),
  );

const isIn = (places: readonly Place<unknown>[], tokens: readonly Token[]): boolean[] =>
  tokens.map(({ start, end }) => places.some((place) => place.start <= start && end <= place.end));

/** What is left without what is turned away; empty where that asks and tells nothing. */
function restOf(
  text: string,
  {
    tokens,
    idle,
    turned,
    elsewhere,
  }: {
    tokens: readonly Token[];
    idle: readonly boolean[];
    turned: readonly Place<unknown>[];
    elsewhere: readonly Place<unknown>[];
  },
): string {
  const isSaid = isIn([...turned, ...elsewhere], tokens);
  if (tokens.every((_, at) => isSaid[at] || idle[at])) return '';
  return [...turned]
    .sort((one, other) => other.start - one.start)
    .reduce((sofar, { start, end }) => `${sofar.slice(0, start)} ${sofar.slice(end)}`, text)
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .trim();
}
