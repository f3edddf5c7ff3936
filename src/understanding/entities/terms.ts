import type { Vocabulary } from '../../domain/content.ts';
import type { EntityOf } from '../../domain/entity.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { Token } from '../../language/tokenise.ts';
import { buildPhrasebook, findPhrases, type Phrasebook } from './phrasebook.ts';

export type TermBook = readonly Phrasebook<Pick<EntityOf<'term'>, 'vocabulary' | 'id'>>[];

/** One phrasebook per vocabulary: its values by label and synonym, the given language's first. */
export function buildTermBook(vocabularies: readonly Vocabulary[], language: Language): TermBook {
  const languages = [...LANGUAGES].sort((a, b) => Number(b === language) - Number(a === language));
  return vocabularies.map(({ id: vocabulary, values }) =>
    buildPhrasebook(
      languages.flatMap((each) =>
        values.flatMap(({ id, label, synonyms }) =>
          [label[each], ...synonyms[each]].map((text) => ({ text, meaning: { vocabulary, id } })),
        ),
      ),
      language,
    ),
  );
}

/** The vocabulary values named in a text. */
export function findTerms(book: TermBook, tokens: readonly Token[]): EntityOf<'term'>[] {
  return book.flatMap((each) =>
    findPhrases(each, tokens).map(({ start, end, meaning }) => ({ kind: 'term', start, end, ...meaning })),
  );
}
