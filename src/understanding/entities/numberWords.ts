import type { Language } from '../../domain/language.ts';

/** A number written out, with where it stands in the reading. */
export interface WrittenNumber {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** A lone article such as "a" or "un" counts as one only beside a unit. */
  readonly article: boolean;
}

type Values = ReadonlyMap<string, number>;

const valuesOf = (list: string): Values =>
  new Map(list.split(' ').map((entry) => [entry.split(':')[0]!, Number(entry.split(':')[1])]));

const UNITS: Readonly<Record<Language, Values>> = {
  en: valuesOf('zero:0 a:1 an:1 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9'),
  fr: valuesOf('zero:0 un:1 une:1 deux:2 trois:3 quatre:4 cinq:5 six:6 sept:7 huit:8 neuf:9'),
};
const TEENS: Readonly<Record<Language, Values>> = {
  en: valuesOf(
    'ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14 fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19',
  ),
  fr: valuesOf('dix:10 onze:11 douze:12 treize:13 quatorze:14 quinze:15 seize:16'),
};
const TENS: Readonly<Record<Language, Values>> = {
  en: valuesOf('twenty:20 thirty:30 forty:40 fourty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90'),
  fr: valuesOf(
    'vingt:20 vingts:20 trente:30 quarante:40 cinquante:50 soixante:60 septante:70 huitante:80 octante:80 nonante:90',
  ),
};
const HUNDREDS: ReadonlySet<string> = new Set(['hundred', 'cent', 'cents']);
const THOUSANDS: ReadonlySet<string> = new Set(['thousand', 'mille']);
const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'un', 'une']);
const LINKS: ReadonlySet<string> = new Set(['and', 'et']);

/** The numbers written as words, in order; "two hundred and seventy-nine" is one number. */
export function findNumberWords(text: string, language: Language): WrittenNumber[] {
  const sums: Sum[] = [];
  for (const { 0: word, index } of text.matchAll(/[a-z]+/g)) {
    const end = index + word.length;
    const open = sums.at(-1);
    const joined = open !== undefined && /^[ -]$/.test(text.slice(open.end, index));
    if (joined && LINKS.has(word) && open.end === open.to) {
      sums[sums.length - 1] = { ...open, end };
      continue;
    }
    const longer = joined ? extend(open, word, language) : null;
    if (longer !== null) sums[sums.length - 1] = { ...longer, to: end, end };
    const fresh = longer === null ? begin(word, index, language) : null;
    if (fresh !== null) sums.push({ ...fresh, to: end, end });
  }
  return sums.map((sum) => written(sum, text));
}

/** A number being read: thousands already counted, and the part below a thousand. */
interface Sum {
  readonly from: number;
  readonly to: number;
  /** Where the text has been read to: beyond `to` after a link word that may lead nowhere. */
  readonly end: number;
  readonly thousands: number;
  readonly rest: number;
  readonly last: 'unit' | 'teen' | 'ten' | 'hundred' | 'thousand';
}

function written(sum: Sum, text: string): WrittenNumber {
  const { from, to } = sum;
  return { from, to, value: sum.thousands + sum.rest, article: ARTICLES.has(text.slice(from, to)) };
}

function begin(word: string, index: number, language: Language): Sum | null {
  const empty: Sum = { from: index, to: index, end: index, thousands: 0, rest: 0, last: 'thousand' };
  // English says "a hundred"; a bare "hundred" or the coin "cent" is no number there.
  if (language === 'en' && (HUNDREDS.has(word) || THOUSANDS.has(word))) return null;
  return extend(empty, word, language);
}

function extend(sum: Sum, word: string, language: Language): Sum | null {
  const { thousands, rest, last } = sum;
  const below = rest % 100;
  if (isHundred(word, language) && rest < 10 && last !== 'hundred')
    return { ...sum, rest: (rest || 1) * 100, last: 'hundred' };
  if (THOUSANDS.has(word) && thousands === 0)
    return { ...sum, thousands: (rest || 1) * 1000, rest: 0, last: 'thousand' };
  const ten = TENS[language].get(word);
  if (ten === 20 && language === 'fr' && below === 4 && last === 'unit')
    return { ...sum, rest: rest + 76, last: 'ten' };
  if (ten !== undefined && below === 0 && last !== 'unit') return { ...sum, rest: rest + ten, last: 'ten' };
  const teen = TEENS[language].get(word);
  if (teen !== undefined && takesTeen(below, language)) return { ...sum, rest: rest + teen, last: 'teen' };
  const unit = UNITS[language].get(word);
  if (unit === undefined || !takesUnit(sum, unit, language)) return null;
  return { ...sum, rest: rest + unit, last: 'unit' };
}

const isHundred = (word: string, language: Language) =>
  HUNDREDS.has(word) && (word === 'hundred') === (language === 'en');

/** French counts on from sixty and eighty: soixante-douze, quatre-vingt-douze. */
const takesTeen = (below: number, language: Language) =>
  below === 0 || (language === 'fr' && (below === 60 || below === 80));

function takesUnit({ thousands, rest, last }: Sum, unit: number, language: Language): boolean {
  if (last === 'unit') return false;
  const isFirst = thousands === 0 && rest === 0;
  if (unit === 0) return isFirst;
  if (last === 'teen') return language === 'fr' && rest % 10 === 0 && unit >= 7;
  return true;
}
