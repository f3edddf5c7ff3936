import type { Conversation } from '../../../domain/conversation.ts';
import { type Entity, isMarker } from '../../../domain/entity.ts';
import { FACT_KINDS } from '../../../domain/fact.ts';
import { sentenceAround } from '../../../language/sentence.ts';
import { blanked } from '../../../language/spans.ts';
import { PAST_FACTS } from '../candidates/candidate.ts';
import { DAY_NUMBER_ONLY, tellsYear } from '../candidates/dateWords.ts';
import { dayWithin } from '../candidates/roughDates.ts';
import { isDayOfPayment } from '../contracts/chargeDays.ts';

/** More words than these beside the day tell of something else that happened on it. */
const MAX_WORDS_BESIDE = 4;

/** "The 12th", "it was the 12th I think", once March 2024 was told: the day of that month, and of what was told of it. */
export function withDayOfRough(
  entities: readonly Entity[],
  { text, conversation }: { readonly text: string; readonly conversation: Conversation },
): readonly Entity[] {
  const [day, ...others] = entities.filter(({ kind }) => kind === 'date' || kind === 'duration');
  if (day?.kind !== 'date' || day.precision !== 'day' || others.length > 0) return entities;
  if (isDayOfPayment(day, text)) return entities;
  const sentence = sentenceOf(day, text);
  const isInside = ({ start, end }: Entity) => start >= sentence.start && end <= sentence.end;
  const isOther = (entity: Entity) => entity.kind === 'cue' || isSupposing(entity);
  if (entities.some((entity) => isInside(entity) && isOther(entity))) return entities;
  const words = text.slice(day.start, day.end);
  const assumed = DAY_NUMBER_ONLY.test(words) ? 'month' : 'year';
  const { asking } = conversation;
  const beside =
    blanked(text, [day])
      .slice(sentence.start, sentence.end)
      .match(/\p{L}+/gu) ?? [];
  // Who was asked for the day, or has looked it up, may say how they know it: "April 20th, now that I look at the contract".
  const isChecked = entities.some((entity) => isMarker(entity, 'checked'));
  const isLong = asking === null && !isChecked && beside.length > MAX_WORDS_BESIDE;
  if (tellsYear(words) || isLong || text[sentence.end] === '?') return entities;
  // What is looked up has begun already.
  const begun = isChecked ? PAST_FACTS.filter((fact) => conversation.facts[fact]?.kind === 'known') : [];
  for (const fact of asking ? [asking.fact] : [...begun, ...conversation.lastFilled]) {
    const within =
      FACT_KINDS[fact] === 'date' ? dayWithin(day.date, conversation.facts[fact], assumed) : null;
    if (within === null) continue;
    const { start, end } = day;
    const exact = { ...day, date: within };
    return [
      ...entities.map((entity) => (entity === day ? exact : entity)),
      { kind: 'cue', start, end, facts: [fact] },
    ];
  }
  return entities;
}

/** The sentence that the day stands in. */
function sentenceOf(day: Entity, text: string) {
  const { before, after } = sentenceAround(text, day);
  return { start: day.start - before.length, end: day.end + after.length };
}

const isSupposing = (entity: Entity): boolean => isMarker(entity, 'what-if') || isMarker(entity, 'leaning');
