import type { ConceptWords, Vocabulary } from '../domain/content.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { writtenOut } from '../language/informal.ts';
import { wordsOf } from '../language/tokenise.ts';
import { buildPhrasebook, findPhrases, type Phrasebook, type Place } from './entities/phrasebook.ts';

/** What a phrase stands for. */
interface Idea {
  /** The names of its groups. */
  readonly concepts: readonly string[];
  /** The word it is read as, for a name of one of many things of a kind; null for words that say more. */
  readonly readAs: string | null;
}

/** The phrases that stand for ideas. */
export type ConceptBook = Phrasebook<Idea>;

/** The phrases of every group and of every vocabulary, whose values are one idea each: a brand, a model. */
export function buildConceptBook(
  { concepts, vocabularies }: { concepts: ConceptWords; vocabularies: readonly Vocabulary[] },
  language: Language,
): ConceptBook {
  const ideas = new Map<string, Idea>();
  const add = (text: string, concept: string, readAs: string | null = null) => {
    const known = ideas.get(text);
    const others = known?.concepts.filter((one) => one !== concept) ?? [];
    ideas.set(text, { concepts: [...others, concept], readAs: known?.readAs ?? readAs });
  };
  for (const [name, words] of Object.entries(concepts)) for (const text of words[language]) add(text, name);
  for (const { id, values, readAs } of vocabularies)
    for (const { id: valueId, label, synonyms, isAsWritten } of values)
      for (const each of LANGUAGES)
        for (const text of [label[each], ...synonyms[each]])
          if (readAs !== null && !isAsWritten) add(text, readAs, readAs);
          // "My order was cancelled" asks something else than what orders that came back are asked with.
          else if (readAs !== null || !isAsWritten) add(text, nameOf(id, valueId));
  return buildPhrasebook(
    [...ideas].map(([text, meaning]) => ({ text, meaning })),
    language,
  );
}

/** Every word of the phrases, and those they are read as: brands and models among them, which no spelling may be held against. */
export const wordsOfConcepts = (book: ConceptBook | null): string[] =>
  book === null
    ? []
    : [
        ...new Set([
          ...[...book.meanings.keys()].flatMap((phrase) => phrase.split(' ')),
          ...[...book.meanings.values()].flatMap(({ readAs }) => readAs ?? []),
        ]),
      ];

/** Which of many it is matters little to what is asked; whether it is a yes or a no matters much. */
const nameOf = (vocabulary: string, value: string): string =>
  value === 'yes' || value === 'no' ? `${vocabulary}:${value}` : vocabulary;

/** The words of a text as they are learnt from, and the ideas it speaks of, each once, sorted. */
export interface Ideas {
  readonly words: readonly string[];
  readonly concepts: readonly string[];
}

/** The ideas in some words; a machine's name is read as one word for all such names. Nothing changes without a book. */
export function readIdeas(book: ConceptBook | null, words: readonly string[]): Ideas {
  if (book === null) return { words, concepts: [] };
  const places = findPhrases(
    book,
    words.map((text, at) => ({ text, start: at, end: at + 1 })),
  );
  // "I am not an ambassador" is one phrase; the word inside it says the opposite.
  const longest = places.filter(
    ({ start, end }) =>
      !places.some(
        (other) => other.start <= start && end <= other.end && other.end - other.start > end - start,
      ),
  );
  const concepts = [...new Set(longest.flatMap(({ meaning }) => meaning.concepts))].sort();
  return { words: named(words, longest), concepts };
}

function named(words: readonly string[], places: readonly Place<Idea>[]): readonly string[] {
  const names = places.filter(({ meaning }) => meaning.readAs !== null);
  if (names.length === 0) return words;
  return words.flatMap((word, at) => {
    const name = names.find(({ start, end }) => start <= at && at < end);
    if (!name) return word;
    return name.start === at ? name.meaning.readAs! : [];
  });
}

/** The ideas a text speaks of, each once, sorted; none without a book. */
export const conceptsIn = (book: ConceptBook | null, text: string): readonly string[] =>
  book === null ? [] : readIdeas(book, wordsIn(text, book.language)).concepts;

const wordsIn = (text: string, language: Language): string[] =>
  writtenOut(wordsOf(text, language), language).map((word) => word.text);
