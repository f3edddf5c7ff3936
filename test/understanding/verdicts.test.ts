import { describe, expect, it } from 'vitest';
import { buildVerdictBook, findClaims, findSaidBack } from '../../src/understanding/verdicts.ts';

const none = { en: [], fr: [] };
const book = buildVerdictBook(
  {
    idle: { en: ['so', 'it is', 'it', 'then'], fr: ['donc', 'elle est'] },
    quoting: { en: ['you said'], fr: [] },
    claims: {
      covered: {
        holds: [],
        fails: [],
        partly: [],
        said: { en: ['covered'], fr: ['couverte'] },
        denied: { en: ['not covered'], fr: ['(pas|plus) couverte'] },
      },
      late: { holds: [], fails: [], partly: [], said: { en: ['late'], fr: [] }, denied: none },
      'keep-it': { holds: [], fails: [], partly: [], rule: 'ownership', said: { en: ['keep it'], fr: [] } },
    },
  },
  'en',
);
const said = (text: string) => findSaidBack(text, { book, language: 'en' });

describe('findSaidBack', () => {
  it.each([
    ['So it is covered?', 'covered', false],
    ['so it is not covered then', 'covered', true],
    ['Donc elle est plus couverte ?', 'covered', true],
    ['It is late?', 'late', false],
  ])('hears what an answer came to: %s', (text, claim, isDenied) => {
    expect(said(text)).toMatchObject({ claims: [{ claim, isDenied }], start: 0, end: text.length });
  });

  it('hears nothing in a message that says more', () => {
    expect(said('so it is not covered if I drop it?')).toBeNull();
    expect(said('covered by whom?')).toBeNull();
  });

  it('leaves what holds for everybody to summaries: by itself it is a question like any other', () => {
    expect(said('so it is covered and I keep it?')).toBeNull();
    expect(said('so keep it?')).toBeNull();
  });

  it('tells which sentence says it, and whether we are quoted', () => {
    expect(said('So it is covered? And who pays?')).toMatchObject({
      claims: [{ claim: 'covered' }],
      start: 0,
      end: 18,
    });
    expect(said('I paid by Visa. So it is late?')).toMatchObject({
      claims: [{ claim: 'late' }],
      start: 16,
      end: 30,
    });
    expect(said('you said it is covered')).toMatchObject({ isQuoted: true });
  });
});

describe('findClaims', () => {
  it.each([
    [
      'and if I drop it in May is it not covered?',
      [{ claim: 'covered', isDenied: true, start: 30, end: 41 }],
    ],
    [
      'late on the 3rd, and covered by whom?',
      [
        { claim: 'late', isDenied: false, start: 0, end: 4 },
        { claim: 'covered', isDenied: false, start: 21, end: 28 },
      ],
    ],
    ['who pays?', []],
    ['so I keep it, right?', [{ claim: 'keep-it', isDenied: false, start: 5, end: 12 }]],
  ])('finds each claim in a message that says more: %s', (text, claims) => {
    const found = findClaims(text, { book, language: 'en' });
    expect(found.toSorted((one, other) => one.start - other.start)).toEqual(claims);
  });
});
