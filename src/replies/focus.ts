import type { Language } from '../domain/language.ts';
import { stem } from '../language/stem.ts';
import { wordsOf } from '../language/tokenise.ts';

/** Shorter words are in every sentence, and so are these. */
const MIN_WORD_CHARS = 4;
const COMMON = new Set(
  (
    'that this these those with what when which where then than they them their have does from will would could should your yours ' +
    'there here about also only been being just more some still very into over after before since ' +
    'pour avec dans mais donc alors cela cette elle elles nous vous votre notre sont est-ce serait aurait plus moins aussi ' +
    'tout tous toute bien quand quel quelle comme sans chez être avoir fait faire entre'
  ).split(' '),
);
/** A sentence that begins so leans on the one before it: the two are said together. */
const LEANING =
  /^(?:they|that|it|this|these|then|from|even|before|after|it's|ils?|elles?|dès|cela|ce|c'|cette|ces|même|avant|après|pour cela)\b/iu;
/** One word that only this sentence has, or two that few have. */
const MIN_SHARED = 1;

const SENTENCE = /(?<=[.!?…])\s+/u;

/** The sentence of a text that speaks of what is asked; the whole text when none clearly does. */
export function focused(text: string, question: string, language: Language): string {
  // Of options in a list no single sentence tells.
  if (text.includes('\n- ')) return text;
  const sentences = text
    .split('\n\n')
    .flatMap((paragraph) => sentencesOf(paragraph))
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

/** Its sentences, one that leans on the last joined to it. */
function sentencesOf(paragraph: string): string[] {
  const sentences: string[] = [];
  for (const next of paragraph.split(SENTENCE)) {
    if (LEANING.test(next) && sentences.length > 0) sentences.push(`${sentences.pop()} ${next}`);
    else sentences.push(next);
  }
  return sentences;
}

const stemsIn = (text: string, language: Language): Set<string> =>
  new Set(
    wordsOf(text, language)
      .map((word) => word.text)
      .filter((word) => word.length >= MIN_WORD_CHARS && !COMMON.has(word))
      .map((word) => stem(word, language)),
  );
