import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemNamed } from '../../../src/dialogue/cases/items.ts';
import type { AccountList } from '../../../src/domain/customer.ts';
import { Customer } from '../../../src/domain/customer.ts';
import type { Entity } from '../../../src/domain/entity.ts';
import { NOTHING_ASKED } from '../../../src/domain/understanding.ts';
import { worldAt } from '../../../src/domain/world.ts';
import { dayIn } from '../../fakes/entities.ts';

const customer = Customer.parse({
  id: 'c-1',
  subscriptions: [
    { machineModel: 'Lattissima One', subscriptionStart: '2026-03-03' },
    { machineModel: 'Essenza Mini', subscriptionStart: '2025-10-05' },
    { machineModel: 'Essenza Plus', subscriptionStart: '2025-10-05' },
  ],
  orders: [
    { id: 'FR-88121', refundKind: 'return-label', handoverDate: '2026-06-08' },
    { id: 'FR-90342', refundKind: 'returned-by-carrier', carrierReturnDate: '2026-05-20' },
  ],
});
const world = worldAt('2026-06-15T10:00:00+02:00', { timeZone: 'Europe/Paris', channel: 'web', customer });

const named = (list: AccountList, text: string, entities: readonly Entity[] = [], isMeant = true) =>
  itemNamed({
    list,
    isMeant,
    heard: {
      text,
      language: 'en',
      world,
      isReadable: true,
      asks: false,
      understood: {
        ...NOTHING_ASKED,
        aside: null,
        entities,
        command: null,
        leading: null,
      },
    },
  })?.item ?? null;

describe('an item of the account', () => {
  it.each([
    ['the Lattissima', 0],
    ['the latissima please', 0],
    ['and the mini?', 1],
    ['the Essenza Plus, then', 2],
    // Two of them are an Essenza.
    ['the Essenza', null],
    // "One" is no name.
    ['the other one', null],
    ['the Lattissima or the Mini?', null],
    ['not the Lattissima, the Mini', 1],
    ['That is the Lattissima. And the Mini?', 1],
    ['how do I cancel?', null],
  ])('is named by what no other has: %s', (text, item) => {
    expect(named('subscriptions', text)).toBe(item);
  });

  it.each([
    ['I mean FR-90342', 1],
    ['fr 88121!', 0],
    ['90342', 1],
    ['FR-90343', null],
  ])('is named by its number: %s', (text, item) => {
    expect(named('orders', text)).toBe(item);
  });

  it('is named by its day only where one of the list is meant', () => {
    const text = 'what about 20 May?';
    const entities = [dayIn(text, '20 May', '2026-05-20')];
    expect(named('orders', text, entities)).toBe(1);
    expect(named('orders', text, entities, false)).toBeNull();
  });

  it('is none, or one of those there are, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect([null, 0, 1]).toContain(named('orders', text));
      }),
    );
  });
});
