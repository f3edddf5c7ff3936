import type { Followers, FollowUp } from '../domain/understanding.ts';
import { askingClausesIn } from './askedClauses.ts';
import type { Classifier, Example } from './classifier.ts';
import { likeliestAmong } from './classify.ts';

/** The class of messages that stand on their own, whatever was said before them. */
const ELSEWHERE = 'elsewhere';

/** Enough of them to know what stands on its own; more would only take longer. */
const MAX_ELSEWHERE = 2_000;

/** Whoever writes more says what it is about. */
const MAX_WORDS = 15;

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
  return isShort(text) ? likeliestOf(classifier, text, mayFollow) : null;
}

/** The follow-up that a clause of a message most likely asks by itself, where the message says more than that. */
export function likeliestAsked(
  classifier: Classifier | null,
  text: string,
  mayFollow: Followers,
): FollowUp | null {
  const asked = askingClausesIn(text, { longFrom: MAX_WORDS + 1 }).flatMap(
    (clause) => likeliestOf(classifier, clause, mayFollow) ?? [],
  );
  const last = asked.findLast(({ confidence }) => confidence >= LIKELY);
  return last ?? asked.sort((one, other) => other.confidence - one.confidence)[0] ?? null;
}

/** "Really? And why not to my card, it is my money": of two clauses that likely ask, the latter is the question. */
const LIKELY = 0.5;

function likeliestOf(classifier: Classifier | null, text: string, mayFollow: Followers): FollowUp | null {
  if (classifier === null || mayFollow.size === 0) return null;
  const best = likeliestAmong(classifier, text, new Set(mayFollow.keys()));
  return best && { intent: mayFollow.get(best.intent)!, learntAs: best.intent, confidence: best.confidence };
}

const wordCount = (text: string): number => text.match(/\p{L}[\p{L}'’-]*/gu)?.length ?? 0;

const isShort = (text: string): boolean => wordCount(text) <= MAX_WORDS;
