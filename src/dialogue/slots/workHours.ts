import type { Entity } from '../../domain/entity.ts';

/** "Are you open on Saturday? I work until 8 pm in the week": beside a day asked about, an hour of work is none to call at. */
export function withoutWorkHours(entities: readonly Entity[], text: string): Entity[] {
  const isOfWork = ({ kind, start }: Entity) =>
    kind === 'time' && AT_WORK.test(text.slice(0, start)) && entities.some((one) => isDayApart(one, start));
  const isDayApart = ({ kind, start, end }: Entity, time: number) =>
    kind === 'date' && CLAUSE_END.test(end <= time ? text.slice(end, time) : text.slice(time, start));
  return entities.filter((entity) => !isOfWork(entity));
}

/** An hour that work lasts until; one it begins or ends at may be when the customer is free to call. */
const AT_WORK =
  /(?<!\p{L})(?:work(?:ing)?|at work|on shift|my shift (?:runs|goes|lasts)|in the office|busy|travaille|bosse|au (?:travail|boulot|bureau)|occupée?|pas (?:libre|disponible|dispo)|not free)(?!\p{L})[^.?!;]*?(?:until|till|til|to|before|jusqu['’]à|jusqu['’]a|à|avant)(?: about| around| environ)? $/iu;
const CLAUSE_END = /[.?!;,:–—]|(?<!\p{L})(?:and|but|so|et|mais|donc|or|car|because)(?!\p{L})/iu;
