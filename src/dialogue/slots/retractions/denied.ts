import type { Entity } from '../../../domain/entity.ts';
import { FACT_VOCABULARIES, type FactName, type Facts } from '../../../domain/fact.ts';
import { SENTENCE_END } from '../../../language/sentence.ts';

/** Facts whose "yes" is told by what happened, so that "nobody sent me another parcel" is their "no". */
const DENIABLE: readonly FactName[] = [
  'replacementSent',
  'replacementPlanned',
  'machineRegistered',
  'misuse',
  'irreparable',
  'faultConfirmed',
  'reminderReceived',
  'cancelled',
];

/** A word of denial right before what it denies, or parted from it by a word of time only; "didnt" is one, « client » is none. */
const DENIAL =
  /(?:^|[^\p{L}])(?:nobody|no[ -]one|noone|nothing|never|not|none of you|without|\p{L}+n['’]t|(?:do|does|did|is|are|was|were|has|have|had|wo|ca|could|would|should)nt|personne(?: ne| n['’])?(?: m['’]a| nous a)?|jamais|aucun|aucune|pas|sans)(?: (?:ever|even|yet|already|actually|really|been|being|encore|même|meme|vraiment|été|ete|jamais|être|avoir))*\s*$/iu;

/** What happened, told with a denial before it, did not happen. */
export function withDenials(entities: readonly Entity[], text: string): Entity[] {
  return entities.map((entity) => {
    if (entity.kind !== 'term' || entity.id !== 'yes' || !isDeniable(entity.vocabulary)) return entity;
    const clause = text.slice(0, entity.start).split(SENTENCE_END).at(-1)!;
    return DENIAL.test(clause) ? { ...entity, id: 'no' } : entity;
  });
}

const isDeniable = (vocabulary: string): boolean =>
  DENIABLE.some((fact) => FACT_VOCABULARIES[fact] === vocabulary);

/** "In February 2024, not 2025", "not this year": a year that is denied beside a day is no amount, and no other day; it names what was told of that year. */
export function withoutDeniedYear(
  entities: readonly Entity[],
  { text, facts }: { readonly text: string; readonly facts: Facts },
): Entity[] {
  return entities.flatMap((entity): Entity[] => {
    const year = yearOf(entity);
    const day = entities.find(
      (one) =>
        one.kind === 'date' && one.end <= entity.start && DENIED_NEXT.test(text.slice(one.end, entity.start)),
    );
    if (year === null || day?.kind !== 'date') return [entity];
    const told = factsOfYear(facts, { year, month: day.date.slice(MONTH_AT, DAY_AT) });
    return told.length === 0 ? [] : [{ kind: 'cue', start: entity.start, end: entity.end, facts: told }];
  });
}

/** The facts that were told with this year, of two those of the month that is told anew. */
function factsOfYear(facts: Facts, { year, month }: { year: number; month: string }): FactName[] {
  const toldWith = (start: string) =>
    (Object.keys(facts) as FactName[]).filter((name) => {
      const fact = facts[name];
      return fact?.kind === 'known' && fact.value.kind === 'date' && fact.value.date.startsWith(start);
    });
  const ofMonth = toldWith(`${year}-${month}`);
  return ofMonth.length > 0 ? ofMonth : toldWith(`${year}-`);
}

/** The month and the day of "2026-12-25". */
const [MONTH_AT, DAY_AT] = [5, 8];

const yearOf = (entity: Entity): number | null => {
  if (entity.kind === 'number') return isYear(entity.value) ? entity.value : null;
  return entity.kind === 'date' && entity.precision === 'year' ? Number(entity.date.slice(0, 4)) : null;
};
const isYear = (value: number): boolean => value >= 1990 && value < 2100;
const DENIED_NEXT =
  /^[\s,;(]*(?:and not|not|rather than|instead of|et non|et pas|pas|non|au lieu de|plutôt que)(?: (?:in|en|de))?\s+$/iu;

const DENIED =
  /(?:^|[^\p{L}])(?:(?:don'?t|do not|didn'?t|did not|doesn'?t|never) (?:own|have|use|possess|hold)|have no|haven'?t got|without|n'?(?:ai|avons|avais|a|utilise|possède) (?:pas|plus|jamais)|sans|not|isn't|wasn't|rather than|instead of|forget(?: about)?|never mind|oubliez?|laissez? tomber|pas|plutôt que|et non)(?: (?:by|with|on|through|via|using|a|an|any|the|my|par|en|avec|une?|d['’]|de|la|le|ma))*\s*$/iu;

/** True where the words before this place of the text deny what stands there. */
export const isDeniedAt = (text: string, start: number): boolean =>
  DENIED.test(text.slice(Math.max(0, start - MAX_DENIAL_CHARS), start));

/** A denial and the small words after it are no longer. */
const MAX_DENIAL_CHARS = 80;
