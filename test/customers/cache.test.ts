import { expect, it } from 'vitest';
import { createCache } from '../../src/customers/cache.ts';
import { testClock } from './clock.ts';

it('forgets a value when its time is over', () => {
  const { clock, pass } = testClock();
  const cache = createCache<string>({ maxEntries: 10, clock });
  cache.set('a', 'short', 1_000);
  cache.set('b', 'long', 5_000);
  pass(1);
  expect([cache.get('a'), cache.get('b')]).toEqual([undefined, 'long']);
});

it('lets the value unused for longest go when it is full', () => {
  const cache = createCache<number>({ maxEntries: 2, clock: testClock().clock });
  cache.set('a', 1, 1_000);
  cache.set('b', 2, 1_000);
  cache.get('a');
  cache.set('c', 3, 1_000);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
});
