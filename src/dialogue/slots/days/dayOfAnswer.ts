import type { Conversation } from '../../../domain/conversation.ts';
import type { Entity } from '../../../domain/entity.ts';
import type { IsoDate } from '../../../domain/value.ts';
import { daysPrinted } from '../amounts/quoted.ts';
import { isAfterDate } from '../asked/aroundDates.ts';
import { DAY_NUMBER_ONLY } from '../candidates/dateWords.ts';

/** "Is the 25th still included?", after a last day on 25 December: the number of a day asked about is that of our answer. */
export function withDayOfAnswer(
  entities: readonly Entity[],
  { text, today, conversation }: { text: string; today: IsoDate; conversation: Conversation },
): readonly Entity[] {
  const { lastAnswer } = conversation;
  if (!text.includes('?') || !lastAnswer) return entities;
  const printed = daysPrinted({ ...conversation, lastAnswer, spoken: [] }, today);
  return entities.map((entity): Entity => {
    if (entity.kind !== 'date' || !DAY_NUMBER_ONLY.test(text.slice(entity.start, entity.end))) return entity;
    // "Will you still take it after the 3rd?" asks of the days that follow.
    if (isAfterDate(text, entity)) return entity;
    const meant = printed.find((day) => day.slice(DAY_AT) === entity.date.slice(DAY_AT));
    return meant === undefined ? entity : { ...entity, date: meant, isOfAnswer: true };
  });
}

/** The day of "2026-12-25". */
const DAY_AT = 8;
