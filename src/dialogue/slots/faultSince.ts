import type { Entity, EntityOf } from '../../domain/entity.ts';
import { SENTENCE_END } from '../../language/sentence.ts';
import type { FillContext } from './candidate.ts';

/** Words that lead to the day since which something has been failing. */
const SINCE =
  /(?<!\p{L})(?:since|depuis|(?:started|began|begun)(?: \w+ing| to \w+)?|(?:a|avait) (?:commencé|démarré|débuté|demarré|demarre|commence|debuté)(?: à \p{L}+)?|s['’]est mise? à \p{L}+)(?: (?:back|about|around|early|late|in|on|the|around|vers|fin|début|le|la|en|au|courant|mois de))*\s*$/iu;

/** What was offered, or refused, on a day of the past is asked of that day. */
const OF_THAT_TIME =
  /(?<!\p{L})(?:did you|were you|was offered|was on offer|what was|were the|at (?:the|that) time|back then|refus\p{L}*|turned down|proposiez|offriez|faisiez|prévoyiez|était|étaient|à l['’]époque|avez dit)(?!\p{L})/iu;

/** "It has been leaking since May 2025, does the offer hold?": what one asks for now is asked for today, however long the fault has lasted. */
export function withFaultSince(
  entities: readonly Entity[],
  { text, today, wanted }: Pick<FillContext, 'text' | 'today' | 'wanted'>,
): readonly Entity[] {
  if (!wanted.includes('faultSince') || OF_THAT_TIME.test(text)) return entities;
  return entities.reduce<readonly Entity[]>((sofar, day) => {
    if (day.kind !== 'date' || day.date >= today) return sofar;
    const start = leadTo(day, text);
    if (start === null || sofar.some((one) => isOfOther(one, { start, end: day.start }))) return sofar;
    const others = sofar.filter(({ kind, end }) => kind !== 'cue' || end <= start || end > day.start);
    return [...others, { kind: 'cue', start, end: day.start, facts: ['faultSince'] }];
  }, entities);
}

/** "I've had it since May 2025": words that say since when of something else. */
const isOfOther = (one: Entity, { start, end }: { start: number; end: number }): boolean =>
  one.kind === 'cue' && one.end > start && one.end <= end && !one.facts.includes('faultDate');

/** Where the words begin that say since when it lasts; null where none lead to the day. */
function leadTo({ start }: EntityOf<'date'>, text: string): number | null {
  const sentence = text.slice(0, start).split(SENTENCE_END).at(-1)!;
  const found = SINCE.exec(sentence);
  return found && start - sentence.length + found.index;
}
