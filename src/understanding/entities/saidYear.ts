import type { IsoDate } from '../../domain/value.ts';

const BEFORE = '(?:en|au|a|dans|vers|courant|in|around|during|at|on|back|some time)';

/** Pattern source for a year told from this one, after what it dates: "October last year", "mars de l'an dernier". */
export const SAID_YEAR =
  "(?:,? (?:(?:of )?(?<enYear>last|this|next) year|(?:de )?(?:l'(?:annee|an) )(?<frYear>derniere?|passee?|prochaine?)|(?:de )?(?<thisYear>cette annee)))";

/** The same before it: "last year in October", "l'an dernier au printemps". */
export const SAID_YEAR_FIRST = `(?:(?:\\b(?<enFirst>last|this|next) year|\\bl'(?:annee|an) (?<frFirst>derniere?|passee?|prochaine?)|\\b(?<thisFirst>cette annee)),?(?: ${BEFORE})*(?: (?:the|le|la)|(?: a)? l'(?=\\w))? ?)`;

/** The year that the groups of either pattern tell; null when they tell none. */
export function saidYear(
  groups: Readonly<Record<string, string | undefined>>,
  today: IsoDate,
): number | null {
  const thisYear = Number(today.slice(0, 4));
  const english = groups.enYear ?? groups.enFirst;
  const french = groups.frYear ?? groups.frFirst ?? '';
  if (english === 'last' || /^(?:dernier|passe)/.test(french)) return thisYear - 1;
  if (english === 'next' || french.startsWith('prochain')) return thisYear + 1;
  return english === 'this' || (groups.thisYear ?? groups.thisFirst) !== undefined ? thisYear : null;
}
