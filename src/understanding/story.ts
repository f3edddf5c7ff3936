import type { RankedIntent } from '../domain/understanding.ts';
import { lastQuestionIn } from './askedClauses.ts';
import type { Classifier } from './classifier.ts';
import { type Classification, classify } from './classify.ts';

/** Whoever writes more tells a story; its question is found by the whole. */
export const MAX_ASIDE_CHARS = 1_000;

/** A part says less than the whole, but it stands beside others that say the rest. */
const MIN_PART_CONFIDENCE = 0.65;

export const isLikely = ({ verdict, confidence }: Classification): boolean =>
  verdict !== 'unknown' && confidence >= MIN_PART_CONFIDENCE;

/** The likeliest intent; none when the text has no words. */
export const intentOf = ({ ranking }: Classification): string | undefined => ranking[0]?.intent;

const SENTENCE = /(?<=[.;?!\n…])/u;
const MIN_SENTENCE_WORDS = 3;
/** A question is rarely longer; it mostly stands at the end. */
const END_WORDS = 20;
/** Less likely as a reading of the whole, an intent is not what the story is about. */
const MIN_STORY_CONFIDENCE = 0.2;
/** Another reading than the likeliest must be nearly as likely. */
const MIN_OF_FIRST = 0.6;
/** A shorter question ("and what does it cost?") leans on what was said before: alone it decides nothing. */
const MIN_SURE_WORDS = 5;
/** How many views of a story must read the same in it, when none is sure by itself. */
const AGREEING_VIEWS = 2;

/** A story blurs its question: what the whole most likely asks is it, when the places where questions stand say so too. */
export function questionOfStory(
  classifier: Classifier,
  text: string,
  whole: Classification,
): Classification | null {
  if (whole.verdict === 'confident') return null;
  const likely = whole.ranking.filter(
    ({ intent, confidence }) => isAnswerable(classifier, intent) && confidence >= MIN_STORY_CONFIDENCE,
  );
  if (likely.length === 0) return null;
  const start = text.slice(0, MAX_ASIDE_CHARS);
  const views = viewsOf(start).map((view) => ({ ...classify(classifier, view), words: wordsIn(view) }));
  for (const one of likely.filter(({ confidence }) => confidence >= MIN_OF_FIRST * likely[0]!.confidence)) {
    const agreeing = views.filter((view) => isLikely(view) && intentOf(view) === one.intent);
    const isSure = agreeing.some(({ verdict, words }) => verdict === 'confident' && words >= MIN_SURE_WORDS);
    if (isSure || agreeing.length >= AGREEING_VIEWS)
      return withFirst(whole, {
        ...one,
        confidence: Math.max(...agreeing.map(({ confidence }) => confidence)),
      });
  }
  // "It drips everywhere, is it still under warranty?": what happened blurs what is asked of it at the end.
  const asked = views.length > 0 ? null : lastQuestionIn(start);
  const part = asked === null ? null : classify(classifier, asked);
  const isOfLikely = likely.some(({ intent }) => part !== null && intent === intentOf(part));
  if (part?.verdict !== 'confident' || !isOfLikely) return null;
  const [best] = part.ranking;
  return withFirst(whole, { ...best!, confidence: Math.min(best!.confidence, MAX_LAST_CONFIDENCE) });
}

/** The end of a message alone is never so sure that nothing said before could be meant. */
const MAX_LAST_CONFIDENCE = 0.85;

/** What a message says, with the intent it surely asks for at the head. */
const withFirst = (whole: Classification, first: RankedIntent): Classification => ({
  ...whole,
  verdict: 'confident',
  confidence: first.confidence,
  ranking: [first, ...whole.ranking.filter(({ intent }) => intent !== first.intent)],
});

/** Its last question (or else its last sentence), the same with what was said just before, and its last words. */
function viewsOf(text: string): string[] {
  const sentences = text.split(SENTENCE).filter((sentence) => wordsIn(sentence) >= MIN_SENTENCE_WORDS);
  const words = text.trim().split(/\s+/u);
  if (sentences.length < 2 && words.length <= END_WORDS) return [];
  const asked = sentences.findLastIndex((sentence) => sentence.trimEnd().endsWith('?'));
  const at = asked < 0 ? sentences.length - 1 : asked;
  return [
    sentences[at] ?? text,
    sentences.slice(Math.max(0, at - 1), at + 1).join(''),
    words.slice(-END_WORDS).join(' '),
  ];
}

const isAnswerable = ({ intents, declines }: Classifier, intent: string): boolean =>
  !declines[intents.indexOf(intent)];

/** How many words a text has. */
export const wordsIn = (text: string): number => text.match(/\p{L}+/gu)?.length ?? 0;
