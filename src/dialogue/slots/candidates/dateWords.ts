import { DAY_WORDS } from '../../../language/dayWords.ts';

const NAMES_A_YEAR =
  /\d{4}|'\d{2}|\d[/.-]\d{1,2}[/.-]\d{2}|\p{L} \d{2}$|year|yrs|ann[ée]e|\bans?\b|next|prochain|\bbefore(?: (?:that(?: one)?|last))?$|d['’]avant$|pr[ée]c[ée]dente?$|avant-dernier/iu;

/** True for words that say of which year a date is, or count it from today. */
export const tellsYear = (words: string): boolean =>
  NAMES_A_YEAR.test(words) || (FROM_TODAY.test(words) && !FROM_FEAST.test(words));

/** "Tomorrow", "Friday" and "in three days" are counted from today, whatever the year. */
const FROM_TODAY =
  /tomorr?ow|tmrw|demain|today|aujourd|yesterday|hier|maintenant|\bnow\b|tonight|soir|matin|morning|night|nuit|afternoon|evening|\b(?:days?|weeks?|months?|jours?|semaines?|mois)\b|^\D*(?:\wday|di|dimanche)\D*$/iu;

/** "Three weeks before Christmas" is counted from that one, whatever its year. */
const FROM_FEAST =
  /\b(?:weeks?|days?|months?|semaines?|jours?|mois)(?: just)? (?:before|after|avant|apr[eè]s) (?!yesterday|tomorr?ow|hier|demain)/iu;

/** True for words that are the name of a day of the week, and no more. */
export const isWeekdayName = (words: string): boolean => WEEKDAY_ONLY.test(words);

const WEEKDAY_ONLY = /^\D*(?:\wday|di|dimanche)\D*$/iu;

/** True for a day of the week, unless it is told to be the next one. */
export const isPlainWeekday = (words: string): boolean => WEEKDAY_ONLY.test(words) && !COMING.test(words);

const COMING = /next|this|coming|prochain|ce |qui vient/iu;

/** "The 20th", "le 20": the month is another's. */
export const DAY_NUMBER_ONLY = new RegExp(`^(?:\\D{0,4}\\d{1,2}(?:st|nd|rd|th|er)?|${DAY_WORDS})$`, 'iu');
