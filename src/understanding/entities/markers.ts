import type { MarkerWords } from '../../domain/content.ts';
import { type EntityOf, MARKERS, type Marker, PERSON_MARKERS } from '../../domain/entity.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { Token } from '../../language/tokenise.ts';
import { buildPhrasebook, findPhrases, type Phrasebook } from './phrasebook.ts';

/** "My" tells of a machine somebody has, and who speaks: who is spoken of is looked for apart. */
export interface MarkerBook {
  readonly words: Phrasebook<Marker>;
  readonly persons: Phrasebook<Marker>;
}

/** The phrases of every marker, the given language's first. */
export function buildMarkerBook(words: MarkerWords, language: Language): MarkerBook {
  const languages = [...LANGUAGES].sort((a, b) => Number(b === language) - Number(a === language));
  const phrases = languages.flatMap((each) =>
    MARKERS.flatMap((marker) => words[marker][each].map((text) => ({ text, meaning: marker }))),
  );
  const ofPersons = ({ meaning }: { meaning: Marker }) => PERSON_MARKERS.includes(meaning);
  return {
    words: buildPhrasebook(
      phrases.filter((phrase) => !ofPersons(phrase)),
      language,
    ),
    persons: buildPhrasebook(phrases.filter(ofPersons), language),
  };
}

/** The words of a text that say how a value stands to an earlier one. */
export function findMarkers(book: MarkerBook, tokens: readonly Token[]): EntityOf<'marker'>[] {
  return [...findPhrases(book.words, tokens), ...findPhrases(book.persons, tokens)].map(
    ({ start, end, meaning }) => ({
      kind: 'marker',
      start,
      end,
      marker: meaning,
    }),
  );
}
