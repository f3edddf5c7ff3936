import { en, fr, type ParsedResult } from 'chrono-node';
import { loadContent } from '../../src/content/load.ts';
import { fillFacts } from '../../src/dialogue/slots/filling/fill.ts';
import type { Cues, PerLanguage } from '../../src/domain/content.ts';
import type { Entity } from '../../src/domain/entity.ts';
import type { FactName } from '../../src/domain/fact.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { plain } from '../../src/domain/value.ts';
import { buildCueBook } from '../../src/understanding/entities/cues.ts';
import { type EntityContext, findEntities } from '../../src/understanding/entities/find.ts';
import { buildMarkerBook } from '../../src/understanding/entities/markers.ts';
import { buildTermBook } from '../../src/understanding/entities/terms.ts';
import { type Expected, type Marked, type Message, markedAs } from './corpus.ts';
import type { Finder } from './score.ts';

type Books = PerLanguage<Omit<EntityContext, 'language' | 'today'>>;

export interface OurFinder {
  readonly find: Finder;
  /** The annotated amounts that were given to another fact than their role, or to none. */
  missedRoles(message: Message): readonly Expected[];
}

/** Crema's own finders, with the words of the content below `root`. */
export async function ourFinder(root: string): Promise<OurFinder> {
  const { content } = await loadContent(root);
  const { cues, markers } = content;
  if (!markers) throw new Error('the content has no markers; npm run check:content says why');
  const vocabularies = content.vocabularies.map(({ value }) => value);
  const books = Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      {
        terms: buildTermBook(vocabularies, language),
        cues: buildCueBook(cues?.value ?? ({} as Cues), language),
        markers: buildMarkerBook(markers.value, language),
      },
    ]),
  ) as Books;
  const entitiesIn = ({ text, language, today }: Message): Entity[] =>
    findEntities(text, { ...books[language], language, today });
  return {
    find: (message) => entitiesIn(message).flatMap((entity) => markedAs(entity) ?? []),
    missedRoles: (message) => {
      const filled = fillFacts(entitiesIn(message), {
        text: message.text,
        asking: null,
        wanted: PRICES,
        today: message.today,
        facts: {},
        lastFilled: [],
        preferred: null,
        isFollowUp: false,
      });
      const values = new Map(filled.map(({ fact, known }) => [fact, String(plain(known.value))]));
      return message.expected.filter(({ role, value }) => role !== null && values.get(role) !== value);
    },
  };
}

const PRICES: readonly FactName[] = ['fullPrice', 'subscriptionPrice'];

/**
 * chrono-node, for comparison, dates only. It tells no precision, so it is asked only for what is annotated: of a
 * month its year and month. Times of day, which it reads as today, are left out.
 */
export const chronoFinder: Finder = ({ text, language, today, expected }) => {
  const parser = language === 'en' ? en.GB : fr.casual;
  const results = parser.parse(text, new Date(`${today}T12:00:00`));
  return results
    .filter(({ start }) => DAY_PARTS.some((part) => start.isCertain(part)))
    .flatMap((result) =>
      [result.start, ...(result.end ? [result.end] : [])].map((part) => placed(result, part)),
    )
    .map((date) => {
      const wanted = expected.find((each) => each.type === 'date' && date.value.startsWith(each.value));
      return wanted ? { ...date, value: wanted.value } : date;
    });
};

const DAY_PARTS = ['day', 'weekday', 'month', 'year'] as const;

function placed(result: ParsedResult, part: ParsedResult['start']): Marked {
  const date = part.date();
  const iso = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((each) => String(each).padStart(2, '0'))
    .join('-');
  return { type: 'date', value: iso, start: result.index, end: result.index + result.text.length };
}

/** Our dates, and chrono's wherever we find none. */
export const mixedFinder =
  (ours: Finder): Finder =>
  (message) => {
    const own = ours(message);
    const more = chronoFinder(message).filter((date) =>
      own.every(({ start, end }) => date.end <= start || end <= date.start),
    );
    return [...own, ...more];
  };
