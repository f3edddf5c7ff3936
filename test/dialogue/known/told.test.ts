import { describe, expect, it } from 'vitest';
import { withFilled } from '../../../src/dialogue/known/told.ts';
import { NEW_CONVERSATION } from '../../../src/domain/conversation.ts';
import type { FactName, Filled } from '../../../src/domain/fact.ts';

const term = (fact: FactName, vocabulary: string, id: string): Filled => ({
  fact,
  known: { kind: 'known', value: { kind: 'term', vocabulary, id }, origin: 'typed', approximate: false },
  ground: 'cued',
});
const professional = term('range', 'ranges', 'professional');
const vertuoNext = term('machineModel', 'machine-models', 'vertuo-next');
const krups = term('brand', 'brands', 'krups');
const nespresso = term('brand', 'brands', 'nespresso');

describe('what is told anew takes back', () => {
  it.each([
    { what: 'a range, by another model', told: [[professional], [vertuoNext]], range: false },
    { what: 'a range, by another brand', told: [[nespresso, professional], [krups]], range: false },
    {
      what: 'nothing, by the brand of the machine spoken of',
      told: [[professional], [nespresso]],
      range: true,
    },
    { what: 'nothing told with it', told: [[vertuoNext], [krups, professional]], range: true },
  ])('$what', ({ told, range }) => {
    const { facts } = told.reduce(withFilled, NEW_CONVERSATION);
    expect('range' in facts).toBe(range);
  });
});
