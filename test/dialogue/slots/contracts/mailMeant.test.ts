import { expect, it } from 'vitest';
import { isReminderTold, withMailMeant } from '../../../../src/dialogue/slots/contracts/mailMeant.ts';
import { NEW_CONVERSATION } from '../../../../src/domain/conversation.ts';
import { flag } from '../../../../src/domain/value.ts';
import { dayIn } from '../../../fakes/entities.ts';

const reminded = {
  ...NEW_CONVERSATION,
  facts: {
    reminderReceived: { kind: 'known', value: flag(true), origin: 'typed', approximate: false },
  },
} as const;

it.each<[string, string, boolean]>([
  ['I received it 2 June, a 12 month contract', '2 June', true],
  ['it came on 2 June', '2 June', true],
  ["je l'ai reçu le 2 juin", '2 juin', true],
  ['it started on 2 June', '2 June', false],
])('takes "it" for our e-mail where that is spoken of: %s', (text, words, isMail) => {
  const told = withMailMeant([dayIn(text, words, '2026-06-02')], { text, conversation: reminded });
  expect(told.some(isReminderTold)).toBe(isMail);
});

it('takes nothing for our e-mail where none is spoken of', () => {
  const text = 'I received it 2 June';
  const day = dayIn(text, '2 June', '2026-06-02');
  expect(withMailMeant([day], { text, conversation: NEW_CONVERSATION })).toEqual([day]);
});
