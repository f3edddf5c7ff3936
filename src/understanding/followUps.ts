import type { Followers, FollowUp } from '../domain/understanding.ts';
import type { Classifier, Example } from './classifier.ts';
import { likeliestAmong } from './classify.ts';

/** The class of messages that stand on their own, whatever was said before them. */
const ELSEWHERE = 'elsewhere';

/** Enough of them to know what stands on its own; more would only take longer. */
const MAX_ELSEWHERE = 2_000;

/** Whoever writes more says what it is about. */
const MAX_WORDS = 14;

/** What the classifier of follow-ups learns from: the follow-ups, and the short questions that are none. */
export function followUpLesson(
  followUps: readonly Example[],
  examples: readonly Example[],
): { readonly examples: readonly Example[]; readonly declineIntents: readonly string[] } {
  const short = examples.filter(({ text }) => isShort(text));
  const step = Math.max(1, Math.ceil(short.length / MAX_ELSEWHERE));
  const elsewhere = short.filter((_, at) => at % step === 0).map(({ text }) => ({ text, intent: ELSEWHERE }));
  return { examples: [...followUps, ...elsewhere], declineIntents: [ELSEWHERE] };
}

/** The follow-up a short message most likely is, of those that may come now. */
export function likeliestFollowUp(
  classifier: Classifier | null,
  text: string,
  mayFollow: Followers,
): FollowUp | null {
  if (classifier === null || mayFollow.size === 0 || !isShort(text)) return null;
  const best = likeliestAmong(classifier, text, new Set(mayFollow.keys()));
  return best && { intent: mayFollow.get(best.intent)!, learntAs: best.intent, confidence: best.confidence };
}

const isShort = (text: string): boolean => (text.match(/\p{L}+/gu)?.length ?? 0) <= MAX_WORDS;
