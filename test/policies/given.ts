import { expect } from 'vitest';
import type { Figure } from '../../src/domain/content.ts';
import type { Decision, Outcome } from '../../src/domain/decision.ts';
import {
  FACT_KINDS,
  FACT_VOCABULARIES,
  type Fact,
  type FactName,
  type FactOrigin,
  type Facts,
} from '../../src/domain/fact.ts';
import {
  date,
  days,
  flag,
  money,
  months,
  share,
  term,
  timeOfDay,
  type Value,
  years,
} from '../../src/domain/value.ts';
import type { Given, Policy, ValueKinds } from '../../src/policy/contract.ts';
import { figuresInForce } from '../../src/policy/figures.ts';

/** The published figures, as policies/figures.yaml holds them today. */
export const FIGURES: readonly Figure[] = [
  figure('penalty-share', 'F33', share(80)),
  figure('commitment-short', 'F29', months(12)),
  figure('commitment-long', 'F29', months(24)),
  figure('reminder-lead', 'F35', months(2)),
  figure('example-full-price', 'F34', money(27_900)),
  figure('example-subscription-price', 'F34', money(9_900)),
  figure('refund-delay', 'F19', days(14)),
  figure('support-phone', 'F25', { kind: 'phone', number: '0800 55 52 53' }),
  figure('support-days', 'F27', { kind: 'weekdays', from: 1, to: 6 }),
  figure('support-opens', 'F27', { kind: 'time', minuteOfDay: 8 * 60 }),
  figure('support-closes', 'F27', { kind: 'time', minuteOfDay: 20 * 60 }),
  figure('warranty-magimix', 'F6', years(2)),
  figure('warranty-magimix-parts', 'F7', years(3)),
  figure('warranty-nespresso', 'F8', years(2)),
  figure('warranty-krups', 'F8', years(2)),
  figure('warranty-delonghi', 'F8', years(2)),
  figure('warranty-kitchenaid', 'F8', years(2)),
  figure('repair-warranty', 'F11', months(6), '2025-07-01'),
  figure('refurbished-warranty', 'F12', years(2), '2025-07-01'),
  figure('new-machine-warranty', 'F41', years(2), '2025-04-01'),
];

/** The figures with some of them never published. */
export const without = (...ids: string[]): readonly Figure[] => FIGURES.filter(({ id }) => !ids.includes(id));

/** The figures with one withdrawn after its last day. */
export const until = (id: string, to: string): readonly Figure[] =>
  FIGURES.map((one) =>
    one.id === id ? { ...one, periods: one.periods.map((period) => ({ ...period, to })) } : one,
  );

/** A value as plain data, by its fact; 'unknown' for one the customer does not know. */
export type Plain = Partial<Record<FactName, number | string | boolean>>;

export interface Circumstances {
  readonly figures?: readonly Figure[];
  readonly minuteOfDay?: number;
  /** What the verified account says; a typed value counts before it. */
  readonly account?: Plain;
  /** The typed facts that are only approximate. */
  readonly approximate?: readonly FactName[];
}

/** What a policy is given: dates as ISO texts, prices in euros, lengths in months, terms by their id. */
export function given(
  plain: Plain,
  today = '2026-06-15',
  { figures = FIGURES, minuteOfDay = 600, account = {}, approximate = [] }: Circumstances = {},
): Given {
  const facts = { ...factsOf(account, 'account', []), ...factsOf(plain, 'typed', approximate) };
  return { facts, figures: figuresInForce(figures), today, minuteOfDay };
}

/** The outcome a policy comes to; fails on a question or a refusal, and on anything the policy did not declare. */
export function outcomeOf(
  policy: Policy,
  facts: Plain,
  today?: string,
  circumstances?: Circumstances,
): Outcome {
  const input = given(facts, today, circumstances);
  const decision = policy.decide(input);
  expectDeclared(policy, decision);
  if (decision.kind !== 'outcome') throw new Error(`expected an outcome, got ${JSON.stringify(decision)}`);
  return decision;
}

/** A policy may say only what it declared, with every value its text may print. */
export function expectDeclared(policy: Policy, decision: Decision): void {
  switch (decision.kind) {
    case 'need':
      expect(Object.keys(policy.reads)).toContain(decision.fact);
      if (decision.opening) expectKinds(decision.opening.values, policy.openings?.[decision.opening.name]);
      if (decision.soFar) expectDeclared(policy, decision.soFar);
      return;
    case 'invalid':
      expectKinds(decision.values, policy.reads[decision.fact]?.[decision.problem]);
      return;
    case 'outcome': {
      expectKinds(decision.values, policy.outcomes[decision.outcome]);
      for (const note of decision.notes) expectKinds(decision.values, policy.notes[note]);
      for (const { fact } of decision.derivation?.inputs ?? [])
        expect(Object.keys(policy.reads)).toContain(fact);
      for (const { id } of decision.derivation?.figures ?? []) expect(policy.figures).toContain(id);
      return;
    }
    default:
      decision satisfies never;
  }
}

function expectKinds(values: Outcome['values'], declared: ValueKinds | undefined): void {
  expect(declared).toBeDefined();
  const kinds = Object.fromEntries(
    Object.keys(declared ?? {}).map((name) => [name, values[name]?.kind ?? 'missing']),
  );
  expect(kinds).toEqual(declared);
}

function factsOf(plain: Plain, origin: FactOrigin, approximate: readonly FactName[]): Facts {
  const entries = Object.entries(plain) as [FactName, number | string | boolean][];
  return Object.fromEntries(
    entries.map(([name, value]) => [name, factOf(name, value, { origin, approximate })]),
  );
}

function factOf(
  name: FactName,
  value: number | string | boolean,
  { origin, approximate }: { origin: FactOrigin; approximate: readonly FactName[] },
): Fact {
  if (value === 'unknown') return { kind: 'unknown' };
  return {
    kind: 'known',
    value: plainToValue(name, value),
    origin,
    approximate: approximate.includes(name),
  };
}

function plainToValue(name: FactName, value: number | string | boolean): Value {
  const kind = FACT_KINDS[name];
  switch (kind) {
    case 'money':
      return money(Math.round(Number(value) * 100));
    case 'months':
      return months(Number(value));
    case 'date':
      return date(String(value));
    case 'flag':
      return flag(value === true);
    case 'term':
      return term(FACT_VOCABULARIES[name] ?? name, String(value));
    case 'time':
      return timeOfDay(Number(value));
    default:
      return kind satisfies never;
  }
}

function figure(id: string, fact: string, value: Value, from: string | null = null): Figure {
  return { id, fact, label: { en: id, fr: id }, periods: [{ value, from, to: null }] };
}
