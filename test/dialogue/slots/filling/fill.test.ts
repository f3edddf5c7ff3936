import { describe, expect, it } from 'vitest';
import type { FillContext } from '../../../../src/dialogue/slots/candidates/candidate.ts';
import { fillFacts } from '../../../../src/dialogue/slots/filling/fill.ts';
import type { Entity } from '../../../../src/domain/entity.ts';
import type { FactName } from '../../../../src/domain/fact.ts';
import type { Marker } from '../../../../src/domain/marker.ts';
import { money, months, plain, type Value } from '../../../../src/domain/value.ts';

const WANTED: readonly FactName[] = [
  'subscriptionStart',
  'commitmentMonths',
  'fullPrice',
  'subscriptionPrice',
  'cancellationDate',
];

/** Entities from a sentence in which each is written as {kind:value} or {cue:fact}. */
function marked(sentence: string): { text: string; entities: Entity[] } {
  const entities: Entity[] = [];
  let text = '';
  for (const [part, kind, value] of sentence.matchAll(/\{(\w+):([^}]*)\}|[^{]+/g)) {
    const start = text.length;
    text += kind ? `<${value}>` : part;
    if (kind) entities.push(entityOf(kind, value!, { start, end: text.length }));
  }
  return { text, entities };
}

function entityOf(kind: string, value: string, span: { start: number; end: number }): Entity {
  switch (kind) {
    case 'money':
      return { ...span, kind, cents: Number(value) * 100 };
    case 'monthly':
      return { ...span, kind: 'money', cents: Number(value) * 100, per: 'month' };
    case 'number':
      return { ...span, kind, value: Number(value) };
    case 'date':
      return { ...span, kind, date: value, precision: 'day', approximate: false };
    case 'month':
      return { ...span, kind: 'date', date: value, precision: 'month', approximate: false };
    case 'months':
      return { ...span, kind: 'duration', amount: Number(value), unit: 'month', sense: 'length' };
    case 'passed':
    case 'left':
    case 'after':
    case 'within':
      return { ...span, kind: 'duration', amount: Number(value), unit: 'month', sense: kind };
    case 'cue':
      return { ...span, kind, facts: [value as FactName] };
    case 'marker':
      return { ...span, kind, marker: value as Marker };
    default:
      throw new Error(`no entity ${kind}`);
  }
}

function fill(sentence: string, asking: FactName | null = null, more: Partial<FillContext> = {}) {
  const filled = fillFacts(marked(sentence).entities, {
    ...marked(sentence),
    asking,
    wanted: WANTED,
    today: '2026-06-15',
    facts: {},
    lastFilled: [],
    preferred: null,
    isFollowUp: false,
    ...more,
  });
  return Object.fromEntries(filled.map(({ fact, known }) => [fact, plain(known.value)]));
}

describe('each value goes to the fact it speaks of', () => {
  it.each<[string, Record<string, unknown>]>([
    ['{money:279} and {money:99} {cue:subscriptionPrice}', { fullPrice: 279, subscriptionPrice: 99 }],
    [
      '{money:99} {cue:subscriptionPrice}, {money:279} {cue:fullPrice}',
      { fullPrice: 279, subscriptionPrice: 99 },
    ],
    ['{cue:fullPrice} {money:279}', { fullPrice: 279 }],
    ['{money:99} and {money:279}', { fullPrice: 279, subscriptionPrice: 99 }],
    ['{money:349}', { fullPrice: 349 }],
    ['{monthly:30} and {money:279}', { fullPrice: 279 }],
    ['since {date:2026-03-03}', { subscriptionStart: '2026-03-03' }],
    ['if I stop on {date:2026-10-01}', { cancellationDate: '2026-10-01' }],
    ['if I stop {date:2026-06-15}', { cancellationDate: '2026-06-15' }],
    ['{months:24} from {date:2026-03-03}', { commitmentMonths: 24, subscriptionStart: '2026-03-03' }],
    ['subscribed for {passed:13}', { subscriptionStart: '2025-05-15' }],
    [
      '{cue:subscriptionStart} {date:2026-01-02}, {cue:cancellationDate} {date:2026-03-04}',
      { subscriptionStart: '2026-01-02', cancellationDate: '2026-03-04' },
    ],
    [
      'on {date:2025-06-15} for {months:12}, fee if {cue:cancellationDate} now',
      { subscriptionStart: '2025-06-15', commitmentMonths: 12 },
    ],
    ['{date:2025-06-15}. And {cue:cancellationDate}?', { subscriptionStart: '2025-06-15' }],
    ['{money:99} {marker:instead} {number:279}', { fullPrice: 279, subscriptionPrice: 99 }],
    ['{number:42} times', {}],
    ['{number:279} and {number:99}', { fullPrice: 279, subscriptionPrice: 99 }],
    ['{number:99}, {number:279}', { fullPrice: 279, subscriptionPrice: 99 }],
    ['{number:29} for {number:159}', { fullPrice: 159, subscriptionPrice: 29 }],
    ['{money:599} new, {number:249}', { fullPrice: 599, subscriptionPrice: 249 }],
    [
      '{number:24}, {number:279}, {number:99}',
      { commitmentMonths: 24, fullPrice: 279, subscriptionPrice: 99 },
    ],
    ['{number:279}, {number:24} please', {}],
    ['{number:279}, {number:99} and {number:149}', {}],
    [
      '{cue:fullPrice}: {number:279} {cue:subscriptionPrice}: {number:99}',
      { fullPrice: 279, subscriptionPrice: 99 },
    ],
    ['{monthly:25}, {number:279} and {number:99}', { fullPrice: 279, subscriptionPrice: 99 }],
  ])('%s', (sentence, facts) => {
    expect(fill(sentence)).toEqual(facts);
  });

  it.each<[FactName, string, Record<string, unknown>]>([
    ['fullPrice', '{number:279}', { fullPrice: 279 }],
    ['subscriptionPrice', '{money:99}', { subscriptionPrice: 99 }],
    ['fullPrice', '{number:99} and {number:279}', { fullPrice: 279, subscriptionPrice: 99 }],
    ['subscriptionPrice', '{number:279} and {number:99}', { fullPrice: 279, subscriptionPrice: 99 }],
    [
      'commitmentMonths',
      '{number:12}, {number:279}, {number:99}',
      { commitmentMonths: 12, fullPrice: 279, subscriptionPrice: 99 },
    ],
    ['commitmentMonths', '{number:24}', { commitmentMonths: 24 }],
    ['subscriptionStart', '{months:13}', { subscriptionStart: '2025-05-15' }],
    ['subscriptionStart', '{date:2027-01-01}', { subscriptionStart: '2027-01-01' }],
    [
      'fullPrice',
      '{money:279}, {money:99} {cue:subscriptionPrice}',
      { fullPrice: 279, subscriptionPrice: 99 },
    ],
    ['fullPrice', '{date:2026-03-03}', { subscriptionStart: '2026-03-03' }],
  ])('asked for %s: %s', (asking, sentence, facts) => {
    expect(fill(sentence, asking)).toEqual(facts);
  });

  it('marks a date known only by its month as approximate', () => {
    const { text, entities } = marked('since {month:2026-03-01}');
    const [start] = fillFacts(entities, {
      text,
      asking: null,
      wanted: WANTED,
      today: '2026-06-15',
      facts: {},
      lastFilled: [],
      preferred: null,
      isFollowUp: false,
    });
    expect(start?.known).toMatchObject({ approximate: true, until: '2026-03-31' });
  });

  const typed = (value: Value) => ({ kind: 'known', value, origin: 'typed', approximate: false }) as const;
  const known = {
    fullPrice: typed(money(27_900)),
    subscriptionPrice: typed(money(9_900)),
    commitmentMonths: typed(months(12)),
  };

  it.each<[string, readonly FactName[], Record<string, unknown>]>([
    ['{marker:correction} {number:299}', ['fullPrice'], { fullPrice: 299 }],
    ['{marker:correction} {money:89}', ['fullPrice', 'subscriptionPrice'], { subscriptionPrice: 89 }],
    ['{marker:correction} {months:24}', ['commitmentMonths'], { commitmentMonths: 24 }],
    ['{money:299} {marker:instead} {money:279}', [], { fullPrice: 299 }],
    ['{number:24} {marker:instead} {number:12}', [], { commitmentMonths: 24 }],
    ['and with {money:349}', [], { fullPrice: 349 }],
    ['and {money:89} {cue:subscriptionPrice}', [], { subscriptionPrice: 89 }],
  ])('after an answer: %s', (sentence, lastFilled, facts) => {
    expect(fill(sentence, null, { facts: known, lastFilled, isFollowUp: true })).toEqual(facts);
  });

  it('corrects the fact just filled rather than filling the one asked for', () => {
    const context = { facts: { fullPrice: known.fullPrice }, lastFilled: ['fullPrice'] as const };
    expect(fill('{marker:correction} {number:299}', 'subscriptionPrice', context)).toEqual({
      fullPrice: 299,
    });
  });

  it('reads "99 instead of 279" as the two prices when neither was told', () => {
    expect(fill('{money:99} {marker:instead} {money:279}')).toEqual({
      fullPrice: 279,
      subscriptionPrice: 99,
    });
  });
});

describe('what is told again or put right', () => {
  const known = (fact: FactName, value: Value) => ({
    [fact]: { kind: 'known', value, origin: 'typed', approximate: false } as const,
  });
  const prices = { ...known('fullPrice', money(20_000)), ...known('subscriptionPrice', money(100)) };

  it('takes "1 instead of 200" for the two prices once more where they are told so', () => {
    expect(fill('{money:1} {marker:instead} {money:200}', null, { facts: prices })).toEqual({
      fullPrice: 200,
      subscriptionPrice: 1,
    });
  });

  it('is no answer for the other price', () => {
    const facts = known('subscriptionPrice', money(100));
    expect(fill('{money:1} I told you', 'fullPrice', { facts })).toEqual({});
  });

  it('is told anew where it is named for the other fact', () => {
    const facts = { ...known('fullPrice', money(7_900)), ...known('subscriptionPrice', money(100)) };
    expect(
      fill('{number:79} {cue:subscriptionPrice}, {number:200} {cue:fullPrice}', null, {
        facts,
        isFollowUp: true,
      }),
    ).toEqual({ fullPrice: 200, subscriptionPrice: 79 });
  });

  it.each<[string, Partial<FillContext>]>([
    ['{number:24} I said', { facts: prices, isFollowUp: false }],
    ['{months:2}? never said, {months:24}', { facts: {} }],
    ['more than {number:2} in it... {number:24}', { asking: 'commitmentMonths' }],
  ])('is the length there is: %s', (sentence, more) => {
    expect(fill(sentence, more.asking ?? null, more)).toEqual({ commitmentMonths: 24 });
  });

  it('is no price where it is rather a year', () => {
    expect(fill('I wait for {number:2027}', null, { facts: prices, isFollowUp: true })).toEqual({});
    expect(fill('{number:2027}', 'fullPrice')).toEqual({ fullPrice: 2027 });
  });
});
