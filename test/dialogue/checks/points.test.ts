import { describe, expect, it } from 'vitest';
import { pointsOf } from '../../../src/dialogue/checks/points.ts';
import type { Heard } from '../../../src/dialogue/heard.ts';
import type { Entity } from '../../../src/domain/entity.ts';
import type { Marker } from '../../../src/domain/marker.ts';

/** A message in which these words are marked. */
function heard(text: string, marked: Readonly<Record<string, Marker>>): Heard {
  const entities: Entity[] = Object.entries(marked).map(([words, marker]) => {
    const start = text.indexOf(words);
    return { kind: 'marker', marker, start, end: start + words.length };
  });
  return { text, understood: { entities, claimed: [] } } as unknown as Heard;
}

const points = (text: string, marked: Readonly<Record<string, Marker>> = {}) =>
  pointsOf(heard(text, marked)).map((point) => point.text.trim());

describe('pointsOf', () => {
  it.each([
    [
      'I register it, then I contact you and keep my capsules',
      ['I register it', 'I contact you', 'keep my capsules'],
    ],
    ["pas d'argent, un avoir, et personne sait quand ?", ["pas d'argent", 'un avoir', 'personne sait quand']],
    ['it is 12.50 until May', ['it is 12.50 until May']],
  ])('parts a message where one thing ends and the next begins: %s', (text, parts) => {
    expect(points(text)).toEqual(parts);
  });

  it('begins where the message begins to sum up, and counts no words that only sum up or ask yes or no', () => {
    const text = 'You have been kind. So to recap: I register it, and I pay. Have I got it right?';
    expect(points(text, { 'So to recap': 'summing', 'Have I got it right': 'checking' })).toEqual([
      'I register it',
      'I pay',
    ]);
  });

  it('reads from the beginning where the words of summing up come last', () => {
    expect(
      points('I register it, and I pay. Is that everything', { 'Is that everything': 'summing' }),
    ).toEqual(['I register it', 'I pay']);
  });

  it('tells a point that asks from those that say something', () => {
    const [said, asked] = pointsOf(heard("j'enregistre la machine, et j'appelle qui ?", {}));
    expect(said).toMatchObject({ asks: false, words: 4 });
    expect(asked).toMatchObject({ asks: true });
  });
});
