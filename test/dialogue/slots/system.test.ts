import { expect, it } from 'vitest';
import { withoutSystem } from '../../../src/dialogue/slots/system.ts';
import type { Entity } from '../../../src/domain/entity.ts';
import type { Facts } from '../../../src/domain/fact.ts';

const brandOf = (id: string): Facts => ({
  brand: {
    kind: 'known',
    value: { kind: 'term', vocabulary: 'brands', id },
    origin: 'typed',
    approximate: false,
  },
});

/** The brands of the text that tell a maker. */
function makers(text: string, told: Facts = {}): string[] {
  const named = [...text.matchAll(/nespresso|krups|siemens|different brand|autre marque/giu)].map(
    (match): Entity => {
      const name = match[0].toLowerCase();
      const id = /siemens|brand|marque/.test(name) ? 'other' : name;
      return {
        kind: 'term',
        vocabulary: 'brands',
        id,
        start: match.index,
        end: match.index + match[0].length,
      };
    },
  );
  const markers = [...text.matchAll(/^(?:and|no)(?=[ ,])/giu)].map(
    (match): Entity => ({
      kind: 'marker',
      marker: match[0] === 'no' ? 'correction' : 'leaning',
      start: match.index,
      end: match.index + match[0].length,
    }),
  );
  return withoutSystem([...named, ...markers], text, told).flatMap((one) =>
    one.kind === 'term' ? [one.id] : [],
  );
}

it.each<[string, Facts, string[]]>([
  ['a Krups Nespresso', {}, ['krups']],
  ['Krups or Nespresso, which is longer?', {}, ['krups', 'nespresso']],
  ['my Nespresso leaks', {}, ['nespresso']],
  ['that shop is not Nespresso', brandOf('krups'), []],
  ['le magasin c pas nespresso', brandOf('krups'), []],
  ["yes it's a nespresso machine", brandOf('other'), []],
  ["c'est bien une nespresso", brandOf('other'), []],
  ['no, it is a Nespresso', brandOf('other'), ['nespresso']],
  ['and a Nespresso, how long is it covered?', brandOf('other'), ['nespresso']],
  ['my Nespresso is from May', brandOf('krups'), ['nespresso']],
  ['it is not a Nespresso', {}, ['nespresso']],
])('tells a maker by our name, or only the system: %s', (text, told, expected) => {
  expect(makers(text, told)).toEqual(expected);
});

it.each<[string, string[]]>([
  ['a Krups, and my wife wants to switch to a different brand', ['krups']],
  ["ma Krups fuit, mon fils veut en acheter une d'une autre marque", ['krups']],
  ['not a Krups, a different brand', ['krups', 'other']],
  ['I want to buy a different brand', ['other']],
])('what might be bought instead is not the machine spoken of: %s', (text, ids) => {
  expect(makers(text)).toEqual(ids);
});
