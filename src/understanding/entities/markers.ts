import type { MarkerWords } from '../../domain/content.ts';
import { type EntityOf, MARKERS, type Marker } from '../../domain/entity.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { Token } from '../../language/tokenise.ts';
import { buildPhrasebook, findPhrases, type Phrasebook } from './phrasebook.ts';

export type MarkerBook = Phrasebook<Marker>;

/** The phrases of every marker, the given language's first. */
export function buildMarkerBook(words: MarkerWords, language: Language): MarkerBook {
  const languages = [...LANGUAGES].sort((a, b) => Number(b === language) - Number(a === language));
  const phrases = languages.flatMap((each) =>
    MARKERS.flatMap((marker) => words[marker][each].map((text) => ({ text, meaning: marker }))),
  );
  return buildPhrasebook(phrases, language);
}

/** The words of a text that say how a value stands to an earlier one. */
export function findMarkers(book: MarkerBook, tokens: readonly Token[]): EntityOf<'marker'>[] {
  return findPhrases(book, tokens).map(({ start, end, meaning }) => ({
    kind: 'marker',
    start,
    end,
    marker: meaning,
  }));
}
