import { addMonths } from '../../../domain/calendar.ts';
import type { Entity, EntityOf } from '../../../domain/entity.ts';
import { leadingTo, sentenceAround } from '../../../language/sentence.ts';
import type { FillContext } from '../candidates/candidate.ts';
import { tellsYear } from '../candidates/dateWords.ts';

type Day = EntityOf<'date'>;
type Asked = Pick<FillContext, 'text' | 'today'>;

const COVERED =
  '(?:covered|guaranteed|protected|valid|(?:under|in|inside|within) (?:the |its |that |my |this )?(?:warranty|guarantee|cover|\\d+ months|six months|two years)|inside it|within it|couverte?s?|garantie?s?|valable|sous garantie|dans (?:la|sa|ma|cette) garantie|dans les (?:six|\\d+) mois|dans les temps)';

/** "Covered at Christmas", « encore garantie au 1er février »: words of cover that lead to a day. */
const LEADS_TO_DAY = new RegExp(
  `(?<!\\p{L})${COVERED}(?: then| still| encore| toujours)? (?:at|in|on|by|come|over|around|for|à|au|en|vers|pour|le)(?: the| le| la)? $`,
  'iu',
);

/** "Would Christmas be inside the 6 months?", « à Noël elle sera encore couverte ? »: what is asked of a day ahead. */
const ASKS_AHEAD = new RegExp(
  `(?<!\\p{L})(?:will|would|'ll|wouldn['’]t|won['’]t|sera|serait|sera-t-elle|serait-elle|tombe|tombera|tomberait)(?!\\p{L})[^.?!,;]{0,50}?(?<!\\p{L})${COVERED}(?!\\p{L})`,
  'iu',
);

/** "If I don't call till after Christmas, am I too late?", « si j'attends le 3 janvier, c'est trop tard ? »: what is put off until a day is asked of that day. */
const PUT_OFF =
  /(?<!\p{L})(?:un?till?|till?|after|past|before|waits?(?: for)?|attends?|attendre|attendais|avant|après|apres|passée?|jusqu['’](?:à|au|en))(?: (?:after|the|un?till?|à|au|le|la|après|apres|en))* $/iu;
/** In time for a repair still to be made is another matter. */
const TOO_LATE =
  /(?<!\p{L})(?:too late|(?:still |be )in time|trop tard|(?:encore |à )temps)(?!\p{L})(?! (?:for|to get|pour) (?:the|a|my|la|une|l['’]|un)\s?(?:repair|exchange|swap|réparation|échange))/iu;

const WAS = /(?<!\p{L})(?:was|were|had|était|étaient|avait)(?!\p{L})/iu;

const MONTHS_IN_YEAR = 12;

/** The day on which it is asked whether something is still covered, the one to come where it names no year; null for any other day. */
export function dayOfCover(day: Day, { text, today }: Asked): Day | null {
  const isNext = day.date <= today && !tellsYear(text.slice(day.start, day.end));
  const sentence = sentenceOf(day, text);
  const ahead = isNext && !WAS.test(sentence) ? { ...day, date: addMonths(day.date, MONTHS_IN_YEAR) } : day;
  if (LEADS_TO_DAY.test(leadingTo(text, day))) return ahead;
  return ahead.date > today && (ASKS_AHEAD.test(sentence) || isPutOff(day, text)) ? ahead : null;
}

const isPutOff = (day: Day, text: string): boolean =>
  PUT_OFF.test(leadingTo(text, day)) && TOO_LATE.test(sentenceOf(day, text));

/** A word that leads to the day of something else stands no further from it. */
const LED_CHARS = 12;

/** A day of which it is asked whether something is still covered then is that of a fault, be it only thought of. */
export function withCoveredDays(
  entities: readonly Entity[],
  { text, today, wanted }: Pick<FillContext, 'text' | 'today' | 'wanted'>,
): readonly Entity[] {
  if (!wanted.includes('faultDate')) return entities;
  // "Machine back on 12 February, will it be guaranteed in July?": of two days, the one that the words of cover lead to.
  const leads = entities.filter((one) => one.kind === 'date' && LEADS_TO_DAY.test(text.slice(0, one.start)));
  return entities.flatMap((entity): Entity[] => {
    const isOther = leads.length > 0 && !leads.includes(entity);
    const isTaken = (day: Day) => isLed(day, entities) && !isPutOff(day, text);
    const day =
      entity.kind === 'date' && !isOther && !isTaken(entity) ? dayOfCover(entity, { text, today }) : null;
    if (!day) return [entity];
    const start = LEADS_TO_DAY.exec(text.slice(0, day.start))?.index ?? day.start;
    return [{ kind: 'cue', start, end: day.start, facts: ['faultDate'] }, day];
  });
}

/** The sentence around a day, with a word in the day's place. */
function sentenceOf(day: Day, text: string): string {
  const { before, after } = sentenceAround(text, day);
  return `${before} X ${after}`;
}

const isLed = (day: Day, entities: readonly Entity[]): boolean =>
  entities.some(({ kind, end }) => kind === 'cue' && end <= day.start && day.start - end <= LED_CHARS);
