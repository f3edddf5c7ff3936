import { addDays } from '../../domain/calendar.ts';
import type { Content } from '../load.ts';
import type { Problem } from '../problem.ts';

/** A figure's periods must follow one another day by day: a gap would have no rule, an overlap two. */
export function checkFigures({ figures }: Content): Problem[] {
  return figures.flatMap(({ value: figure, file, lineOf }) =>
    figure.periods.flatMap((period, index): Problem[] => {
      const line = lineOf(['periods', index]);
      const problem = (message: string): Problem[] => [{ file, line, message: `${figure.id}: ${message}` }];
      if (period.from !== null && period.to !== null && period.to < period.from)
        return problem(
          `the period ends (${period.to}) before it begins (${period.from}); swap or correct the days`,
        );
      const previous = figure.periods[index - 1];
      if (!previous) return [];
      if (previous.value.kind !== period.value.kind)
        return problem('the value is of another kind than in the period before; keep one kind per figure');
      if (previous.to === null || period.from === null || period.from <= previous.to)
        return problem(
          `the period overlaps the one before; let the one before end (to:) the day before ${period.from ?? 'this one begins'}`,
        );
      const expected = addDays(previous.to, 1);
      if (period.from !== expected)
        return problem(
          `no value holds from ${expected} until ${period.from}; let this period begin on ${expected}`,
        );
      return [];
    }),
  );
}
