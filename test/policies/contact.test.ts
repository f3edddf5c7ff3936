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
});
