import { describe, expect, it } from 'vitest';
import { withoutDenial } from '../../src/understanding/denial.ts';

describe('what a message says not to be about', () => {
  it.each([
    ["it's for a broken machine, not for a refund", 'a broken machine', false],
    ["c'est pour une machine cassée, pas pour l'abonnement", 'une machine cassee', false],
    ['not about the machine but about the refund I wait for', 'the refund I wait for', true],
    ["it isn't for a refund, it's about my kettle", "it's about my kettle", true],
    ["non c'est pas pour un avoir, c'est pour ma machine", "c'est pour ma machine", true],
    ['pas pour ma machine, pour mon remboursement', 'pour mon remboursement', true],
    ["no it's not about a refund, it's about my machine that leaks", 'my machine that leaks', true],
    ["je ne parle pas du remboursement, c'est ma machine qui fuit", "c'est ma machine qui fuit", true],
  ])('is left out of %j', (text, rest, leads) => {
    const meant = withoutDenial(text);
    expect(meant?.leads).toBe(leads);
    expect(meant?.rest.toLowerCase()).toContain(rest.toLowerCase());
  });

  it.each([
    'my machine is not working',
    'not a refund',
    'et si je dis non à la reconditionnée ?',
    'what if they say no for the new machine',
    'je ne peux pas résilier dans l’appli',
    'is it free?',
  ])('is nothing in %j', (text) => {
    expect(withoutDenial(text)).toBeNull();
  });
});
