import type { Figure } from '../../src/domain/content.ts';
import type { Fact, FactName, Facts } from '../../src/domain/fact.ts';
import { date, money, months, share, type Value } from '../../src/domain/value.ts';
import type { Given } from '../../src/policy/contract.ts';
import { figuresInForce } from '../../src/policy/figures.ts';

/** The published figures, as policies/figures.yaml holds them today. */
export const FIGURES: readonly Figure[] = [
  figure('penalty-share', 'F33', share(80)),
  figure('commitment-short', 'F29', months(12)),
  figure('commitment-long', 'F29', months(24)),
  figure('reminder-lead', 'F35', months(2)),
  figure('example-full-price', 'F34', money(27_900)),
  figure('example-subscription-price', 'F34', money(9_900)),
];

/** A value as plain data, by its fact; 'unknown' for one the customer does not know. */
export type Plain = Partial<Record<FactName, number | string | 'unknown'>>;

/** What a policy is given: dates as ISO texts, prices in euros, lengths in months. */
export function given(plain: Plain, today = '2026-06-15', figures = FIGURES): Given {
  return { facts: factsOf(plain), figures: figuresInForce(figures), today, minuteOfDay: 600 };
}

function factsOf(plain: Plain): Facts {
  return Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, factOf(name, value)]));
}

function factOf(name: string, value: number | string): Fact {
  if (value === 'unknown') return { kind: 'unknown' };
  return { kind: 'known', value: plainToValue(name, value), origin: 'typed', approximate: false };
}

function plainToValue(name: string, value: number | string): Value {
  if (typeof value === 'string') return date(value);
  return name === 'commitmentMonths' ? months(value) : money(Math.round(value * 100));
}

function figure(id: string, fact: string, value: Value): Figure {
  return { id, fact, label: { en: id, fr: id }, periods: [{ value, from: null, to: null }] };
}
