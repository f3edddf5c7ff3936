import type { Figure, FigurePeriod } from '../domain/content.ts';
import type { IsoDate, Value, ValueKind } from '../domain/value.ts';

/** The published figures, looked up by the day they must hold on. */
export interface FiguresInForce {
  /** The figure's value on that day; null when nothing was published for it. */
  on<K extends ValueKind>(id: string, day: IsoDate, kind: K): Extract<Value, { kind: K }> | null;
  /** The first day the figure holds on; null when it has no known beginning. */
  since(id: string): IsoDate | null;
}

export function figuresInForce(figures: readonly Figure[]): FiguresInForce {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  return {
    on(id, day, kind) {
      const value = periodOn(byId.get(id)?.periods ?? [], day)?.value;
      return value?.kind === kind ? (value as Extract<Value, { kind: typeof kind }>) : null;
    },
    since: (id) => byId.get(id)?.periods[0]?.from ?? null,
  };
}

/** The period that holds on the day; `to` is its last day. */
export function periodOn(periods: readonly FigurePeriod[], day: IsoDate): FigurePeriod | undefined {
  return periods.find(({ from, to }) => (from === null || from <= day) && (to === null || day <= to));
}
