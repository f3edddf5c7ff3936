import type { IsoDate } from '../../domain/value.ts';

const BEFORE =
  "(?:en|au|a|dans|vers|courant|in|around|during|at|on|back|some time|it was|that was|was|c'etait)";
const ROUGHLY = '(?:about |around |nearly |almost |environ |deja |presque |bientot )?';
/** One to nine, in figures or words: further back nobody tells a season. */
const COUNTS: readonly string[] =
  'a|one|un|une two|deux three|trois four|quatre five|cinq six seven|sept eight|huit nine|neuf'.split(' ');
/** One of them, in figures or words. */
export const COUNT = `\\d|${COUNTS.join('|')}`;

/** "Christmas two years ago", « Noël il y a deux ans »: so many years of the calendar back. */
const ago = (at: string) =>
  `${ROUGHLY}(?<enAgo${at}>${COUNT}) (?:years?|yrs?) (?:ago|back)\\b|(?:d'|de )?(?:il )?y ?'?a ${ROUGHLY}(?<frAgo${at}>${COUNT}) ans?(?: (?:environ|a peu pres|deja))?\\b`;

/** Pattern source for a year told from this one, after what it dates: "October last year", "mars de l'an dernier". */
export const SAID_YEAR = `(?:,? (?:(?:of )?(?<enYear>last|this|next) year(?! but one)|(?:of )?(?:(?:the )?(?<beforeYear>year before last|last year but one))|(?:de )?(?:l'(?:annee|an) )(?<frYear>derniere?|passee?|prochaine?)|(?:de )?(?<thisYear>cette annee)|${ago('')}))`;

/** The same before it: "last year in October", "l'an dernier au printemps". */
export const SAID_YEAR_FIRST = `(?:(?:\\b(?<enFirst>last|this|next) year(?! but one)|\\b(?:the )?(?<beforeFirst>year before last|last year but one)|\\bl'(?:annee|an) (?<frFirst>derniere?|passee?|prochaine?)|\\b(?<thisFirst>cette annee)|(?<![\\p{L}\\d.,])(?:${ago('First')})),?(?: ${BEFORE})*(?: (?:the|le|la)|(?: a)? l'(?=\\w))? ?)`;

/** The year that the groups of either pattern tell; null when they tell none. */
export function saidYear(
  groups: Readonly<Record<string, string | undefined>>,
  today: IsoDate,
): number | null {
  const thisYear = Number(today.slice(0, 4));
  const english = groups.enYear ?? groups.enFirst;
  const french = groups.frYear ?? groups.frFirst ?? '';
  const years = groups.enAgo ?? groups.frAgo ?? groups.enAgoFirst ?? groups.frAgoFirst;
  if (years !== undefined) return thisYear - countOf(years);
  if ((groups.beforeYear ?? groups.beforeFirst) !== undefined) return thisYear - 2;
  if (english === 'last' || /^(?:dernier|passe)/.test(french)) return thisYear - 1;
  if (english === 'next' || french.startsWith('prochain')) return thisYear + 1;
  return english === 'this' || (groups.thisYear ?? groups.thisFirst) !== undefined ? thisYear : null;
}

/** The number that such a count tells. */
export function countOf(words: string): number {
  const named = COUNTS.findIndex((one) => one.split('|').includes(words));
  return named < 0 ? Number(words) : named + 1;
}
