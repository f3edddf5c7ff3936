import type { Entity } from '../../../domain/entity.ts';
import type { FactName } from '../../../domain/fact.ts';
import type { IsoDate, Value, ValueKind } from '../../../domain/value.ts';

/** One way to read an entity as a value of a fact. */
export interface Candidate {
  readonly entity: Entity;
  readonly kind: ValueKind;
  readonly value: Value;
  readonly approximate: boolean;
  readonly from?: IsoDate;
  readonly until?: IsoDate;
  /** True for a date told without its year, which was taken as the nearest. */
  readonly isYearAssumed?: boolean;
  /** The facts this reading may stand for, whatever words are beside it. */
  readonly fits: (fact: FactName) => boolean;
  /** True for a day told by its name alone: "Tuesday". */
  readonly isWeekday?: boolean;
  /** True for a date told by the number of its day alone. */
  readonly isMonthAssumed?: boolean;
  /** A vague reading, such as a bare number, is taken only beside a cue or as the reply to a question. */
  readonly needs: 'nothing' | 'cue' | 'question';
}
