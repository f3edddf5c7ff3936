/** The names and short forms of the months in both languages, without accents. */
const NAMES: readonly string[] = [
  'january|janvier|jan|janv',
  'february|fevrier|feb|febr|fev|fevr',
  'march|mars|mar',
  'april|avril|apr|avr',
  'may|mai',
  'june|juin|jun',
  'july|juillet|jul|juil',
  'august|aout|aug',
  'september|septembre|sep|sept',
  'october|octobre|oct',
  'november|novembre|nov',
  'december|decembre|dec',
];

/** The first two of each are the name in full. */
const FULL_NAMES: ReadonlySet<string> = new Set(NAMES.flatMap((names) => names.split('|').slice(0, 2)));

const BY_NAME: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, index) => names.split('|').map((name) => [name, index + 1] as const)),
);

const byLength = [...BY_NAME.keys()].sort((a, b) => b.length - a.length);

const SHORT = byLength.filter((name) => !FULL_NAMES.has(name)).join('|');

/** Pattern source for a month's name, short forms and their dot included; after a full name a dot ends the sentence. */
export const MONTH = `(?<month>(?:${byLength.join('|')}))\\b(?:(?<=\\b(?:${SHORT}))\\.)?`;

/** Pattern source for a name that says a month wherever it stands; "may", "march" and short forms do not. */
export const PLAIN_MONTH = `(?<month>${byLength.filter((name) => name.length > 4 && name !== 'march').join('|')}|mars|juin|june|july|aout)\\b`;

/** The number of the month named. */
export const monthNumber = (name: string): number => BY_NAME.get(name) ?? 0;
