import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../src/domain/language.ts';
import { type Marked, readCorpus } from './entities/corpus.ts';
import { type OurFinder, ourFinder } from './entities/finders.ts';
import { judge, score } from './entities/score.ts';

/** What `npm run evaluate:entities` showed, less what a change of wording in the content may cost. */
const FLOORS: readonly (readonly [what: string, counts: (entity: Marked) => boolean, floor: number])[] = [
  ['entities', () => true, 0.97],
  ['dates', ({ type }) => type === 'date', 0.97],
  ['amounts', ({ type }) => type === 'money', 0.97],
];
const ROLE_FLOOR = 0.95;

const corpus = readCorpus('test/entities');
let ours: OurFinder;
beforeAll(async () => {
  ours = await ourFinder(process.cwd());
});

describe.each(LANGUAGES)('on the annotated messages in %s', (language) => {
  it.each(FLOORS)('%s are found, and nothing is made up', (_what, counts, floor) => {
    const outcomes = corpus
      .filter((message) => message.language === language)
      .map((message) => judge(message, ours.find));
    const { precision, recall } = score(outcomes, counts);
    expect(precision).toBeGreaterThanOrEqual(floor);
    expect(recall).toBeGreaterThanOrEqual(floor);
  });
});

it('an amount told with its role is given to the right fact', () => {
  const told = corpus.flatMap(({ expected }) => expected.filter(({ role }) => role !== null));
  const missed = corpus.flatMap((message) => ours.missedRoles(message));
  expect(1 - missed.length / told.length).toBeGreaterThanOrEqual(ROLE_FLOOR);
});
