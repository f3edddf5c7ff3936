import { addMonths } from '../../../domain/calendar.ts';
import type { IsoDate } from '../../../domain/value.ts';
import type { Candidate } from '../candidates/reading.ts';

/** True for a day to come, or one told without its year, which may be. */
export const isAhead = (candidate: Candidate, today: IsoDate): boolean =>
  candidate.entity.kind === 'date' && (dayOf(candidate) > today || candidate.isYearAssumed === true);

/** "I may move abroad in spring", « je pars en mars », "he might drop out by Easter": when one would leave, and not when one begins. */
const GOES =
  /(?<!\p{L})(?:(?:i|we|he|she|they)(?:['’](?:m|re|ll|d|s))?(?: \p{L}+){0,3} (?:drop\p{L}* (?:it|out)|pull\p{L}* out|give up|leav\p{L}*|mov(?:e|ing) (?:abroad|away|out)|quit\p{L}*|stop\p{L}*|cancel\p{L}*|go(?:ing)? (?:abroad|away))|(?:je|on|nous|j['’]|ils?|elles?) ?(?:\p{L}+ ){0,3}?(?:pars|part|partons|partir|partir(?:ai|ais|ons|a)|déménag\p{L}* (?:à l['’]étranger|loin|ailleurs)|quitt\p{L}*|arrêt\p{L}*|résili\p{L}*|abandonn\p{L}*|lâch\p{L}*|laiss\p{L}* tomber))(?: [\p{L}'’-]+){0,4} ?$/iu;

/** "It begins when we move out", « il commence quand je déménage »: the day after such words is of the beginning, whoever goes. */
const BEGINS =
  /(?<!\p{L})(?:begins?|beginning|starts?|starting|commenc\p{L}*|takes? effect|débute\p{L}*|démarre\p{L}*|prend(?:ra)? effet)(?: (?!(?:and|but|et|mais)(?!\p{L}))[\p{L}'’]+){0,8} ?$/iu;

const isOfLeaving = (before: string): boolean => GOES.test(before) && !BEGINS.test(before);

/** Of a subscription not begun yet, the day that comes first from today on: the one it begins on, where it is none to leave on. */
export function firstAhead(
  dates: readonly Candidate[],
  { text, today }: { text: string; today: IsoDate },
): Candidate | undefined {
  const next = (one: Candidate) => (dayOf(one) > today ? dayOf(one) : addMonths(dayOf(one), 12));
  return dates
    .filter((one) => isAhead(one, today) && !isOfLeaving(text.slice(0, one.entity.start)))
    .toSorted((one, other) => (next(one) < next(other) ? -1 : 1))[0];
}

const dayOf = ({ value }: Candidate): IsoDate => (value.kind === 'date' ? value.date : '');
