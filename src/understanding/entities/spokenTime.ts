import { type Candidate, findAll } from './candidate.ts';
import { IN_THE_DAY, MERIDIEM, O_CLOCK, onDial } from './halfOfDay.ts';

/** The hours as they are spoken, each in its place. */
const ENGLISH_HOURS = '- one two three four five six seven eight nine ten eleven twelve'.split(' ');
const FRENCH_HOURS = (
  '- une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept ' +
  'dix-huit dix-neuf vingt vingt-et-une vingt-deux vingt-trois'
).split(' ');
const MINUTES: Readonly<Record<string, number>> = {
  five: 5,
  ten: 10,
  quarter: 15,
  twenty: 20,
  half: 30,
  demie: 30,
  demi: 30,
  quart: 15,
  cinq: 5,
  dix: 10,
  vingt: 20,
  trente: 30,
  quinze: 15,
  'quarante-cinq': 45,
};

/** The longest first: "dix" begins "dix-neuf", which may be written in two words. */
const anyOf = (words: readonly string[]): string =>
  words
    .slice(1)
    .toSorted((one, other) => other.length - one.length)
    .map((word) => word.replaceAll('-', '[ -]'))
    .join('|');

const START = '(?<![\\p{L}\\d.,:/-])';
const ENGLISH_HOUR = `(?<hour>${anyOf(ENGLISH_HOURS)}|1[0-2]|[1-9])`;
const FRENCH_HOUR = `(?<hour>${anyOf(FRENCH_HOURS)}|[12]?\\d)`;

/** "Half past seven", "quarter to 7", "ten past eight"; "five to ten" is a time only after "at". */
const PAST_OR_TO = new RegExp(
  `${START}(?:a )?(?:(?<minutes>half|quarter|five|ten|twenty) past|(?<early>quarter|(?<=\\b(?:at|by|until|till) )(?:five|ten|twenty)) to) ${ENGLISH_HOUR}(?: ?${MERIDIEM})?(?![\\p{L}\\d])`,
  'gu',
);
/** "At half 8", "around half seven": half past it, as the British say. */
const HALF_OF_HOUR = new RegExp(
  `(?<=\\b(?:at|by|until|till|around|about|before|after|from) )(?<minutes>half) ${ENGLISH_HOUR}(?: ?${MERIDIEM})?(?![\\p{L}\\d])(?! ?(?:%|€|euros?|months?|weeks?|years?|days?|hours?|minutes?)\\b)`,
  'gu',
);
/** "Seven in the morning", "eight o'clock", "nine pm": an hour in words, with what tells that it is one. */
const SPOKEN_HOUR = new RegExp(
  `${START}(?<hour>${anyOf(ENGLISH_HOURS)})(?: ?${MERIDIEM}| ${O_CLOCK}|${IN_THE_DAY}|(?= (?:tonight|at night)\\b))`,
  'gu',
);
/** « Sept heures et demie », « 8 heures moins le quart », « dix-neuf heures ». */
const FRENCH = new RegExp(
  `${START}${FRENCH_HOUR} ?(?:h|heures?) (?:(?:et |passees de )?(?<minutes>demie?|quart|cinq|dix|quinze|vingt|trente|quarante[ -]cinq)|moins (?:le )?(?<before>quart|cinq|dix|vingt))(?![\\p{L}\\d])`,
  'gu',
);
/** A bare count of hours may be a length: « à sept heures » is a time, and « sept heures » none. */
const FRENCH_HOUR_ALONE = new RegExp(
  `(?<=\\b(?:a|vers|avant|apres|des|jusqu'a|soir|matin|demain),? )(?<hour>${anyOf(FRENCH_HOURS)}) heures?(?![\\p{L}\\d])|${START}(?<spoken>${anyOf(FRENCH_HOURS)}) heures?(?= (?:du (?:soir|matin)|de l'apres))`,
  'gu',
);

/** Times of day told in words; where the sentence speaks of the evening, the hour is one of it. */
export function findSpokenTimes(text: string, isLate: (index: number) => boolean): Candidate[] {
  return [PAST_OR_TO, HALF_OF_HOUR, SPOKEN_HOUR, FRENCH, FRENCH_HOUR_ALONE].flatMap((pattern) =>
    findAll(text, pattern, (groups, { index }) => {
      const hour = hourOf(groups.hour ?? groups.spoken ?? '');
      const short = groups.early ?? groups.before;
      const minutes = MINUTES[(groups.minutes ?? short ?? '').replace(' ', '-')] ?? 0;
      const hours = onDial(hour, { half: groups.half, isLate: () => isLate(index) });
      const minuteOfDay = hours * MINUTES_IN_HOUR + (short === undefined ? minutes : -minutes);
      return minuteOfDay < MINUTES_IN_DAY ? { kind: 'time', minuteOfDay } : null;
    }),
  );
}

const MINUTES_IN_HOUR = 60;
const MINUTES_IN_DAY = 24 * MINUTES_IN_HOUR;

function hourOf(words: string): number {
  const spoken = words.replaceAll(' ', '-');
  const place = Math.max(ENGLISH_HOURS.indexOf(spoken), FRENCH_HOURS.indexOf(spoken));
  return place > 0 ? place : Number(words);
}
