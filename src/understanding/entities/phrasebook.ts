import type { PerLanguage } from '../../domain/content.ts';
import type { Language } from '../../domain/language.ts';
import { isDictionaryWord } from '../../language/dictionary.ts';
import { repair } from '../../language/repair.ts';
import { buildSpeller, type Speller } from '../../language/speller.ts';
import { type Token, wordsOf } from '../../language/tokenise.ts';
import { ENGLISH_WORDS, FRENCH_WORDS } from '../../language/words.ts';
import { hasVariants, merged, type Stage, stagesOf } from './variants.ts';

/** Phrases to look for in a text, each with what it means, ready to be found fast. */
export interface Phrasebook<M> {
  readonly language: Language;
  /** Meaning by the phrase's words, one blank between them. */
  readonly meanings: ReadonlyMap<string, M>;
  /** Every beginning of a phrase, word by word: most texts are left at the first. */
  readonly beginnings: ReadonlySet<string>;
  /** The phrases written with variants. */
  readonly variants: Stage<M>;
  readonly speller: Speller;
  /** What words were found to mean: chat uses few, and every phrasebook is asked about each of them. */
  readonly meant: Map<string, string>;
}

export interface Place<M> {
  readonly start: number;
  readonly end: number;
  readonly meaning: M;
}

/** Shorter words are too near others to forgive a slip. */
const MIN_CHARACTERS_FOR_SLIP = 6;

const COMMON_WORDS: PerLanguage<ReadonlySet<string>> = { en: ENGLISH_WORDS, fr: FRENCH_WORDS };

/** A phrasebook; of two equal phrases the first is kept. */
export function buildPhrasebook<M>(
  phrases: readonly { readonly text: string; readonly meaning: M }[],
  language: Language,
): Phrasebook<M> {
  const meanings = new Map<string, M>();
  const words = new Map<string, number>();
  const beginnings = new Set<string>();
  const stages: Stage<M>[] = [];
  const spokenIn = (text: string): string[] => {
    const spoken = wordsOf(text, language).map((word) => word.text);
    for (const word of spoken.filter((each) => each.length >= MIN_CHARACTERS_FOR_SLIP)) words.set(word, 1);
    return spoken;
  };
  for (const { text, meaning } of phrases) {
    if (hasVariants(text)) {
      stages.push(stagesOf(text, meaning, spokenIn));
      continue;
    }
    const spoken = spokenIn(text);
    const key = spoken.join(' ');
    if (key !== '' && !meanings.has(key)) meanings.set(key, meaning);
    for (let length = 1; length <= spoken.length; length++) beginnings.add(spoken.slice(0, length).join(' '));
  }
  const variants = merged(stages);
  return {
    language,
    meanings,
    beginnings,
    variants,
    speller: buildSpeller(words, language),
    meant: new Map(),
  };
}

/** Where the phrases stand among the tokens of a text; a long word may be misspelt. */
export function findPhrases<M>(book: Phrasebook<M>, tokens: readonly Token[]): Place<M>[] {
  const { meanings, beginnings, variants } = book;
  const exact = tokens.map(({ text }) => text);
  const repaired = exact.map((word) => meantBy(book, word));
  const places: Place<M>[] = [];
  for (let first = 0; first < tokens.length; first++) {
    if (!mayBegin(book, exact[first]!) && !mayBegin(book, repaired[first]!)) continue;
    let [written, meant] = ['', ''];
    let isBegun = true;
    let stages: readonly Stage<M>[] = [variants];
    for (let last = first; last < tokens.length; last++) {
      stages = after(stages, exact[last]!, repaired[last]!);
      if (isBegun) {
        written = last === first ? exact[last]! : `${written} ${exact[last]!}`;
        meant = last === first ? repaired[last]! : `${meant} ${repaired[last]!}`;
        isBegun = beginnings.has(written) || beginnings.has(meant);
      }
      if (stages.length === 0 && !isBegun) break;
      const plain = isBegun ? (meanings.get(written) ?? meanings.get(meant)) : undefined;
      const meaning = plain ?? meaningOf(stages);
      if (meaning !== undefined)
        places.push({ start: tokens[first]!.start, end: tokens[last]!.end, meaning });
    }
  }
  return places;
}

/** True where these words are one of the phrases, letter by letter. */
export function isPhrase<M>({ meanings, variants }: Phrasebook<M>, words: readonly string[]): boolean {
  if (meanings.has(words.join(' '))) return true;
  const last = words.reduce<readonly Stage<M>[]>((stages, word) => after(stages, word, word), [variants]);
  return meaningOf(last) !== undefined;
}

const mayBegin = <M>({ beginnings, variants }: Phrasebook<M>, word: string): boolean =>
  beginnings.has(word) || variants.next.has(word);

/** The word as it is meant here; a long one may be misspelt. */
function meantBy<M>({ language, speller, meant }: Phrasebook<M>, word: string): string {
  const known = meant.get(word);
  if (known !== undefined) return known;
  const found = isSpeltRight(word, language) ? word : repair(speller, word);
  if (meant.size < MAX_MEANT) meant.set(word, found);
  return found;
}

/** Beyond it nothing more is kept, so that no stream of made-up words can fill the memory. */
const MAX_MEANT = 5_000;

/** « Chaque » is no misspelt « chèque », and « depuis un moment » no Momento: a word both languages share is in the English dictionary. */
const isSpeltRight = (word: string, language: Language): boolean =>
  COMMON_WORDS[language].has(word) || isDictionaryWord(word, 'en');

/** The stages a word leads to, as it is written or as it is meant. */
function after<M>(stages: readonly Stage<M>[], written: string, meant: string): readonly Stage<M>[] {
  // Nearly always there is one stage, or none: every word of every message comes by here for every phrasebook.
  if (stages.length === 0) return NO_STAGES;
  if (stages.length === 1) return stages[0]!.next.get(written) ?? stages[0]!.next.get(meant) ?? NO_STAGES;
  return stages.flatMap(({ next }) => next.get(written) ?? next.get(meant) ?? NO_STAGES);
}

const NO_STAGES: readonly never[] = [];

const meaningOf = <M>(stages: readonly Stage<M>[]): M | undefined =>
  stages.find(({ meaning }) => meaning !== null)?.meaning ?? undefined;
