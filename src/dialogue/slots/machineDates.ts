import type { Entity } from '../../domain/entity.ts';
import { plainWords } from '../../language/normalise.ts';
import { isMachineName } from './machineName.ts';

/** Between the name of a machine and the day it is from. */
const DATES_FROM =
  /^(?:date|datait|datant) d(?:u|e|)$|^(?:(?:is|was) from|dat(?:es|ing) (?:from|back to))(?: the)?$/;

/** "The Krups is from March 2023", « ma De'Longhi date de Noël 2022 »: the day it was bought, and none on which it failed. */
export function withMachineDates(entities: readonly Entity[], text: string): readonly Entity[] {
  const bought = entities.filter(isMachineName).flatMap(({ end }): Entity[] => {
    const day = entities.find(({ kind, start }) => kind === 'date' && start >= end);
    const isFrom = day && DATES_FROM.test(plainWords(text.slice(end, day.start)));
    return isFrom ? [{ kind: 'cue', start: end, end: day.start, facts: ['purchaseDate'] }] : [];
  });
  return bought.length === 0 ? entities : [...entities, ...bought];
}
