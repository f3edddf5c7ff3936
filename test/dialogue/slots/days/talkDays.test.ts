import { expect, it } from 'vitest';
import { withoutTalkDays } from '../../../../src/dialogue/slots/days/talkDays.ts';
import { dayIn } from '../../../fakes/entities.ts';

it.each<[string, string, boolean]>([
  ['I called you on 3 June about the parcel', '3 June', false],
  ['I was told on 3 June to wait', '3 June', false],
  ['I was told 20 July is the end', '20 July', true],
  ['still nothing on my account this morning', 'this morning', false],
  ['toujours rien sur mon compte ce matin', 'ce matin', false],
  ["aujourd'hui encore pas un centime", "aujourd'hui", false],
  ["my husband took it, I'll ask him tonight", 'tonight', false],
  ['je lui demande ce soir', 'ce soir', false],
  ['I will see to it that it is handed over, today', 'today', true],
  ['posted it this morning, nothing yet of course', 'this morning', true],
  ['still nothing, I posted it on 3 June', '3 June', true],
])('tells the day of a talk or a look from that of a matter: %s', (text, words, isKept) => {
  const kept = withoutTalkDays([dayIn(text, words, '2026-06-03')], { text, wanted: ['handoverDate'] });
  expect(kept).toHaveLength(isKept ? 1 : 0);
});
