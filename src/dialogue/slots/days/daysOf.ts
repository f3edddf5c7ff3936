import type { Entity, EntityOf } from '../../../domain/entity.ts';
import { FACT_VOCABULARIES, type FactName, NAMING_MACHINES } from '../../../domain/fact.ts';

/** The entities with a cue for each day whose words say what it is the day of: "repaired 3 May", "my order of 18 November". */
export const withDaysOf = (entities: readonly Entity[], text: string): Entity[] =>
  READINGS.reduce<Entity[]>((read, reading) => reading(read, text), [...entities]);

/** "My 2025 KitchenAid", « ma Krups 2024 »: a year right beside the machine is that of its purchase. */
function withMachineYears(entities: readonly Entity[], text: string): Entity[] {
  return entities.flatMap((entity): Entity[] => {
    if (entity.kind !== 'number' || !YEAR_ONLY.test(text.slice(entity.start, entity.end))) return [entity];
    const isNextTo = entities.some(
      (other) =>
        other.kind === 'term' &&
        NAMING_MACHINES.includes(other.vocabulary) &&
        (text.slice(entity.end, other.start) === ' ' || text.slice(other.end, entity.start) === ' '),
    );
    const isOfNoun =
      MACHINE_AFTER.test(text.slice(entity.end)) || MACHINE_BEFORE.test(text.slice(0, entity.start));
    if (!isNextTo && !isOfNoun) return [entity];
    const { start, end, value } = entity;
    return [
      { kind: 'cue', start, end, facts: ['purchaseDate'] },
      { kind: 'date', start, end, date: `${value}-01-01`, precision: 'year', approximate: false },
    ];
  });
}

const YEAR_ONLY = /^20[0-3]\d$/u;
const MACHINE_AFTER = /^ (?:coffee )?(?:machine|maker|cafeti[eè]re|nespresso|model|mod[eè]le)(?!\p{L})/iu;
const MACHINE_BEFORE = /(?<!\p{L})(?:(?:my|our|ma|notre) (?:coffee )?(?:machine|cafeti[eè]re|nespresso)) $/iu;

/** "On 2 December I was given a Magimix", « on m'a fait cadeau d'une Krups »: what is given has its day as what is bought. */
function withGiftDays(entities: readonly Entity[], text: string): Entity[] {
  const cues = entities.flatMap((entity): Entity[] => {
    if (entity.kind !== 'term' || !NAMING_MACHINES.includes(entity.vocabulary)) return [];
    const given = GIVEN.exec(text.slice(0, entity.start));
    return given ? [{ kind: 'cue', start: given.index, end: entity.start, facts: ['purchaseDate'] }] : [];
  });
  return withCues(entities, cues);
}

const GIVEN =
  /(?<!\p{L})(?:(?:was|were|got|been) (?:given|gifted|bought)|(?:gave|bought|gifted|got) (?:me|us)|(?:m['’]a|m['’]ont|nous a|nous ont|m['’]avait) (?:fait cadeau d['’]|offert |donn[ée]e? |achet[ée]e? )|(?:ai|avons|a) (?:eu|re[çc]u) (?:en cadeau )?)(?:[ ]?(?:an?|the|this|my|our|une?|la|ma|cette|d['’]une)){0,2} $/iu;

const SINCE = /^\s*(?:since|depuis)(?!\p{L})/iu;

/** "I am an Ambassador since 2019": the word that leads to the year speaks of the status, and of nothing that happened. */
function withStatusDays(entities: readonly Entity[], text: string): Entity[] {
  const cues = entities.flatMap((entity): Entity[] => {
    if (entity.kind !== 'term' || entity.vocabulary !== FACT_VOCABULARIES.ambassador) return [];
    const since = SINCE.exec(text.slice(entity.end));
    const { start, end } = entity;
    return since ? [{ kind: 'cue', start, end: end + since[0].length, facts: ['customerSince'] }] : [];
  });
  return withCues(entities, [...cues, ...sinceThenOne(entities, text)]);
}

/** « Ça fait depuis 2017 que j'en suis un »: since when, and only then of what. */
const sinceThenOne = (entities: readonly Entity[], text: string): Entity[] =>
  entities.flatMap((entity): Entity[] => {
    if (entity.kind !== 'date' || !THAT_I_AM_ONE.test(text.slice(entity.end))) return [];
    const since = SINCE_BEFORE.exec(text.slice(0, entity.start));
    return since ? [{ kind: 'cue', start: since.index, end: entity.start, facts: ['customerSince'] }] : [];
  });

const THAT_I_AM_ONE =
  /^,? (?:que |qu['’])(?:j['’]en suis|je le suis|je la suis|on l['’]est|j['’]en fais partie|je suis (?:ambassad|client|membre))/iu;
const SINCE_BEFORE = /(?<!\p{L})depuis (?:le )?$/iu;

/** The entities with these cues, in the place of the cues they hold. */
function withCues(entities: readonly Entity[], cues: readonly Entity[]): Entity[] {
  const isTaken = ({ kind, start, end }: Entity) =>
    kind === 'cue' && cues.some((cue) => cue.start <= start && end <= cue.end);
  return [...entities.filter((entity) => !isTaken(entity)), ...cues];
}

/** "Repaired 3 May", "I will post it on Friday": what was done, or will be, is told beside its day. */
function withNamedDays(entities: readonly Entity[], text: string): Entity[] {
  const cues = entities.flatMap((entity): Entity[] => {
    const day = entity.kind === 'term' ? dayOf(entity, entities, text) : undefined;
    return day ? [{ kind: 'cue', start: entity.start, end: entity.end, facts: [day] }] : [];
  });
  return [...entities, ...cues];
}

/** "Your carrier returned my order of 18 November": the day is that of the order, and not of what became of it. */
function withOrderDays(entities: readonly Entity[], text: string): Entity[] {
  const cues = entities.flatMap((entity): Entity[] => {
    if (entity.kind !== 'term' || entity.vocabulary !== FACT_VOCABULARIES.refundKind) return [];
    const of = OF_A_DAY.exec(text.slice(entity.end));
    if (!of || !ENDS_WITH_ORDER.test(text.slice(entity.start, entity.end))) return [];
    return [{ kind: 'cue', start: entity.end, end: entity.end + of[0].length, facts: ['purchaseDate'] }];
  });
  return [...entities, ...cues];
}

/** "My Creatista, of 2022, no longer heats": a year so told is that of the machine, and not of what happened to it. */
function withYearsOf(entities: readonly Entity[], text: string): Entity[] {
  const cues = entities.flatMap((entity): Entity[] => {
    if (entity.kind !== 'date' || entity.precision !== 'year') return [];
    const of = OF_A_YEAR.exec(text.slice(0, entity.start));
    return of ? [{ kind: 'cue', start: of.index, end: entity.start, facts: ['purchaseDate'] }] : [];
  });
  return [...entities, ...cues];
}

const OF_A_YEAR = /(?<!\p{L})(?:of|from|de|du)\s+$/iu;

const ENDS_WITH_ORDER = /(?:order|commande)$/iu;
const OF_A_DAY = /^\s*(?:(?:of|from|dated|made on|placed on|du|datée du|passée le)(?!\p{L}))/iu;

/** What words tell a day for; "my Krups from 2023" tells that of its purchase. */
function dayOf(
  { vocabulary, end }: EntityOf<'term'>,
  entities: readonly Entity[],
  text: string,
): FactName | undefined {
  if (!MACHINE_VOCABULARIES.includes(vocabulary)) return DAYS_OF[vocabulary];
  const isDated = entities.some(
    ({ kind, start }) => kind === 'date' && start >= end && FROM_ONLY.test(text.slice(end, start)),
  );
  return isDated ? 'purchaseDate' : undefined;
}

const MACHINE_VOCABULARIES: readonly string[] = [FACT_VOCABULARIES.brand!, FACT_VOCABULARIES.range!];
const FROM_ONLY = /^ (?:from|of|dating from|dated|de|d['’]|du|datant de|datant du) ?$/iu;

/** The day that is told beside a word of each of these vocabularies. */
const DAYS_OF: Readonly<Record<string, FactName>> = {
  [FACT_VOCABULARIES.remedy!]: 'remedyDate',
  [FACT_VOCABULARIES.returnPlanned!]: 'handoverDate',
};

/** A machine by its brand, range or model. */

/** Each on what the ones before it left. */
const READINGS: readonly ((entities: readonly Entity[], text: string) => Entity[])[] = [
  withStatusDays,
  withNamedDays,
  withOrderDays,
  withYearsOf,
  withMachineYears,
  withGiftDays,
];
