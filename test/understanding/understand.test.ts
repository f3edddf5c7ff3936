import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandWords } from '../../src/domain/content.ts';
import { COMMANDS } from '../../src/domain/entity.ts';
import { NOTHING_ASKED } from '../../src/domain/understanding.ts';
import { buildUnderstanding, learn, type UnderstandingContent } from '../../src/understanding/build.ts';
import { understand } from '../../src/understanding/understand.ts';
import { effortOf } from '../fakes/effort.ts';
import { CUES, MARKERS, TODAY, VOCABULARIES } from './entities/find.ts';
import { EXAMPLES, STRANGE_EXAMPLES } from './examples.ts';

const none = { en: [], fr: [] };
const commands: CommandWords = {
  ...(Object.fromEntries(COMMANDS.map((command) => [command, none])) as unknown as CommandWords),
  stop: { en: ['stop'], fr: [] },
};
const content: UnderstandingContent = {
  language: 'en',
  examples: [...EXAMPLES, ...STRANGE_EXAMPLES],
  followUps: [],
  declineIntents: ['out-of-scope'],
  vocabularies: VOCABULARIES,
  cues: CUES,
  commands,
  markers: MARKERS,
  concepts: {},
  subjects: {},
  returns: {
    phrases: { en: ['back to'], fr: [] },
    beside: { en: ['ok', 'my'], fr: [] },
    names: {},
    terms: {},
  },
  leaves: {
    'turned-away': { en: ['forget'], fr: [] },
    denied: { en: ['what'], fr: [] },
    contrast: { en: ['not'], fr: ['pas'] },
    not: { en: ['not a'], fr: [] },
    after: { en: ['can wait'], fr: [] },
    unless: { en: ['do not'], fr: [] },
    idle: { en: ['the', 'my'], fr: [] },
    begins: { en: ['how'], fr: [] },
    elsewhere: { en: ['my question is'], fr: [] },
    names: {},
  },
  verdicts: {
    idle: { en: ['so', 'it is'], fr: [] },
    quoting: { en: ['you said'], fr: [] },
    claims: {
      covered: {
        holds: [],
        fails: [],
        partly: [],
        said: { en: ['covered'], fr: [] },
        denied: { en: ['not covered'], fr: [] },
      },
    },
  },
  otherCompanies: {
    unless: ['machine-models'],
    en: ['netflix', '(Citiz|bread) (toaster|oven)', '(cancel|end) a (plan|penalty)'],
    fr: [],
  },
  vectors: null,
  seed: 1,
};
const understanding = buildUnderstanding(content, learn(content));
const read = (text: string) => understand(understanding, text, { today: TODAY, asking: null });

/** Generous, as the code may not be compiled yet; what it guards against takes seconds. */
const MAX_MS = 500;

describe('understand', () => {
  it('reads the first sixteen days, lengths and amounts of a message, and the words beside all of them', () => {
    const prices = Array.from({ length: 30 }, (_, at) => `€${at + 20}`);
    const { entities } = read(`${prices.join(' and ')} with my visa`);
    const amounts = entities.filter(({ kind }) => kind === 'money');
    expect(amounts.map(({ start }) => start)).toEqual(prices.slice(0, 16).map((_, at) => 8 * at));
    expect(entities.at(-1)).toMatchObject({ kind: 'term', id: 'card' });
  });

  it('reads the question, the values and their cues from one message', () => {
    const { ranking, entities, command } = read(
      'What is the penalty if I cancel early? 24 months, €279 without the plan',
    );
    expect(ranking[0]?.intent).toBe('penalty');
    expect(entities.map(({ kind }) => kind)).toEqual(['duration', 'money', 'cue']);
    expect(command).toBeNull();
  });

  it('hears a command that is the whole message', () => {
    expect(read('Stop!').command).toBe('stop');
  });

  it('finds nothing to read in a picture', () => {
    expect(read('👍👍')).toEqual({
      ...NOTHING_ASKED,
      halves: [],
      aside: null,
      clauses: [],
      saysUnknown: false,
      entities: [],
      command: null,
      leading: null,
      leaving: { named: [], isElsewhere: false, turnedAway: [], rest: '' },
      claimed: [],
      saidBack: null,
      named: null,
    });
  });

  it('is confident of a plain question', () => {
    expect(read('how do I cancel my subscription').verdict).toBe('confident');
  });

  it.each([
    ['How do I cancel my subscription? And how long is the warranty?', 'cancel', 'warranty'],
    ['how do I cancel my subscription and what is your phone number', 'cancel', 'contact'],
    ['How long is the warranty? Hmm. How do I contact you?', 'warranty', 'contact'],
  ])('reads each of two questions: "%s"', (text, first, second) => {
    const { ranking, verdict, also } = read(text);
    const intents = [ranking[0]?.intent, ...also.map(({ intent }) => intent)];
    expect(intents.toSorted()).toEqual([first, second].toSorted());
    expect(verdict).toBe('confident');
  });

  it.each([
    'How do I cancel my subscription?',
    'I lost my job. How do I cancel my subscription?',
    'how do I cancel my subscription, can I cancel on the website?',
    'How do I cancel my subscription? Tell me a joke about football.',
  ])('reads one question in "%s"', (text) => {
    expect(read(text).also).toEqual([]);
  });

  it.each([
    ['a megabyte of one letter', 'a'.repeat(1_000_000)],
    ['a megabyte of blanks', ' '.repeat(1_000_000)],
    ['NULs', '\0'.repeat(100_000)],
    ['digits', '1'.repeat(100_000)],
    ['apostrophes', "'".repeat(100_000)],
    ['brackets', '('.repeat(100_000)],
    ['numbers', '1 '.repeat(100_000)],
    ['grouped numbers', '1,111.'.repeat(10_000)],
    ['dates', '3 mars '.repeat(10_000)],
    ['durations', 'two months ago '.repeat(10_000)],
    ['number words', 'one and two hundred '.repeat(10_000)],
    ['misspelt words', 'cancll refnud subscriptoin '.repeat(10_000)],
    ['accents upon accents', 'e\u0301\u0302\u0303'.repeat(50_000)],
    ['a character that unfolds to eighteen', '\ufdfa'.repeat(50_000)],
    ['half characters', '\ud800'.repeat(50_000)],
  ])('takes little time over %s', (_, text) => {
    // What words mean is remembered: only the first reading is whole.
    expect(effortOf(() => read(text), 1)).toBeLessThan(MAX_MS);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { confidence, verdict } = read(text);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(['confident', 'unsure', 'unknown']).toContain(verdict);
      }),
    );
  });

  it.each([
    ['What is the penalty if I cancel early?', 'confident'],
    ['What is the penalty if I cancel Netflix early?', 'unknown'],
    ['What is the penalty if I cancel my Citiz early? Netflix is cheaper', 'confident'],
    // The name of ours within theirs is none of ours, and words we all know may name what is theirs.
    ['What is the penalty if I cancel my Citiz toaster early?', 'unknown'],
    ['What is the penalty if I cancel a plan early?', 'unknown'],
  ])('leaves other companies to themselves: "%s" is %s', (text, verdict) => {
    expect(read(text).verdict).toBe(verdict);
  });
});
