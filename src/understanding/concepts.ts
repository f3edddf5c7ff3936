import type { ConceptWords, Vocabulary } from '../domain/content.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { writtenOut } from '../language/informal.ts';
import { tokenise } from '../language/tokenise.ts';
import { buildPhrasebook, findPhrases, type Phrasebook } from './entities/phrasebook.ts';

/** What a phrase stands for: the names of its groups. */
export type ConceptBook = Phrasebook<readonly string[]>;

/** The phrases of every group and of every vocabulary, whose values are one idea each: a brand, a model. */
export function buildConceptBook(
  { concepts, vocabularies }: { concepts: ConceptWords; vocabularies: readonly Vocabulary[] },
  language: Language,
): ConceptBook {
  const names = new Map<string, string[]>();
  const add = (text: string, name: string) => {
    const known = names.get(text) ?? [];
    if (!known.includes(name)) names.set(text, [...known, name]);
  };
  for (const [name, words] of Object.entries(concepts)) for (const text of words[language]) add(text, name);
  for (const { id, values } of vocabularies)
    for (const { id: valueId, label, synonyms } of values)
      for (const each of LANGUAGES)
        for (const text of [label[each], ...synonyms[each]]) add(text, nameOf(id, valueId));
  return buildPhrasebook(
    [...names].map(([text, meaning]) => ({ text, meaning })),
    language,
  );
}

/** Every word of the phrases: brands and models among them, which no spelling may be held against. */
export const wordsOfConcepts = (book: ConceptBook | null): string[] =>
  book === null ? [] : [...new Set([...book.meanings.keys()].flatMap((phrase) => phrase.split(' ')))];

/** Which brand it is matters little to what is asked; whether it is a yes or a no matters much. */
const nameOf = (vocabulary: string, value: string): string =>
  value === 'yes' || value === 'no' ? `${vocabulary}:${value}` : vocabulary;

/** The ideas a text speaks of, each once, sorted; none without a book. */
export function conceptsIn(book: ConceptBook | null, text: string): readonly string[] {
  if (book === null) return [];
  const found = findPhrases(book, writtenOut(tokenise(text, book.language), book.language));
  // "I am not an ambassador" is one phrase; the word inside it says the opposite.
  const longest = found.filter(
    ({ start, end }) =>
      !found.some(
        (other) => other.start <= start && end <= other.end && other.end - other.start > end - start,
      ),
  );
  return [...new Set(longest.flatMap(({ meaning }) => meaning))].sort();
}
