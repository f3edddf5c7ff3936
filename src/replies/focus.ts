import type { Language } from '../domain/language.ts';
import { stem } from '../language/stem.ts';
import { wordsOf } from '../language/tokenise.ts';

/** Shorter words are in every sentence. */
const MIN_WORD_CHARS = 4;
/** One word that only this sentence has, or two that few have. */
const MIN_SHARED = 1;

const SENTENCE = /(?<=[.!?…])\s+/u;

/** The sentence of a text that speaks of what is asked; the whole text when none clearly does. */
export function focused(text: string, question: string, language: Language): string {
  const sentences = text
    .split('\n\n')
    .filter((paragraph) => !paragraph.includes('\n- ') && !paragraph.startsWith('- '))
    .flatMap((paragraph) => paragraph.split(SENTENCE))
    .filter((sentence) => !sentence.endsWith(':'));
  const stems = sentences.map((sentence) => stemsIn(sentence, language));
  const asked = stemsIn(question, language);
  const scores = stems.map((own) =>
    [...asked.intersection(own)].reduce(
      (sum, one) => sum + 1 / stems.filter((all) => all.has(one)).length,
      0,
    ),
  );
  const best = Math.max(...scores);
  const isClear = best >= MIN_SHARED && scores.filter((score) => score === best).length === 1;
  return isClear ? sentences[scores.indexOf(best)]! : text;
}

const stemsIn = (text: string, language: Language): Set<string> =>
  new Set(
    wordsOf(text, language)
      .map((word) => word.text)
      .filter((word) => word.length >= MIN_WORD_CHARS)
      .map((word) => stem(word, language)),
  );
