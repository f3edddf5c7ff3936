import type { SubjectWords } from '../domain/content.ts';
import type { Language } from '../domain/language.ts';
import type { InTopic } from '../domain/understanding.ts';
import { markedQuestionIn } from './askedClauses.ts';
import type { Classifier } from './classifier.ts';
import { classify } from './classify.ts';
import { wordsIn } from './story.ts';

interface Reader {
  readonly language: Language;
  readonly classifier: Classifier;
  readonly subjects: SubjectWords;
}

/** "Thanks. And …": a word or two before the question proper. */
export const COURTESY = /^\P{L}*\p{L}+(?: \p{L}+)?[.!,;]+\s+(?=\p{L}+\s+\p{L})/u;

/** Whoever writes more says what it is about. */
const MAX_FOLLOW_UP_WORDS = 14;

/** Reads a short message with the words of the topic just spoken of: "since when?" after the Ambassador offer asks about that. */
export function classifyInTopic(
  { language, classifier, subjects }: Reader,
  text: string,
  topic: string | null,
): InTopic | null {
  const subject = topic === null ? undefined : subjects[topic];
  const words = wordsIn(text);
  if (!subject || words === 0 || words > MAX_FOLLOW_UP_WORDS) return null;
  const read = (part: string) => classify(classifier, `${subject[language]}: ${part}`);
  const whole = read(text.replace(COURTESY, ''));
  const asked = whole.verdict === 'confident' ? null : markedQuestionIn(text);
  const part = asked === null ? null : read(asked);
  // "And is it guaranteed? I lost the bill": what is told after the question blurs it.
  const isSame = part?.ranking[0]?.intent === whole.ranking[0]?.intent;
  return part?.verdict === 'confident' && isSame ? part : whole;
}
