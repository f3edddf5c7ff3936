import type { Language } from '../domain/language.ts';
import { normalise } from '../language/normalise.ts';
import { stem } from '../language/stem.ts';
import { wordsOf } from '../language/tokenise.ts';
import { COMMON_WORDS, LEANING_WORDS } from '../language/words.ts';

/** Shorter words are in every sentence. */
const MIN_WORD_CHARS = 4;
/** One word that only this sentence has, or two that few have. */
const MIN_SHARED = 1;

const SENTENCE = /(?<=[.!?…])\s+/u;

/** The sentence of a text, or the option of a list, that speaks of what is asked; null when none clearly does. */
export function focused(text: string, question: string, language: Language): string | null {
  const sentences = text.split('\n\n').flatMap((paragraph) => sentencesOf(paragraph));
  const stems = sentences.map((sentence) => stemsIn(sentence, language));
  const asked = stemsIn(question, language);
  const scores = stems.map((own) =>
    [...asked.intersection(own)].reduce(
      (sum, one) => sum + 1 / stems.filter((all) => all.has(one)).length,
      0,
    ),
  );
  const best = Math.max(...scores);
  const isOneOption = question
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .every((word) => word !== OR[language]);
  const isClear = best >= MIN_SHARED && scores.filter((score) => score === best).length === 1 && isOneOption;
  const sentence = isClear ? sentences[scores.indexOf(best)]! : null;
  // What leads up to a list says nothing without it.
  return sentence?.endsWith(':') ? null : sentence;
}

/** Its sentences, one that leans on the last joined to it; of a list, each option. */
function sentencesOf(paragraph: string): string[] {
  if (paragraph.startsWith(BULLET)) return paragraph.split('\n').map(asSentence);
  const sentences: string[] = [];
  for (const next of paragraph.split(SENTENCE)) {
    if (leans(next) && sentences.length > 0) sentences.push(`${sentences.pop()} ${next}`);
    else sentences.push(next);
  }
  return sentences;
}

/** "Do you repair it or exchange it?" asks about both. */
const OR: Readonly<Record<Language, string>> = { en: 'or', fr: 'ou' };

const BULLET = '- ';

function asSentence(item: string): string {
  const words = item.slice(BULLET.length);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

const leans = (sentence: string): boolean =>
  LEANING_WORDS.has(normalise(sentence).match(/^\p{L}+/u)?.[0] ?? '');

const stemsIn = (text: string, language: Language): Set<string> =>
  new Set(
    wordsOf(text, language)
      .map((word) => word.text)
      .filter((word) => word.length >= MIN_WORD_CHARS && !COMMON_WORDS.has(word))
      .map((word) => stem(word, language)),
  );
