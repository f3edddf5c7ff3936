import type { Entity } from '../../../domain/entity.ts';

const ALL_DAYS =
  /(?:any|every|each) ?day|all (?:days|week)|daily|tous les jours|chaque jour|toute la semaine/iu;
const EXCEPTED =
  /(?<!\p{L})(?:except(?: for)?|excluding|apart from|other than|save|bar|but(?: not)?|not|sauf|hormis|excepté|à part|hors|pas)\s+(?:on |for |le |les )?$/iu;

/** "Any day but Sunday", « tous les jours sauf le dimanche »: the day left out is not the one asked about. */
export const withoutExceptedDays = (entities: readonly Entity[], text: string): readonly Entity[] =>
  entities.filter((entity) => {
    const before = text.slice(0, entity.start);
    return entity.kind !== 'date' || !ALL_DAYS.test(before) || !EXCEPTED.test(before);
  });
