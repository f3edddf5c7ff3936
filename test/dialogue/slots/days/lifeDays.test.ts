import { expect, it } from 'vitest';
import { withoutLifeDays } from '../../../../src/dialogue/slots/days/lifeDays.ts';
import { dayIn } from '../../../fakes/entities.ts';

it.each<[string, string, boolean]>([
  ["j'ai perdu mon travail le mois dernier", 'le mois dernier', false],
  ['je suis au chômage depuis mars', 'mars', false],
  ["le mois dernier j'ai été licenciée", 'le mois dernier', false],
  ['I lost my job in March', 'March', false],
  ['I was made redundant last month', 'last month', false],
  ['last month I lost my job', 'last month', false],
  ['we divorced in March', 'March', false],
  ['I left work and dropped it off on 4 June', '4 June', true],
  ["j'ai perdu mon travail, abonnement pris en mars", 'mars', true],
  ["j'ai perdu la facture, achetée en mars", 'mars', true],
  ['I took it out in March', 'March', true],
])('tells the day of what befell somebody from that of a matter: %s', (text, words, isKept) => {
  const kept = withoutLifeDays([dayIn(text, words, '2026-03-01')], { text });
  expect(kept).toHaveLength(isKept ? 1 : 0);
});
