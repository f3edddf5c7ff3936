import { addDays, addMonths, daysInMonth, isoDate } from '../../../domain/calendar.ts';
import type { Bound, EntityOf } from '../../../domain/entity.ts';
import type { IsoDate } from '../../../domain/value.ts';

/** The first and the last day a rough date may be; what is absent is the day itself. */
export interface Span {
  readonly from?: IsoDate;
  readonly until?: IsoDate;
}

/** The days a date may be that is told by its month, season or year; none for a day. */
export function spanOf(entity: EntityOf<'date'>): Span {
  const { date: day, slackDays, bound } = entity;
  if (slackDays) {
    const around = { day, from: addDays(day, -slackDays), until: addDays(day, slackDays) };
    const { from, until } = onSide(around, bound);
    return { from, until };
  }
  const until = lastDay(entity);
  // "Last spring" is told as the month in its middle.
  if (until === null) return {};
  if (entity.precision !== 'month' || !entity.approximate) return { until };
  return { from: addMonths(entity.date, -1), until: addMonths(until, 1) };
}

/** The days around one counted back from today, of which "just over" and "not quite" leave those on one side, the nearest of them standing for all. */
export function onSide<D extends { readonly day: IsoDate; readonly from: IsoDate; readonly until: IsoDate }>(
  around: D,
  bound: Bound | undefined,
): D {
  if (!bound) return around;
  const day = addDays(around.day, bound === 'over' ? -1 : 1);
  return { ...around, day, ...(bound === 'over' ? { until: day } : { from: day }) };
}

function lastDay({ date: first, precision }: EntityOf<'date'>): IsoDate | null {
  const [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  if (precision === 'month') return isoDate(year, month, daysInMonth(year, month));
  return precision === 'year' ? isoDate(year, 12, 31) : null;
}
