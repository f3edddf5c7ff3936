import type { Cues } from '../../domain/content.ts';
import type { EntityOf } from '../../domain/entity.ts';
import { FACT_NAMES, type FactName } from '../../domain/fact.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { Token } from '../../language/tokenise.ts';
import { buildPhrasebook, findPhrases, type Phrasebook } from './phrasebook.ts';

export type CueBook = Phrasebook<FactName>;

/** The cue phrases of every fact, the given language's first. */
export function buildCueBook(cues: Cues, language: Language): CueBook {
  const languages = [...LANGUAGES].sort((a, b) => Number(b === language) - Number(a === language));
  const phrases = languages.flatMap((each) =>
    FACT_NAMES.flatMap((fact) => (cues[fact]?.[each] ?? []).map((text) => ({ text, meaning: fact }))),
  );
  return buildPhrasebook(phrases, language);
}

/** The words of a text that say which fact the value beside them is. */
export function findCues(book: CueBook, tokens: readonly Token[]): EntityOf<'cue'>[] {
  return findPhrases(book, tokens).map(({ start, end, meaning }) => ({
    kind: 'cue',
    start,
    end,
    fact: meaning,
  }));
}
