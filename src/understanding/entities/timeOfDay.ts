import { type Candidate, type Found, findAll } from './candidate.ts';
import { IN_THE_DAY, MERIDIEM, O_CLOCK, onDial } from './halfOfDay.ts';
import { findSpokenTimes } from './spokenTime.ts';

const LED = "(?:(?:at|around|about|by|before|after|until|a|vers|avant|apres|des|jusqu'a) )";
/** « Demain, 18 heures »: beside a day, hours are a time and no length. */
const DAY_BEFORE =
  "(?<=\\b(?:demain|soir|matin|midi|aujourd'hui|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche),? )";
/** "21h", "8 h 30", "à 9 heures". */
const FRENCH = new RegExp(
  `(?<![\\p{L}\\d.,:/-])(?:(?:${LED}|${DAY_BEFORE})(?<led>\\d{1,2}) ?heures?(?: ?(?<ledMinutes>[0-5]\\d|trente))?|(?<hours>\\d{1,2}) ?h(?: ?(?<minutes>[0-5]\\d))?)(?![\\p{L}\\d/])`,
  'gu',
);
/** "9 pm", "9:30", "at 7 o'clock". */
const ENGLISH = new RegExp(
  `(?<![\\p{L}\\d.,:/-])(?<hours>\\d{1,2})(?:(?:[:.](?<minutes>[0-5]\\d))? ?${MERIDIEM}|:(?<clockMinutes>[0-5]\\d)(?![\\d:])| ?${O_CLOCK}|${IN_THE_DAY})`,
  'gu',
);
/** "At 9" is a time only where nothing follows that it could count, and so is "7.30". */
const AT =
  /(?:(?<=\bat )(?<hours>\d{1,2})|(?<=\b(?:at|by|until|till|it['’]?s|it is) )(?<dotted>\d{1,2})\.(?<minutes>[0-5]\d))(?= ?(?:[?,;!]|$|on (?:a |the )?\p{L}+day|in the |this |tomorrow|tonight|today|now\b))/gu;
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
    const hours = Number(groups.led ?? groups.dotted ?? groups.hours);
    const told = groups.ledMinutes ?? groups.minutes ?? groups.clockMinutes ?? '0';
    const minutes = told === 'trente' ? 30 : Number(told);
    const hour = onDial(hours, { half: groups.half, isLate: () => isEvening(text, index) });
    return hour < 24 ? { kind: 'time', minuteOfDay: hour * 60 + minutes } : null;
  };
  return [
    ...[FRENCH, ENGLISH, AT].flatMap((pattern) => findAll(text, pattern, read)),
    ...findSpokenTimes(text, (index) => isEvening(text, index)),
    ...NAMED.flatMap(([pattern, minuteOfDay]) =>
      findAll(text, pattern, () => ({ kind: 'time', minuteOfDay })),
    ),
  ];
}

const isEvening = (text: string, index: number): boolean => LATE_IN_THE_DAY.test(sentenceAt(text, index));

const SENTENCE_BREAK = /[!?;\n]+|\.\s/gu;

/** The sentence around a place: "I start at 8. And in the evening?" says nothing of 20:00. */
function sentenceAt(text: string, at: number): string {
  const breaks = [...text.matchAll(SENTENCE_BREAK)].map(({ index }) => index);
  return text.slice(
    breaks.findLast((place) => place < at) ?? 0,
    breaks.find((place) => place >= at),
  );
}
