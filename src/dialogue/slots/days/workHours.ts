import { weekdayOf } from '../../../domain/calendar.ts';
import type { Entity } from '../../../domain/entity.ts';
import { sentenceAround } from '../../../language/sentence.ts';

/** "Are you open on Saturday? I work until 8 pm in the week": an hour of the working week is none to call at on a weekend. */
export function withoutWorkHours(entities: readonly Entity[], text: string): Entity[] {
  const isOfWork = (entity: Entity) =>
    entity.kind === 'time' &&
    AT_WORK.test(text.slice(0, entity.start)) &&
    IN_WEEK.test(sentenceOf(entity, text)) &&
    entities.some(isOfWeekend);
  return entities.filter((entity) => !isOfWork(entity));
}

const SATURDAY = 6;
const isOfWeekend = (entity: Entity): boolean => entity.kind === 'date' && weekdayOf(entity.date) >= SATURDAY;

/** An hour that work lasts until; one it begins or ends at may be when the customer is free to call. */
const AT_WORK =
  /(?<!\p{L})(?:work(?:ing)?|at work|on shift|my shift (?:runs|goes|lasts)|in the office|busy|travaille|bosse|au (?:travail|boulot|bureau)|occupée?|pas (?:libre|disponible|dispo)|not free)(?!\p{L})[^.?!;]*?(?:until|till|til|to|before|jusqu['’]à|jusqu['’]a|à|avant)(?: about| around| environ)? $/iu;

const IN_WEEK =
  /(?<!\p{L})(?:(?:in|during|all|through|throughout) (?:the |my )?(?:working )?week|all week long|(?:on |every )?(?:weekdays?|week days?|working days?)|(?:from )?mon(?:day)?s? (?:to|till|until|through) fri(?:day)?s?|(?:on )?(?:the )?other days|the rest of the week|en semaine|(?:de|pendant|durant|dans|toute)? ?la semaine|les jours (?:ouvrés|de semaine)|(?:du )?lundi au vendredi|les autres jours|le reste de la semaine)(?!\p{L})/iu;

/** The sentence around an hour, with a word in its place. */
function sentenceOf(hour: Entity, text: string): string {
  const { before, after } = sentenceAround(text, hour);
  return `${before} X ${after}`;
}

/** "Is a quarter past eight all right, or else on Sunday?": the other day is no day of that hour. */
export function withoutFallbackDays(entities: readonly Entity[], text: string): Entity[] {
  const isFallback = (entity: Entity) =>
    entity.kind === 'date' &&
    FALLBACK.test(text.slice(0, entity.start)) &&
    entities.some((hour) => hour.kind === 'time' && hour.end <= entity.start);
  return entities.filter((entity) => !isFallback(entity));
}

const FALLBACK =
  /(?<!\p{L})(?:sinon|autrement|ou alors|à défaut|otherwise|or else|if not|failing that|else)[\s,]+(?:(?:on|le|then|plutôt|c['’]est|it['’]s)\s+)*$/iu;
