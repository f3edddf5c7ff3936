import { expect, it } from 'vitest';
import { withoutDeadlines } from '../../../../src/dialogue/slots/orders/deadlines.ts';
import { dayIn } from '../../../fakes/entities.ts';

it.each<[string, string, boolean]>([
  ["if it isn't there on the 4th, who do I ring?", '4th', false],
  ["I meant if there's no money by 4 December", '4 December', false],
  ["and if I haven't got anything by the 4th?", '4th', false],
  ["if by the 4th it still hasn't come, what then?", '4th', false],
  ["et si je n'ai rien le 4 ?", '4 ?', false],
  ["si le remboursement n'est pas là le 4 décembre", '4 décembre', false],
  ["si le 4 je n'ai toujours rien, qui j'appelle ?", '4', false],
  ['no money, what if it got lost after I left it there on 4 June', '4 June', true],
  ["is it late if there's no money and I posted it on 4 June", '4 June', true],
  ["if there's no refund since I took it to the post office on 4 June", '4 June', true],
  ["if I haven't posted it by the 4th", '4th', true],
  ["si je n'ai rien alors que je l'ai remis le 4 juin", '4 juin', true],
  ["s'il n'y a rien, je l'ai déposé le 4 juin", '4 juin', true],
  ['I posted it on 4 June', '4 June', true],
])('tells the day of a hand-over from one on which money may be missing: %s', (text, words, isKept) => {
  const kept = withoutDeadlines([dayIn(text, words, '2026-06-04')], { text, wanted: ['handoverDate'] });
  expect(kept).toHaveLength(isKept ? 1 : 0);
});
