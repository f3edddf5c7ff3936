import type { IsoDate } from '../../../domain/value.ts';
import type { Candidate } from '../candidates/reading.ts';
import { near } from '../retractions/redate.ts';

/** Words that settle on what follows, after guessing aloud. */
const SETTLING =
  /(?<!\p{L})(?:yes|yeah|yep|no|wait|hang on|hold on|actually|rather|i mean|make that|oui|si si|non|enfin|plutôt|plutot|finalement|en fait|attendez|attends|voilà|voila|ah)(?!\p{L})[^.;!?]{0,45}$/iu;

/**
 * "In March 2025 I think, or April… yes, it was 12 April": of several dates that reply to one question, the one the
 * customer settles on, in the year that was told before it; null when none is.
 */
export function settledDate(
  replies: readonly Candidate[],
  { text, today }: { readonly text: string; readonly today: IsoDate },
): Candidate | null {
  const dates = replies.filter(({ entity }) => entity.kind === 'date');
  const [last, ...before] = dates.toSorted((one, other) => other.entity.start - one.entity.start);
  const [previous] = before;
  if (!last || !previous || !SETTLING.test(text.slice(previous.entity.end, last.entity.end))) return null;
  const dated = before.find(({ isYearAssumed }) => !isYearAssumed);
  return dated?.value.kind === 'date' ? near(last, { was: dated.value.date, today }) : last;
}
