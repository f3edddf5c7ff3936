import type { ConceptWords, Vocabulary } from '../domain/content.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
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
    for (const { label, synonyms } of values)
      for (const each of LANGUAGES)
        for (const text of [label[each], ...synonyms[each]]) add(text, `vocabulary:${id}`);
  return buildPhrasebook(
    [...names].map(([text, meaning]) => ({ text, meaning })),
    language,
  );
}

/** The ideas a text speaks of, each once, sorted; none without a book. */
export function conceptsIn(book: ConceptBook | null, text: string): readonly string[] {
  if (book === null) return [];
  const found = findPhrases(book, tokenise(text, book.language)).flatMap(({ meaning }) => meaning);
  return [...new Set(found)].sort();
}
