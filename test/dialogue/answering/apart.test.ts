import { expect, it } from 'vitest';
import { policy } from '../../../policies/warranty.ts';
import { machinesApart } from '../../../src/dialogue/answering/apart.ts';
import type { Heard } from '../../../src/dialogue/heard.ts';
import type { Entity } from '../../../src/domain/entity.ts';

const BRANDS = { Krups: 'krups', Magimix: 'magimix' };
const DAYS = { '3 May 2025': '2025-05-03', '4 April 2024': '2024-04-04' };

/** The machines that are answered apart, each with its days. */
function parts(text: string): string[] {
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const entities: Entity[] = [
    ...Object.entries(BRANDS).map(
      ([words, id]): Entity => ({ kind: 'term', vocabulary: 'brands', id, ...at(words) }),
    ),
    ...Object.entries(DAYS).map(
      ([words, date]): Entity => ({ kind: 'date', date, precision: 'day', approximate: false, ...at(words) }),
    ),
  ].toSorted((one, other) => one.start - other.start);
  const heard = { text, understood: { entities } } as unknown as Heard;
  return machinesApart(policy, heard).map(({ understood }) =>
    understood.entities
      .map((one) => (one.kind === 'term' ? one.id : one.kind === 'date' ? one.date : ''))
      .join(' '),
  );
}

it.each([
  'a Krups and a Magimix, bought on 3 May 2025 and 4 April 2024',
  'on 3 May 2025 and on 4 April 2024 I bought a Krups and a Magimix',
  'a Krups of 3 May 2025 and a Magimix of 4 April 2024',
])('as many days as machines are theirs, in order: "%s"', (text) => {
  expect(parts(text).map((one) => one.split(' ').toSorted())).toEqual([
    ['2025-05-03', 'krups'],
    ['2024-04-04', 'magimix'],
  ]);
});

it.each([
  'a Krups and a Magimix bought on 4 April 2024, one broke on 3 May 2025',
  'a Krups and a Magimix bought between 4 April 2024 and 3 May 2025',
  'a Krups and a Magimix bought 4 April 2024 or 3 May 2025',
])('days that are not one for each machine part none of them: "%s"', (text) => {
  expect(parts(text)).toHaveLength(1);
});
