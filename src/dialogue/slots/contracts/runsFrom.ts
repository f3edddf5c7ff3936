import { addMonths } from '../../../domain/calendar.ts';
import { type Entity, type EntityOf, isCommitmentLength } from '../../../domain/entity.ts';
import { isOnlyThoughtOf } from '../asked/supposed.ts';
import type { FillContext } from '../candidates/candidate.ts';
import { tellsYear } from '../candidates/dateWords.ts';
import { CUE_BESIDE_CHARS } from '../candidates/gap.ts';

/** Words that lead from how long a contract runs to its first day. */
const RUNS_FROM =
  /^,?(?: (?:plan|contract|commitment|subscription|sub|term|deal|d['’]engagement|d['’]abonnement|de contrat|engagement|contrat|fermes?))*[,:(]? ?(?:(?:and |which |it |qui |et )?(?:(?:i |we |je l['’]ai )?(?:running|runs|ran|counted|counting|starting|started|starts|beginning|began|begun|commencing|signed|taken(?: out)?|court|courent|courant|comptés?|commençant|commencés?|commence|ayant commencé|débutant|débutés?|démarrés?|signés?|pris|souscrits?) ?)?)(?:since|from|as of|as from|dating from|dating back to|à partir d[eu]|a partir d[eu]|à compter d[eu]|a compter d[eu]|à dater d[eu]|depuis|dès|des|du|de|on|in|le|en|au)(?: (?:about|around|the|early|late|mid|le|la|l['’]|mi|fin|début))*\s*$/iu;

/** "12 months from 18 March", « 24 mois à compter du 3 janvier »: the day after a length of contract is its first, and lies behind who does not only think of one. */
export function withRunsFrom(entities: readonly Entity[], context: FillContext): readonly Entity[] {
  if (!context.wanted.includes('subscriptionStart')) return entities;
  return entities.reduce<readonly Entity[]>((sofar, length) => {
    if (!isWholeLength(length)) return sofar;
    const day = sofar.find((one): one is EntityOf<'date'> => one.kind === 'date' && one.start >= length.end);
    if (!day || !RUNS_FROM.test(context.text.slice(length.end, day.start))) return sofar;
    if (sofar.some((one) => isOtherCue(one) && one.start >= length.start && one.end <= day.start))
      return sofar;
    if (sofar.some((one) => isEndRightBefore(one, length))) return sofar;
    const cue = { kind: 'cue', start: length.end, end: day.start, facts: ['subscriptionStart'] } as const;
    const others = sofar.filter(
      (one) => one !== day && !(one.kind === 'cue' && one.start >= cue.start && one.end <= cue.end),
    );
    return [...others, cue, behind(day, context, entities)].sort((one, other) => one.start - other.start);
  }, entities);
}

/** "My two years were up in April": a word that leads to another day. */
const isOtherCue = (entity: Entity): boolean =>
  entity.kind === 'cue' && !entity.facts.includes('subscriptionStart');

/** « J'ai fini mon engagement de 12 mois le 3 octobre »: the day is that of the end. */
const isEndRightBefore = (one: Entity, length: Entity): boolean =>
  one.kind === 'cue' &&
  one.facts.includes('commitmentEnd') &&
  one.end <= length.start &&
  length.start - one.end <= CUE_BESIDE_CHARS;

const isWholeLength = (entity: Entity): boolean =>
  entity.kind === 'duration' && entity.sense === 'length' && isCommitmentLength(entity);

/** « 12 mois à partir du 18 mars », said in November: of this year, unless it has not begun. */
function behind(
  day: EntityOf<'date'>,
  { text, today, facts }: FillContext,
  entities: readonly Entity[],
): EntityOf<'date'> {
  const isAssumed = !tellsYear(text.slice(day.start, day.end));
  if (day.date <= today || !isAssumed || isOnlyThoughtOf(entities, facts)) return day;
  return { ...day, date: addMonths(day.date, -12) };
}
