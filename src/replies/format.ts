import type { Vocabulary } from '../domain/content.ts';
import type { Language } from '../domain/language.ts';
import { clockTime, type Roughly, type Value } from '../domain/value.ts';

/** Made once: a formatter costs far more to make than to use, in time and in memory outside the heap. */
const FORMATS = { en: formatsOf('en-GB'), fr: formatsOf('fr-FR') } as const satisfies Record<
  Language,
  object
>;

/** Writes a value as a native reader of the language expects it. */
export function formatValue(
  value: Value,
  { language, vocabularies }: { language: Language; vocabularies: readonly Vocabulary[] },
): string {
  switch (value.kind) {
    case 'money':
      return spaced(FORMATS[language].money.format(value.cents / 100));
    case 'wholeEuros':
      return spaced(FORMATS[language].wholeEuros.format(value.euros));
    case 'share':
      return spaced(FORMATS[language].share.format(value.percent / 100));
    case 'months':
      return counted(language, value.months, { en: ['month', 'months'], fr: ['mois', 'mois'] });
    case 'days':
      return counted(language, value.days, { en: ['day', 'days'], fr: ['jour', 'jours'] });
    case 'date':
      return value.roughly
        ? roughDate(language, value.date, value.roughly)
        : dated(language, value.date, 'date');
    case 'flag':
      return FLAG_WORDS[language][value.flag ? 0 : 1];
    case 'term':
      return termLabel(vocabularies, value, language);
    case 'text':
      return escapeMarkdown(value.text);
    case 'years':
      return counted(language, value.years, { en: ['year', 'years'], fr: ['an', 'ans'] });
    case 'phone':
      return value.number.replaceAll(' ', '\u00a0');
    case 'time':
      return formatTime(language, value.minuteOfDay);
    case 'weekdays':
      return language === 'fr'
        ? `du ${weekdayName(language, value.from)} au ${weekdayName(language, value.to)}`
        : `${weekdayName(language, value.from)} to ${weekdayName(language, value.to)}`;
    case 'weekday':
      return dated(language, value.date, 'weekdayDate');
    default:
      return value satisfies never;
  }
}

const FLAG_WORDS = { en: ['yes', 'no'], fr: ['oui', 'non'] } as const;

function formatsOf(locale: string) {
  const euros = { style: 'currency', currency: 'EUR' } as const;
  const day = { timeZone: 'UTC', day: 'numeric', month: 'long' } as const;
  return {
    money: new Intl.NumberFormat(locale, euros),
    wholeEuros: new Intl.NumberFormat(locale, { ...euros, maximumFractionDigits: 0 }),
    share: new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }),
    count: new Intl.NumberFormat(locale),
    plural: new Intl.PluralRules(locale),
    date: new Intl.DateTimeFormat(locale, { ...day, year: 'numeric' }),
    month: new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' }),
    year: new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric' }),
    weekdayDate: new Intl.DateTimeFormat(locale, { ...day, weekday: 'long' }),
    weekday: new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long' }),
  };
}

/** French groups digits with U+202F, which many chat fonts lack; U+00A0 looks right everywhere. */
const spaced = (written: string): string => written.replaceAll('\u202f', '\u00a0');

/** In French a space stands before ; : ! ? » and after «, and no line may break at it. */
export const typeset = (language: Language, text: string): string =>
  language === 'fr' ? text.replace(/ (?=[;:!?»])/g, '\u00a0').replace(/« /g, '«\u00a0') : text;

type DateForm = 'date' | 'month' | 'year' | 'weekdayDate';

/** "About 3 March 2026", "3 mars 2026 environ"; of a month or a year, its name says that it is rough. */
function roughDate(language: Language, day: string, roughly: Roughly): string {
  if (roughly !== 'day') return dated(language, day, roughly);
  const written = dated(language, day, 'date');
  return language === 'fr' ? `${written} environ` : `about ${written}`;
}

/** The French words that lead to a date, by how rough it is. English has one for all, but for "on". */
const FRENCH_LEADS = {
  on: { exact: 'le ', day: 'vers le ', month: 'en ', year: 'en ' },
  from: { exact: 'du ', day: 'du ', month: 'de ', year: 'de ' },
  through: { exact: "jusqu'au ", day: "jusqu'au ", month: "jusqu'en ", year: "jusqu'en " },
  until: { exact: "jusqu'au ", day: "jusqu'au ", month: "jusqu'en ", year: "jusqu'en " },
  around: { exact: 'vers le ', day: 'vers le ', month: 'vers ', year: 'vers ' },
} as const;
const ENGLISH_ON = { exact: 'on ', day: 'around ', month: 'in ', year: 'in ' } as const;
export type DateLead = keyof typeof FRENCH_LEADS;

/** Of a day told roughly, none can be the last. */
const INCLUSIVE = { en: ' inclusive', fr: ' inclus' } as const;

/** A date with the word that leads to it: "on 3 March 2026", "in March 2026", "until 3 March 2026 inclusive". */
export function formatLedDate(
  lead: DateLead,
  { date: day, roughly = undefined }: Extract<Value, { kind: 'date' }>,
  language: Language,
): string {
  const precision = roughly ?? 'exact';
  const english = lead === 'on' ? ENGLISH_ON[precision] : `${lead === 'through' ? 'until' : lead} `;
  const word = language === 'fr' ? FRENCH_LEADS[lead][precision] : english;
  // "Around" says it already.
  const isSaid = (lead === 'on' || lead === 'around') && roughly === 'day';
  const written = roughly && !isSaid ? roughDate(language, day, roughly) : dated(language, day, 'date');
  const led = word + written + (lead === 'through' && !roughly ? INCLUSIVE[language] : '');
  return language === 'fr' ? elided(led) : led;
}

/** "D'avril", as before every vowel. */
const elided = (french: string): string => french.replace(/^de (?=[aeiouéèêh])/iu, "d'");

function dated(language: Language, day: string, form: DateForm): string {
  const written = FORMATS[language][form].format(new Date(`${day}T00:00:00Z`));
  return language === 'fr' ? written.replace(/(^|\D)1 (?=\p{L})/u, '$11er ') : written;
}

/** 8:00 in English, 8 h or 8 h 30 in French. */
function formatTime(language: Language, minuteOfDay: number): string {
  if (language === 'en') return clockTime(minuteOfDay);
  const [hours, minutes] = clockTime(minuteOfDay).split(':');
  return minutes === '00' ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${minutes}`;
}

/** A Monday, from which the names of the seven days are counted. */
const A_MONDAY = Date.UTC(2024, 0, 1);
const MS_PER_DAY = 86_400_000;

function weekdayName(language: Language, number: number): string {
  return FORMATS[language].weekday.format(new Date(A_MONDAY + (number - 1) * MS_PER_DAY));
}

function counted(
  language: Language,
  count: number,
  nouns: Readonly<Record<Language, readonly [string, string]>>,
): string {
  const { plural, count: format } = FORMATS[language];
  const isSingular = plural.select(count) === 'one';
  return `${spaced(format.format(count))}\u00a0${nouns[language][isSingular ? 0 : 1]}`;
}

function termLabel(
  vocabularies: readonly Vocabulary[],
  { vocabulary, id }: { vocabulary: string; id: string },
  language: Language,
): string {
  const values = vocabularies.find((one) => one.id === vocabulary)?.values ?? [];
  return values.find((value) => value.id === id)?.label[language] ?? id;
}

/** Text of unknown origin, made harmless inside safe Markdown. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~]|(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])/gu, '\\$&');
}
