import { addDays, addMonths, daysInMonth, isoDate } from '../../../domain/calendar.ts';
import type { EntityOf } from '../../../domain/entity.ts';
import type { IsoDate } from '../../../domain/value.ts';

/** The first and the last day a rough date may be; what is absent is the day itself. */
export interface Span {
  readonly from?: IsoDate;
  readonly until?: IsoDate;
}

/** The days a date may be that is told by its month, season or year; none for a day. */
export function spanOf(entity: EntityOf<'date'>): Span {
  const { slackDays } = entity;
  if (slackDays) return { from: addDays(entity.date, -slackDays), until: addDays(entity.date, slackDays) };
  const until = lastDay(entity);
  // "Last spring" is told as the month in its middle.
  if (until === null) return {};
  if (entity.precision !== 'month' || !entity.approximate) return { until };
  return { from: addMonths(entity.date, -1), until: addMonths(until, 1) };
}

function lastDay({ date: first, precision }: EntityOf<'date'>): IsoDate | null {
  const [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  if (precision === 'month') return isoDate(year, month, daysInMonth(year, month));
  return precision === 'year' ? isoDate(year, 12, 31) : null;
}
