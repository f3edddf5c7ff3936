import { describe, expect, it } from 'vitest';
import { type Conversation, NEW_CONVERSATION } from '../../../src/domain/conversation.ts';
import { worldAt } from '../../../src/domain/world.ts';
import { takeTurn } from '../../../src/turn.ts';
import { shippedBrain } from '../../fakes/brain.ts';

const brain = await shippedBrain();
const world = worldAt('2026-06-15T10:00:00+02:00', {
  timeZone: 'Europe/Paris',
  channel: 'web',
  customer: null,
});
const say = (conversation: Conversation, text: string) =>
  takeTurn(brain, conversation, { id: '', text, locale: 'en' }, world);

const ANSWERED = say(
  NEW_CONVERSATION,
  'The carrier brought my order back to you on 2 June, paid by Visa, no replacement. When is the refund?',
).conversation;

const isConfirmed = (text: string) => say(ANSWERED, text).replies[0]!.text.startsWith('Yes, that is right');

describe('a summary of what was told and worked out', () => {
  it.each([
    'back on 2 June, money by 16 June, correct?',
    'so it counts from 2 June and it is due on the 16th, on my Visa, is that right?',
    'due 16 June, on my Visa and not PayPal, right?',
  ])('is confirmed where all of it is right: %s', (text) => {
    expect(isConfirmed(text)).toBe(true);
  });

  it.each([
    'back on 2 June, money by 18 June, correct?',
    'due 16 June, on PayPal, right?',
    'back on 2 June, on my Visa, right?',
  ])('is not where a value is another, or none was worked out: %s', (text) => {
    expect(isConfirmed(text)).toBe(false);
  });
});
