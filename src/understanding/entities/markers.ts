import type { MarkerWords } from '../../domain/content.ts';
import type { EntityOf } from '../../domain/entity.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import {
  ASKED_MARKERS,
  CASE_MARKERS,
  CUSTOMER_MARKERS,
  MARKERS,
  type Marker,
  PERSON_MARKERS,
  RESULT_MARKERS,
  SHAPE_MARKERS,
} from '../../domain/marker.ts';
import type { Token } from '../../language/tokenise.ts';
import { buildPhrasebook, findPhrases, type Phrasebook } from './phrasebook.ts';

/** One phrasebook for each group of markers: "my" tells of a machine somebody has, and who speaks, and "what if" leads to a value and says that it is only supposed. */
export type MarkerBook = readonly Phrasebook<Marker>[];

const APART = [PERSON_MARKERS, CASE_MARKERS, RESULT_MARKERS, CUSTOMER_MARKERS, ASKED_MARKERS, SHAPE_MARKERS];
const GROUPS: readonly (readonly Marker[])[] = [
  MARKERS.filter((marker) => !APART.flat().includes(marker)),
  ...APART,
];

/** The phrases of every marker, the given language's first. */
export function buildMarkerBook(words: MarkerWords, language: Language): MarkerBook {
  const languages = [...LANGUAGES].sort((a, b) => Number(b === language) - Number(a === language));
  return GROUPS.map((markers) => {
    const phrases = languages.flatMap((each) =>
      markers.flatMap((marker) => words[marker][each].map((text) => ({ text, meaning: marker }))),
    );
    return buildPhrasebook(phrases, language);
  });
}

/** The words of a text that say how a value stands to an earlier one. */
export function findMarkers(book: MarkerBook, tokens: readonly Token[]): EntityOf<'marker'>[] {
  return book
    .flatMap((words) => findPhrases(words, tokens))
    .map(({ start, end, meaning }) => ({ kind: 'marker', start, end, marker: meaning }));
}
