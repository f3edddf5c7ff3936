import type { FactName } from '../../../domain/fact.ts';
import type { IsoDate } from '../../../domain/value.ts';
import type { Candidate } from '../candidates/reading.ts';

const BY_THE_HOUR = /\b(?:night|morning|evening|afternoon|soir|matin|nuit|après[ -]midi)\b/iu;

/** True for a day told by a part of it: "last night", « ce matin ». */
export const isOfThisHour = ({ entity: { start, end } }: Candidate, text: string): boolean =>
  BY_THE_HOUR.test(text.slice(start, end));

/** What may be told by the part of the day it happened in. */
export const factsOfHour = (
  open: readonly FactName[],
  { day, today, asking }: { day: IsoDate; today: IsoDate; asking: FactName | null },
): readonly FactName[] => {
  if (day > today || asking) return open.filter((fact) => fact !== 'purchaseDate' || asking === fact);
  return open.filter(
    (fact) =>
      fact === 'faultDate' || fact === 'callDate' || fact === 'handoverDate' || fact === 'carrierReturnDate',
  );
};
