import { describe, expect, it } from 'vitest';
import { policy } from '../../policies/contact.ts';
import { outcomeOf, type Plain } from './given.ts';

describe('how our team is reached (F1)', () => {
  it.each<[string, Plain, string]>([
    ['no way is named', {}, 'general'],
    ['a phone number is asked for', { contactWay: 'phone' }, 'phone'],
    ['the page is asked for', { contactWay: 'page' }, 'page'],
    ['the closing hour is asked for', { contactWay: 'phone', hoursAsked: 'closing' }, 'hours'],
  ])('when %s', (_when, facts, outcome) => {
    expect(outcomeOf(policy, facts).outcome).toBe(outcome);
  });

  it('names the line for a late or wrong refund, and the channel of Ambassadors to who says to be one', () => {
    const { outcome, values, notes } = outcomeOf(policy, { contactWay: 'phone', ambassador: true });
    expect(outcome).toBe('phone');
    expect(values.phone).toBeDefined();
    expect(notes).toEqual(['whatsapp-claimed']);
  });
});
