import type { Entity } from '../../../domain/entity.ts';
import type { IsoDate } from '../../../domain/value.ts';
import { CLAUSE_END, sentenceAround } from '../../../language/sentence.ts';
import { tellsFailing, tellsFault } from './faultWords.ts';
import { isRemedy } from './received.ts';

/** "The light started blinking last Wednesday", « ça clignote de partout mercredi dernier »: the day after the words of a fault is that of the fault. */
export function withFaultDays(
  entities: readonly Entity[],
  { text, today }: { readonly text: string; readonly today: IsoDate },
): readonly Entity[] {
  const isOfRemedy = entities.some(isRemedy);
  const cues = entities.flatMap((day): Entity[] => {
    if (day.kind !== 'date' || day.isRecurring) return [];
    // "Suppose they repair it and the same thing goes again in spring": of a repair, a month or season ahead too.
    if (day.precision !== 'day' && !(isOfRemedy && day.date > today)) return [];
    const clause = sentenceAround(text, day).before.split(CLAUSE_END).at(-1)!.split(NEXT_CLAUSE).at(-1)!;
    const start = day.start - clause.length;
    // "My 2025 Krups gave up last night": what else is told beside it has its own words.
    const isOneOfTwo = entities.some(
      (one) => one.start >= start && one.end <= day.start && (VALUES.includes(one.kind) || isOfElse(one)),
    );
    // "If you repair it and it fails again in three months": what may yet fail does so after its repair.
    const isFault = day.date > today ? tellsFailing(clause) : !isOfRemedy && tellsFault(clause);
    if (isOneOfTwo || !isFault || OF_ELSE.test(clause)) return [];
    return [{ kind: 'cue', start, end: day.start, facts: ['faultDate'] }];
  });
  return cues.length === 0 ? entities : [...entities, ...cues].sort(byStart);
}

const byStart = (one: Entity, other: Entity): number => one.start - other.start;

const VALUES: readonly Entity['kind'][] = ['date', 'duration', 'number', 'money', 'time'];

/** A cue of another fact; "started", beside a fault, begins no contract. */
const isOfElse = (one: Entity): boolean =>
  one.kind === 'cue' && !one.facts.some((fact) => fact === 'faultDate' || fact === 'subscriptionStart');

const NEXT_CLAUSE = /(?<!\p{L})(?:and|but|et|mais)(?!\p{L})/iu;

/** What else happened on the day, or that the day is of the machine itself: "a faulty machine of 3 May 2024". */
const OF_ELSE =
  /(?<!\p{L})(?:bought|buy|got|had|have|purchas\p{L}*|paid|ordered|receiv\p{L}*|given|gift|from|dated|invoice|receipt|warranty|guarantee|contract|subscri\p{L}*|commitment|sent|order|parcel|refund\p{L}*|repair\p{L}*|fixed|swap\p{L}*|exchang\p{L}*|replac\p{L}*|ach[èea]t\p{L}*|pris\p{L}*|eue?|pay\p{L}*|command\p{L}*|reç\p{L}*|offert\p{L}*|facture|garantie?|contrat|abonn\p{L}*|engagement|envoy\p{L}*|colis|rembours\p{L}*|répar\p{L}*|échang\p{L}*|rempla\p{L}*)(?!\p{L})|(?<!\p{L})(?:of|d[eu]|d['’]une?)(?: the)?\s*$/iu;
