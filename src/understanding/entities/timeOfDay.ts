import { type Candidate, type Found, findAll } from './candidate.ts';

/** Hours in words; "one" counts things too often to be one. */
const HOUR_WORDS: ReadonlyMap<string, number> = new Map(
  [
    'une',
    'two|deux',
    'three|trois',
    'four|quatre',
    'five|cinq',
    'six',
    'seven|sept',
    'eight|huit',
    'nine|neuf',
    'ten|dix',
    'eleven|onze',
    'twelve|douze',
    'treize',
    'quatorze',
    'quinze',
    'seize',
    'dix-sept',
    'dix-huit',
    'dix-neuf',
    'vingt',
  ].flatMap((words, index) => words.split('|').map((word) => [word, index + 1] as const)),
);
const HOURS = `\\d{1,2}|${[...HOUR_WORDS.keys()].sort((a, b) => b.length - a.length).join('|')}`;

const LED = "(?:(?:at|around|about|by|before|after|until|a|vers|avant|apres|des|jusqu'a) )";
/** « Demain, 18 heures »: beside a day, hours are a time and no length. */
const DAY_BEFORE =
  "(?<=\\b(?:demain|soir|matin|midi|aujourd'hui|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche),? )";
/** "21h", "8 h 30", "à 9 heures". */
const FRENCH = new RegExp(
  `(?<![\\p{L}\\d.,:/-])(?:(?:${LED}|${DAY_BEFORE})(?<led>${HOURS}) ?heures?(?: ?(?<ledMinutes>[0-5]\\d|trente))?|(?<hours>\\d{1,2}) ?h(?: ?(?<minutes>[0-5]\\d))?)(?![\\p{L}\\d/])`,
  'gu',
);
/** "9 pm", "9:30", "at 7 o'clock". */
const ENGLISH = new RegExp(
  `(?<![\\p{L}\\d.,:/-])(?<hours>${HOURS})(?:(?:[:.](?<minutes>[0-5]\\d))? ?(?<half>[ap])\\.?m\\b\\.?|:(?<clockMinutes>[0-5]\\d)(?![\\d:])| ?o'clock\\b|(?= in the (?:morning|afternoon|evening)\\b))`,
  'gu',
);
/** "At 9" is a time only where nothing follows that it could count. */
const AT = new RegExp(
  `(?<=\\bat )(?<hours>${HOURS})(?= ?(?:[?,;!]|$|on |in the |this |tomorrow|tonight|today))`,
  'gu',
);
const NAMED: readonly (readonly [RegExp, number])[] = [
  [/\b(?:noon|midday|midi)\b/g, 12 * 60],
  [/\b(?:midnight|minuit)\b/g, 24 * 60],
];
const LATE_IN_THE_DAY = /\b(?:evening|tonight|afternoon|soir|soiree|apres[ -]midi)\b/;

/** Times of day, in minutes since midnight. */
export function findTimesOfDay(text: string): Candidate[] {
  const read = (
    groups: Readonly<Record<string, string | undefined>>,
    { index }: { readonly index: number },
  ): Found | null => {
    const said = groups.led ?? groups.hours ?? '';
    const hours = HOUR_WORDS.get(said) ?? Number(said);
    const told = groups.ledMinutes ?? groups.minutes ?? groups.clockMinutes ?? '0';
    const minutes = told === 'trente' ? 30 : Number(told);
    const isAfternoon =
      groups.half === 'p' || (groups.half === undefined && LATE_IN_THE_DAY.test(sentenceAt(text, index)));
    const hour = isAfternoon && hours < 12 ? hours + 12 : groups.half === 'a' && hours === 12 ? 0 : hours;
    return hour < 24 ? { kind: 'time', minuteOfDay: hour * 60 + minutes } : null;
  };
  return [
    ...[FRENCH, ENGLISH, AT].flatMap((pattern) => findAll(text, pattern, read)),
    ...NAMED.flatMap(([pattern, minuteOfDay]) =>
      findAll(text, pattern, () => ({ kind: 'time', minuteOfDay })),
    ),
  ];
}

const SENTENCE_BREAK = /[!?;\n]+|\.\s/gu;

/** The sentence around a place: "I start at 8. And in the evening?" says nothing of 20:00. */
function sentenceAt(text: string, at: number): string {
  const breaks = [...text.matchAll(SENTENCE_BREAK)].map(({ index }) => index);
  return text.slice(
    breaks.findLast((place) => place < at) ?? 0,
    breaks.find((place) => place >= at),
  );
}
