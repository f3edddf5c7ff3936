import { type Entity, isMarker } from '../../../domain/entity.ts';
import { FACT_VOCABULARIES, type FactName } from '../../../domain/fact.ts';
import { type IsoDate, plain } from '../../../domain/value.ts';
import { SENTENCE_END } from '../../../language/sentence.ts';
import { isOnlyThoughtOf, isPutCase } from '../asked/supposed.ts';
import { holds, RETURN_DAYS } from '../candidates/candidate.ts';
import { isEchoFor, isNameOfEcho, isVaguerThanKnown } from '../candidates/echo.ts';
import { isDayOfEvent } from '../candidates/eventDays.ts';
import { CUE_BESIDE_CHARS } from '../candidates/gap.ts';
import type { Candidate } from '../candidates/reading.ts';
import { isUntil } from '../candidates/until.ts';
import { firstAhead, isAhead } from '../contracts/notBegun.ts';
import { isMachineName } from '../machines/machineName.ts';
import { factsOfHour, isOfThisHour } from './hour.ts';
import { type DayContext, isBegun, isThoughtOf, pastFacts } from './pastFacts.ts';

/** A value and the fact it may well be of. */
export interface Guess {
  readonly candidate: Candidate | undefined;
  readonly fact: FactName;
}

/** What lies behind began something; today or later is when something will be done. */
export function dateGuesses(
  candidates: readonly Candidate[],
  open: readonly FactName[],
  context: DayContext,
): Guess[] {
  const dates = candidates
    .filter(({ kind }) => kind === 'date')
    .filter((candidate, _at, all) => !isNameOfEcho(candidate, all, context))
    .toSorted((one, other) => rankOf(one, context) - rankOf(other, context));
  const { facts, entities } = context;
  const isNotBegun = isOnlyThoughtOf(entities, facts);
  const first = isNotBegun ? firstAhead(dates, context) : undefined;
  // "Ordered on the 4th, came back on the 12th": of two days, the later is that of the return.
  const isOfReturn = RETURN_DAYS.some((fact) => open.includes(fact));
  const inOrder = isOfReturn ? dates.toSorted((one, other) => (dayOf(one) < dayOf(other) ? 1 : -1)) : dates;
  return inOrder.flatMap((candidate) =>
    (notBegun(candidate, { open, first, isNotBegun, context }) ?? factsOfDay(candidate, open, context))
      .filter((fact) => holds(candidate, fact))
      .slice(0, 1)
      .filter((fact) => !isEchoFor(candidate, fact, context) && !isVaguerThanKnown(candidate, fact, context))
      .map((fact) => ({ candidate, fact })),
  );
}

/** "My birthday was the 3rd, I have it since the 20th", "it broke on Sunday (28/11/2025…)": the day of a feast, or of this week, comes last. */
const rankOf = ({ entity, isWeekday }: Candidate, { text }: DayContext): number =>
  Number(isDayOfEvent(entity, text)) + Number(isWeekday === true);

/** Of a subscription not begun yet, the first day is that of its beginning, and another one is to leave on. */
function notBegun(
  candidate: Candidate,
  {
    open,
    first,
    isNotBegun,
    context,
  }: {
    readonly open: readonly FactName[];
    readonly first: Candidate | undefined;
    readonly isNotBegun: boolean;
    readonly context: DayContext;
  },
): readonly FactName[] | null {
  if (!isNotBegun || !isAhead(candidate, context.today)) return null;
  const isStart = candidate === first && open.includes('subscriptionStart');
  if (isStart && isThoughtOf('subscriptionStart', context)) return ['subscriptionStart'];
  return !isStart && open.includes('cancellationDate') ? ['cancellationDate'] : null;
}

/** The facts that may be of this day, the likeliest first. */
function factsOfDay(
  candidate: Candidate,
  open: readonly FactName[],
  context: DayContext,
): readonly FactName[] {
  const { today, asking, text } = context;
  const day = dayOf(candidate);
  // "It died last night": nobody tells the hour of a purchase, and only what happened just now by it.
  if (isOfThisHour(candidate, text)) return factsOfHour(open, { day, today, asking });
  // How a length of time is told says what it counts from: "3 months left" is no day to cancel on.
  if (candidate.entity.kind === 'duration') return open;
  return day < today ? factsBehind(candidate, open, context) : factsAhead(candidate, open, context);
}

/** What a day that has gone may have begun, or a case that is put on it. */
function factsBehind(
  candidate: Candidate,
  open: readonly FactName[],
  context: DayContext,
): readonly FactName[] {
  const { isFollowUp, text, entities, asides = [] } = context;
  // "And in June?" after a fee is the June to come.
  if (candidate.isYearAssumed && open.includes('cancellationDate')) {
    if (isSupposing(context) || isOfCostAsked(context)) return ['cancellationDate'];
  }
  const begun = isNoBeginning(candidate, text) ? [] : pastFacts(open, context).filter(isBegun(context));
  return [
    ...begun.filter((fact) => !asides.includes(fact) || isBesideMachine(candidate, entities)),
    // "And in May 2025?" supposes the case on that day.
    ...open.filter(
      (fact) =>
        fact === 'callDate' ||
        (isFollowUp &&
          fact === 'faultDate' &&
          !isOfYearGone(candidate, context) &&
          !isUntil(candidate.entity, text)),
    ),
  ];
}

/** "15 Nov 2024", told, and put as no other case: what has broken down now did not do so in a year gone by. */
const isOfYearGone = (
  candidate: Candidate,
  { today, text, entities, facts }: Pick<DayContext, 'today' | 'text' | 'entities' | 'facts'>,
): boolean => {
  const { value, entity, isYearAssumed } = candidate;
  return (
    entity.kind === 'date' &&
    value.kind === 'date' &&
    isYearAssumed === false &&
    value.date.slice(0, 4) < today.slice(0, 4) &&
    facts.faultDate?.kind !== 'known' &&
    (!isAskedOf(text, entity) || isBesideMachine(candidate, entities)) &&
    !entities.some((one) => one.kind === 'marker' && SUPPOSING.includes(one.marker))
  );
};

const PLANNED = FACT_VOCABULARIES.returnPlanned;

/** What is to be done on a day to come, or begins on it where a case is put. */
function factsAhead(
  { entity, value }: Candidate,
  open: readonly FactName[],
  context: DayContext,
): readonly FactName[] {
  const { today, asking, facts, text, entities } = context;
  const isPlanned =
    (facts.returnPlanned?.kind === 'known' && plain(facts.returnPlanned.value) === true) ||
    entities.some((one) => one.kind === 'term' && one.id === 'yes' && one.vocabulary === PLANNED);
  const ahead = open.filter((fact) => AHEAD_FACTS.includes(fact) || (isPlanned && fact === 'handoverDate'));
  const isToday = value.kind === 'date' && value.date === today;
  // "It is day 15 today": today is when something began only for who was asked when.
  if (isToday) return asking && !isPutCase(text, entity) ? [...ahead, ...pastFacts(open, context)] : ahead;
  if (!isPutCase(text, entity)) return ahead;
  // "If it fails again in eight months": of a repair, what is thought of is rather its failing than its day.
  const isOfRemedy = open.includes('remedyDate') && entities.some((one) => isMarker(one, 'general'));
  // "If I subscribe on 1 March": nothing else is told to begin, and no day to leave on is asked of.
  return [
    ...ahead.filter((fact) => fact === 'cancellationDate' || (fact === 'faultDate' && isOfRemedy)),
    ...pastFacts(open, context).filter((fact) => isThoughtOf(fact, context)),
    ...ahead,
  ];
}

/** "And in June?", after an answer: another case is put to it. */
const isSupposing = ({ isFollowUp, text, entities }: DayContext): boolean =>
  isFollowUp &&
  entities.some(
    (entity) =>
      entity.kind === 'marker' &&
      SUPPOSING.includes(entity.marker) &&
      text.slice(0, entity.start).trim() === '',
  );

/** "Will there be a penalty on 20 December?", once the start is told: what leaving costs is asked of a day still to come. */
const isOfCostAsked = ({ isFollowUp, text, facts }: DayContext): boolean =>
  isFollowUp && facts.subscriptionStart?.kind === 'known' && text.includes('?') && OF_COST.test(text);

const OF_COST =
  /(?<!\p{L})(?:fees?|charges?|penalt(?:y|ies)|costs?|free|owe|frais|p[ée]nalit[ée]s?|co[ûu]te(?:ra|rait)?|gratuit)(?!\p{L})/iu;

const isNoBeginning = ({ isWeekday, entity }: Candidate, text: string): boolean =>
  isUntil(entity, text) ||
  (isWeekday === true && isAskedOf(text, entity) && !SAYS_LAST.test(text.slice(entity.start, entity.end)));

/** "Sent it back last Thursday, does the money come?" tells of a day gone by. */
const SAYS_LAST = /(?<!\p{L})(?:last|past|derni(?:er|ère)|passée?)(?!\p{L})/iu;

/** "Can I call on Sunday?" asks of a day, and tells of nothing that happened on it. */
const isAskedOf = (text: string, { end }: Entity): boolean => SENTENCE_END.exec(text.slice(end))?.[0] === '?';

/** "My Krups, May 2025": a day beside the machine's name is that of its purchase. */
const isBesideMachine = ({ entity }: Candidate, entities: readonly Entity[]): boolean =>
  entities.some(
    (other) =>
      isMachineName(other) &&
      Math.max(entity.start - other.end, other.start - entity.end) <= CUE_BESIDE_CHARS,
  );

const SUPPOSING: readonly string[] = ['leaning', 'what-if'];

const AHEAD_FACTS: readonly FactName[] = ['cancellationDate', 'faultDate', 'callDate'];

const dayOf = ({ value }: Candidate): IsoDate => (value.kind === 'date' ? value.date : '');
