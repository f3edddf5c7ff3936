import type { Half, Halves } from '../domain/understanding.ts';
import { read } from '../language/reading.ts';
import { ENDS_AS_QUESTION, isPlainQuestion, SUPPOSES } from './asks.ts';

/** Whoever writes more tells a story. */
const MAX_WORDS = 45;
/** A word or two is no question of its own. */
const MIN_WORDS_OF_A_HALF = 2;

/** Reads a half as if it stood alone, or as said beside another that surely asks something. */
export type ReadHalf = (half: string, beside: string | null) => Omit<Half, 'text' | 'asks'>;

/** The ways to part a message in two, each half read as if it stood alone, or as asked of what the other surely asks; none for a message that is one, or a story. */
export function halvesOf(text: string, readHalf: ReadHalf): Halves[] {
  if (wordCount(text) > MAX_WORDS) return [];
  return partsInTwo(text)
    .filter((halves) => halves.every((half) => wordCount(half.text) >= MIN_WORDS_OF_A_HALF))
    .map(([one, other]) => {
      const first = { ...one, ...readHalf(one.text, null) };
      const second = { ...other, ...readHalf(other.text, surelyOf(first)) };
      // "What are the fees, and do I get an e-mail before the end?": what is asked last tells what the first is about.
      const leaning = surelyOf(first) === null ? surelyOf(second) : null;
      const led = leaning === null ? first : { ...first, inTopic: readHalf(one.text, leaning).inTopic };
      return [led, second];
    });
}

const surelyOf = ({ verdict, ranking: [best] }: Half): string | null =>
  verdict === 'confident' ? (best?.intent ?? null) : null;

// Two questions are joined by a word, parted by the end of a sentence, or by a comma alone; "a year and a half" is one length.
const JOINT =
  /[,;.?!…]*\s+(?:and|et|puis|then|n|&|\+)\s+(?!(?:not|pas|non)\s|(?:(?:a|one)\s+)?half(?!\p{L})|demie?s?(?!\p{L}))|[;.?!…]+\s+|,\s+|[,;.]*\s+2\s?[).]\s+/giu;

// "1) is it free 2) and if I never descaled it": questions that are numbered.
const NUMBERED = /(?<!\d)2\s?[).]/u;
const FIRST_NUMBERED = /^.*?(?<!\d)1\s?[).]\s+/u;

// "I do not know who to ring", "you did not say whether it is", "elle coûte combien", "la réparation est-elle garantie".
const ASKS_INSIDE =
  /(?<!\p{L})(?:whether|how (?:much|long|many)|(?:know|wonder|tell me|said?|say|told me|idea) (?:if|who|what|how|when|where|which)|combien|pourquoi|lequel|laquelle|(?:a|de|pour|avec|en|par) quel(?:le)?s?|quoi (?=\p{L})|(?:savoir|sais pas|demande|demandais|dite?s?|dire|dites-moi) (?:si|qui|quoi|ou|comment|quand|quel(?:le)?s?|a qui)|\p{L}+-(?:t-)?(?:je|tu|il|elle|on|ils|elles|ce)|(?!rendez-)\p{L}+-vous)(?!\p{L})/u;

/** One of two parts of a text, and whether it asks: by itself, only if the other does, or not at all. */
interface Part {
  readonly text: string;
  readonly asks: 'alone' | 'beside' | 'nothing';
}

/** A text of more parts is no two questions. */
const MAX_JOINTS = 12;

/** The ways to part a text in two. A comma alone parts only two questions: "and the labour, who pays it?" is one. */
function partsInTwo(text: string): (readonly [Part, Part])[] {
  return [...text.matchAll(JOINT)]
    .slice(0, MAX_JOINTS)
    .flatMap(({ 0: joint, index }): (readonly [Part, Part])[] => {
      const isNumbered = NUMBERED.test(joint);
      if (isNumbered && !FIRST_NUMBERED.test(text.slice(0, index))) return [];
      const lead = isNumbered ? text.slice(0, index).replace(FIRST_NUMBERED, '') : text.slice(0, index);
      const one = lead.trim() + (joint.includes('?') || isNumbered ? '?' : '');
      const other = text.slice(index + joint.length).trim();
      // "Do Saturdays and Sundays count?": the mark at the end says little of what stands after a mere "and".
      const isSentence = isNumbered || /[;.?!…]/u.test(joint);
      const halves = [
        { text: one, asks: asksAlone(one) ? 'alone' : isSentence ? 'nothing' : 'beside' },
        {
          text: other,
          asks:
            asksUnmarked(other) || (isSentence && asksAlone(other))
              ? 'alone'
              : asksAlone(other)
                ? 'beside'
                : 'nothing',
        },
      ] as const satisfies readonly [Part, Part];
      if (joint.trim() !== ',') return [halves];
      return halves.every(({ asks: asked }) => asked === 'alone') && !SUPPOSES.test(one) ? [halves] : [];
    });
}

/** A wish before a question is none: "I'd like to leave, what is the fee?" */
const asksAlone = (text: string): boolean => {
  const clauses = asidesOf(text);
  // "Paid by Visa. Should I worry?" asks of what it tells.
  return clauses.some((clause) => clause.endsWith('?') && isOfItself(clause, clauses)) || asksUnmarked(text);
};

const asksUnmarked = (text: string): boolean => {
  const clauses = asidesOf(text.replace(/[?\s]+$/u, ''));
  const asked = (clause: string) =>
    ASKS_INSIDE.test(clause) || isPlainQuestion(clause) || ENDS_AS_QUESTION.test(clause);
  return clauses.some((clause) => isOfItself(clause, clauses) && asked(clause));
};

const asidesOf = (text: string): string[] =>
  read(text)
    .text.split(/(?<=[,.;:!?]) /u)
    .map((clause) => clause.trim());

const isOfItself = (clause: string, { length }: readonly string[]): boolean =>
  length === 1 || wordCount(clause) >= MIN_WORDS_BESIDE;

/** A clause of fewer words leans on the one before it. */
const MIN_WORDS_BESIDE = 4;

const wordCount = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
