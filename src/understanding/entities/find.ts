import { type Entity, type EntityOf, isAskedFor, isMarker } from '../../domain/entity.ts';
import { FACT_KINDS, FACT_VOCABULARIES, type FactName, NAMING_MACHINES } from '../../domain/fact.ts';
import type { Language } from '../../domain/language.ts';
import {
  ASKED_MARKERS,
  CASE_MARKERS,
  CUSTOMER_MARKERS,
  type Marker,
  PERSON_MARKERS,
  RESULT_MARKERS,
} from '../../domain/marker.ts';
import type { IsoDate } from '../../domain/value.ts';
import { type Reading, read, spanOf } from '../../language/reading.ts';
import { tokensOf } from '../../language/tokenise.ts';
import type { Candidate } from './candidate.ts';
import { type CueBook, findCues } from './cues.ts';
import { findDates } from './date.ts';
import { findDurations } from './duration.ts';
import { findIdentifiers } from './identifier.ts';
import { findMarkers, type MarkerBook } from './markers.ts';
import { findMoney } from './money.ts';
import { findNumbers } from './number.ts';
import { findTerms, type TermBook } from './terms.ts';
import { findTimesOfDay } from './timeOfDay.ts';

export interface EntityContext {
  readonly language: Language;
  readonly today: IsoDate;
  readonly terms: TermBook;
  readonly cues: CueBook;
  readonly markers: MarkerBook;
  /** The fact last asked for: its vocabulary is preferred where a word belongs to two. */
  readonly asking?: FactName | null;
}

/** Everything with a value in the text, in order, no two overlapping: the longest reading of each stretch wins. */
export function findEntities(text: string, context: EntityContext): Entity[] {
  const reading = read(text);
  const tokens = tokensOf(reading, context.language);
  const preferred = context.asking ? FACT_VOCABULARIES[context.asking] : undefined;
  const terms = findTerms(context.terms, tokens).sort(
    (a, b) => Number(b.vocabulary === preferred) - Number(a.vocabulary === preferred),
  );
  // "Call you on Sunday" asks for a way to reach us and leads to a day as well: neither reading takes the other's place.
  // "I'm only sending half of it back" tells that it is to come, and that it is a part: both readings stand too.
  // "I got your e-mail yesterday" tells that it came, and which day.
  const isBeside = (term: EntityOf<'term'>) => TERMS_BESIDE.some((is) => is(term));
  const asked = TERMS_BESIDE.flatMap((is) =>
    withoutOverlaps(terms.filter(is).map((entity) => ({ ...entity, entity }))),
  );
  const markers = findMarkers(context.markers, tokens);
  const cues = findCues(context.cues, tokens);
  // "If I start on 1 March" says that it has not begun, and leads to the day: neither reading takes the other's place.
  // "C'est bien ça ?" checks what was said, and "c'est" tells something.
  const apart = APART.map((marker) => markers.filter((one) => one.marker === marker)).flatMap((found) =>
    withoutOverlaps(found.map((entity) => ({ ...entity, entity }))),
  );
  // "My brother is no Ambassador" says whose status it is, and holds the status as well.
  const beside = markers.filter(({ marker }) => BESIDE.includes(marker));
  // Between readings of the same length the earlier in this list wins.
  const others = withoutOverlaps([
    // "A year earlier" than a date told, and not than today.
    ...markers.filter(({ marker }) => marker === 'year-before').map((entity) => ({ ...entity, entity })),
    ...placed(reading, findMoney(reading.text, context.language)),
    ...placed(reading, findDates(reading.text, { ...context, isDayAsked: asksForDay(context) })),
    ...placed(reading, findTimesOfDay(reading.text)),
    ...placed(reading, findDurations(reading.text, context.language)),
    ...[
      ...terms.filter((term) => !isBeside(term)),
      ...cues,
      ...markers.filter(({ marker }) => !APART.includes(marker) && !BESIDE.includes(marker)),
    ].map((entity) => ({
      ...entity,
      entity,
    })),
    ...placed(reading, findIdentifiers(reading.text)),
    ...placed(reading, findNumbers(reading.text, context.language)),
  ]);
  const within = [...damaged(terms, others), ...bought(cues, others)];
  return [...others, ...asked, ...apart, ...beside, ...within].sort((a, b) => a.start - b.start);
}

/** "My husband bought a Krups in June 2023" says whose it was, and leads to the day of the purchase. */
const bought = (cues: readonly EntityOf<'cue'>[], others: readonly Entity[]): readonly Entity[] =>
  withoutOverlaps(
    cues
      .filter(
        (cue) =>
          cue.facts.includes('purchaseDate') &&
          others.some((other) => isMarker(other, 'other-person') && holds(other, cue)),
      )
      .map((entity) => ({ ...entity, entity })),
  );

/** "I dropped my Krups" tells what happened, and to which machine. */
const damaged = (terms: readonly EntityOf<'term'>[], others: readonly Entity[]): readonly Entity[] =>
  withoutOverlaps(
    terms
      .filter(
        (term) =>
          NAMING_MACHINES.includes(term.vocabulary) &&
          others.some((other) => isMisuse(other) && holds(other, term)),
      )
      .map((entity) => ({ ...entity, entity })),
  );

const isPartialReturn = ({ vocabulary }: EntityOf<'term'>): boolean =>
  vocabulary === FACT_VOCABULARIES.partialReturn;
const isReminder = ({ vocabulary }: EntityOf<'term'>): boolean =>
  vocabulary === FACT_VOCABULARIES.reminderReceived;
/** Terms that stand beside any other reading of the same words. */
const TERMS_BESIDE = [isAskedFor, isPartialReturn, isReminder] as const;
const isMisuse = (entity: Entity): boolean =>
  entity.kind === 'term' && entity.vocabulary === FACT_VOCABULARIES.misuse;
const holds = (outer: Entity, inner: Entity): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Words of the sentence like any other, which take the place of no other reading. */
const APART: readonly Marker[] = [
  'the-other',
  'not-begun',
  'concluding',
  'checking',
  'hedging',
  'difference',
  'too-late',
  'wrong-date',
  'wrong-amount',
  'wrong-value',
];

const asksForDay = ({ asking }: EntityContext): boolean => asking != null && FACT_KINDS[asking] === 'date';

/** Markers that stand beside any other reading of the same words. */
const BESIDE: readonly Marker[] = [
  ...PERSON_MARKERS,
  ...CASE_MARKERS,
  ...RESULT_MARKERS,
  ...CUSTOMER_MARKERS,
  ...ASKED_MARKERS,
  'blame-aside',
  'further-return',
  'not-that-day',
  'mistaken',
];

/** An entity in the original text, or the place of something that only looked like one. */
interface Claim {
  readonly start: number;
  readonly end: number;
  readonly entity: Entity | null;
}

function placed(reading: Reading, candidates: readonly Candidate[]): Claim[] {
  return candidates.map(({ from, to, found }) => {
    const span = spanOf(reading, from, to);
    return { ...span, entity: found === null ? null : { ...found, ...span } };
  });
}

function withoutOverlaps(claims: readonly Claim[]): Entity[] {
  const kept: Claim[] = [];
  for (const claim of [...claims].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    if (kept.every(({ start, end }) => claim.end <= start || end <= claim.start)) kept.push(claim);
  }
  return kept.flatMap(({ entity }) => entity ?? []).sort((a, b) => a.start - b.start);
}
