import type { ReturnWords } from '../domain/content.ts';
import type { Entity } from '../domain/entity.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import type { NamedThing } from '../domain/understanding.ts';
import { read } from '../language/reading.ts';
import { type Token, tokensOf } from '../language/tokenise.ts';
import { buildPhrasebook, findPhrases, type Phrasebook, type Place } from './entities/phrasebook.ts';

/** The names of the things customers come back to, and the words around them. */
export interface ReturnBook {
  /** A topic by each name of its thing. */
  readonly names: Phrasebook<string>;
  readonly phrases: Phrasebook<true>;
  readonly beside: Phrasebook<true>;
  /** The topic that the values of a vocabulary name as well. */
  readonly topicOfTerms: ReadonlyMap<string, string>;
}

/** Whoever writes more tells a story. */
const MAX_TOKENS = 18;

/** The names and words of every language, the given one's first. */
export function buildReturnBook(words: ReturnWords, language: Language): ReturnBook {
  const languages = [...LANGUAGES].sort((a, b) => Number(b === language) - Number(a === language));
  const book = (texts: ReturnWords['phrases']) =>
    buildPhrasebook(
      languages.flatMap((each) => texts[each]).map((text) => ({ text, meaning: true as const })),
      language,
    );
  return {
    names: buildPhrasebook(
      Object.entries(words.names).flatMap(([topic, names]) =>
        languages.flatMap((each) => names[each].map((text) => ({ text, meaning: topic }))),
      ),
      language,
    ),
    phrases: book(words.phrases),
    beside: book(words.beside),
    topicOfTerms: new Map(
      Object.entries(words.terms).flatMap(([topic, vocabularies]) =>
        vocabularies.map((vocabulary) => [vocabulary, topic] as const),
      ),
    ),
  };
}

/** The one thing of ours that a short message names, and what else it says: "ok back to my refund, what now?"; null for none, or several. */
export function findNamedThing(
  text: string,
  { book, language, entities }: { book: ReturnBook; language: Language; entities: readonly Entity[] },
): NamedThing | null {
  const tokens = tokensOf(read(text), language);
  if (tokens.length === 0 || tokens.length > MAX_TOKENS) return null;
  const names = [...findPhrases(book.names, tokens), ...termsOf(book, entities)];
  const [topic, ...others] = new Set(names.map(({ meaning }) => meaning));
  if (topic === undefined || others.length > 0) return null;
  const phrases = findPhrases(book.phrases, tokens);
  const idle = [...names, ...phrases, ...findPhrases(book.beside, tokens)];
  return { topic, rest: restOf(text, tokens, { idle, names }), comesBack: phrases.length > 0 };
}

const termsOf = ({ topicOfTerms }: ReturnBook, entities: readonly Entity[]): Place<string>[] =>
  entities.flatMap((entity) => {
    const topic = entity.kind === 'term' ? topicOfTerms.get(entity.vocabulary) : undefined;
    return topic === undefined ? [] : [{ start: entity.start, end: entity.end, meaning: topic }];
  });

/** What is left without the name, the beginning, and the idle words that touch either: further on, "the" and "for" belong to what is asked. */
function restOf(
  text: string,
  tokens: readonly Token[],
  { idle, names }: { idle: readonly Place<unknown>[]; names: readonly Place<unknown>[] },
): string {
  const isIn = (places: readonly Place<unknown>[], { start, end }: Token) =>
    places.some((place) => place.start <= start && end <= place.end);
  const isIdle = tokens.map((token) => isIn(idle, token));
  const isName = tokens.map((token) => isIn(names, token));
  const isLeftOut = tokens.map((_, at) => {
    if (!isIdle[at]) return false;
    const before = isIdle.slice(0, at).lastIndexOf(false);
    const next = isIdle.indexOf(false, at);
    const run = isName.slice(before + 1, next < 0 ? undefined : next);
    return before < 0 || run.includes(true);
  });
  return tokens
    .filter((_, at) => isLeftOut[at])
    .reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text)
    .replace(NOT_A_WORD_BEFORE, '')
    .trim();
}

const NOT_A_WORD_BEFORE = /^[^\p{L}\p{N}]+/u;
