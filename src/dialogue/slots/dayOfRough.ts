import type { Conversation } from '../../domain/conversation.ts';
import { type Entity, isMarker } from '../../domain/entity.ts';
import { FACT_KINDS } from '../../domain/fact.ts';
import { blanked } from '../../language/spans.ts';
import { DAY_NUMBER_ONLY, tellsYear } from './candidate.ts';
import { dayWithin } from './roughDates.ts';

/** More words than these beside the day tell of something else that happened on it. */
const MAX_WORDS_BESIDE = 4;

/** "The 12th", "it was the 12th I think", once March 2024 was told: the day of that month, and of what was told of it. */
export function withDayOfRough(
  entities: readonly Entity[],
  { text, conversation }: { readonly text: string; readonly conversation: Conversation },
): readonly Entity[] {
  const [day, ...others] = entities.filter(({ kind }) => kind === 'date' || kind === 'duration');
  if (day?.kind !== 'date' || day.precision !== 'day' || others.length > 0 || conversation.asking)
    return entities;
  if (entities.some((entity) => entity.kind === 'cue' || isSupposing(entity))) return entities;
  const words = text.slice(day.start, day.end);
  const assumed = DAY_NUMBER_ONLY.test(words) ? 'month' : 'year';
  const beside = blanked(text, [day]).match(/\p{L}+/gu) ?? [];
  if (tellsYear(words) || beside.length > MAX_WORDS_BESIDE) return entities;
  for (const fact of conversation.lastFilled) {
    const within =
      FACT_KINDS[fact] === 'date' ? dayWithin(day.date, conversation.facts[fact], assumed) : null;
    if (within === null) continue;
    const { start, end } = day;
    const exact = { ...day, date: within, approximate: false };
    return [
      ...entities.map((entity) => (entity === day ? exact : entity)),
      { kind: 'cue', start, end, facts: [fact] },
    ];
  }
  return entities;
}

const isSupposing = (entity: Entity): boolean => isMarker(entity, 'what-if') || isMarker(entity, 'leaning');
