import { expect, it } from 'vitest';
import type { Heard } from '../../../src/dialogue/heard.ts';
import { withYesOrNo } from '../../../src/dialogue/ourQuestion/saidYesNo.ts';
import { NEW_CONVERSATION } from '../../../src/domain/conversation.ts';
import type { FactName } from '../../../src/domain/fact.ts';

const answered = (text: string, fact: FactName, leading: 'no' | null = null) => {
  const heard = { text, understood: { entities: [], leading } } as unknown as Heard;
  const asking = { fact, failures: 0, times: 1 };
  return withYesOrNo({ ...NEW_CONVERSATION, asking }, { filled: [], heard }).map(({ known }) => known.value);
};

it.each([
  ['yes, on Friday', true],
  ['Oui, vendredi dernier', true],
  ['you did, last Wednesday', true],
  ["vous l'avez fait, mercredi", true],
  ['yep. And when is my refund?', true],
])('a yes that leads answers a question of yes or no: %s', (text, flag) => {
  expect(answered(text, 'replacementSent')).toEqual([{ kind: 'flag', flag }]);
});

it('a no that leads answers it too', () => {
  expect(answered('no, nobody did', 'replacementSent', 'no')).toEqual([{ kind: 'flag', flag: false }]);
});

it.each([
  'yes I know, but when?',
  'oui mais quand',
  'yes and no',
  'yes, when do I get it?',
  'yesterday',
  'you did not',
])('answers nothing: %s', (text) => {
  expect(answered(text, 'replacementSent')).toEqual([]);
});

it('answers no question of another kind', () => {
  expect(answered('yes, on Friday', 'handoverDate')).toEqual([]);
});
