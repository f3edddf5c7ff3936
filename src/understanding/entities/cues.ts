import type { Cues } from '../../domain/content.ts';
import type { EntityOf } from '../../domain/entity.ts';
import { FACT_NAMES, type FactName } from '../../domain/fact.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { Token } from '../../language/tokenise.ts';
import { buildPhrasebook, findPhrases, type Phrasebook } from './phrasebook.ts';

export type CueBook = Phrasebook<readonly FactName[]>;

/** The cue phrases of every fact, the given language's first. */
export function buildCueBook(cues: Cues, language: Language): CueBook {
  const languages = [...LANGUAGES].sort((a, b) => Number(b === language) - Number(a === language));
  const facts = new Map<string, FactName[]>();
  for (const text of languages.flatMap((each) => FACT_NAMES.flatMap((fact) => cues[fact]?.[each] ?? [])))
    facts.set(
      text,
      FACT_NAMES.filter((fact) => languages.some((each) => cues[fact]?.[each].includes(text))),
    );
  const phrases = [...facts].map(([text, meaning]) => ({ text, meaning }));
  return buildPhrasebook(phrases, language);
}

/** The words of a text that say which fact the value beside them is. */
export function findCues(book: CueBook, tokens: readonly Token[]): EntityOf<'cue'>[] {
  return findPhrases(book, tokens).map(({ start, end, meaning }) => ({
    kind: 'cue',
    start,
    end,
    facts: meaning,
  }));
}
