import type { Conversation } from '../domain/conversation.ts';
import type { Entity } from '../domain/entity.ts';
import { FACT_KINDS, type FactName } from '../domain/fact.ts';
import type { IsoDate } from '../domain/value.ts';

const SAME_DAY =
  /\b(?:(?:on )?(?:that|the) (?:very )?same (?:day|date)|same day|(?:on )?that (?:very )?(?:day|date)|(?:le|ce) m[êe]me jour|(?:à )?(?:la|cette) m[êe]me date|ce jour[- ]l[àa]|cette date[- ]l[àa])(?![\p{L}])/giu;

/** "On that day", « le même jour »: the day named before it in the message, else the one spoken of last. */
export function withSameDay(
  entities: readonly Entity[],
  { text, conversation }: { text: string; conversation: Conversation },
): readonly Entity[] {
  const found = [...text.matchAll(SAME_DAY)].flatMap((match): Entity[] => {
    const [start, end] = [match.index, match.index + match[0].length];
    const before = entities.findLast((entity) => entity.kind === 'date' && entity.end <= start);
    const day = before?.kind === 'date' ? before.date : lastDay(conversation);
    return day === null
      ? []
      : [{ kind: 'date', start, end, date: day, precision: 'day', approximate: false }];
  });
  const isTaken = ({ start, end }: Entity) => found.some((day) => start < day.end && day.start < end);
  const others = entities.filter((entity) => entity.kind !== 'date' || !isTaken(entity));
  return found.length === 0 ? entities : [...others, ...found].sort((one, two) => one.start - two.start);
}

/** The day told last; of a date told roughly there is none. */
function lastDay({ lastFilled, facts }: Conversation): IsoDate | null {
  const names = [...lastFilled, ...(Object.keys(facts) as FactName[]).reverse()];
  const last = names.find((name) => FACT_KINDS[name] === 'date' && facts[name]?.kind === 'known');
  const fact = last && facts[last];
  if (fact?.kind !== 'known' || fact.value.kind !== 'date') return null;
  return fact.until === undefined && !fact.approximate ? fact.value.date : null;
}
