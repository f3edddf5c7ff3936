import type { Decision, Opening, Values } from '../domain/decision.ts';
import type { FactName, Facts } from '../domain/fact.ts';
import type { IsoDate, ValueKind } from '../domain/value.ts';
import type { FiguresInForce } from './figures.ts';

/** What a policy may look at: the facts so far, the published figures, and the day of the turn. */
export interface Given {
  readonly facts: Facts;
  readonly figures: FiguresInForce;
  readonly today: IsoDate;
  /** Minutes since midnight, in the time zone of `today`. */
  readonly minuteOfDay: number;
  /** The intent that is asked, as one policy may decide several: what decides this one is asked first. */
  readonly question?: string;
}

/** The kinds of the values an outcome, note or problem hands to its template. */
export type ValueKinds = Readonly<Record<string, ValueKind>>;

/** One policy module: pure, total, and open about everything it can say, so that content can be checked. */
export interface Policy {
  readonly id: string;
  /** The numbers of the facts it states, F1 to F47. */
  readonly states: readonly string[];
  /** The policy whose answer it only explains: values told without a question are never for it. */
  readonly explains?: string;
  /** The policy that values told after its answer are for: who heard how to cancel and tells two prices wants the fee. */
  readonly defersTo?: string;
  /** The facts it reads, each with the problems it can find in a value. */
  readonly reads: Readonly<Partial<Record<FactName, Readonly<Record<string, ValueKinds>>>>>;
  /** The dates whose exact day is the answer, so that a month, a season or a year is not enough. */
  readonly exactDays?: readonly FactName[];
  /** What it is asked about rather than told: it holds for one question and those that lean on it. */
  readonly passing?: readonly FactName[];
  /** What only says more of a question: taken from the message that asks it, never as a reply or a telling of its own. */
  readonly asides?: readonly FactName[];
  /** The dates it takes as roughly as they are told: the exact day is what the customer asks for. */
  readonly roughDays?: readonly FactName[];
  /** The rules more exact than the general one with which it may open its questions. */
  readonly openings?: Readonly<Record<string, ValueKinds>>;
  /** The figures it looks up. */
  readonly figures: readonly string[];
  readonly outcomes: Readonly<Record<string, ValueKinds>>;
  readonly notes: Readonly<Record<string, ValueKinds>>;
  /** The notes that say in passing what another policy answers, by that policy: left out beside its answer. */
  readonly inPassing?: Readonly<Record<string, readonly string[]>>;
  decide(given: Given): Decision;
}

export const need = (fact: FactName, opening?: Opening): Decision => ({
  kind: 'need',
  fact,
  ...(opening ? { opening } : {}),
});

export const invalid = (fact: FactName, problem: string, values: Values = {}): Decision => ({
  kind: 'invalid',
  fact,
  problem,
  values,
});
