import { type Entity, isValue } from '../../domain/entity.ts';
import type { FactName } from '../../domain/fact.ts';
import { type IsoDate, plain } from '../../domain/value.ts';
import { SENTENCE_END } from '../../language/sentence.ts';
import { blanked } from '../../language/spans.ts';
import { bareLength, barePrices, PRICES, saysKnownPrice } from './barePrices.ts';
import { type Assignment, type FillContext, holds, PAST_FACTS } from './candidate.ts';
import { isEchoFor, isNameOfEcho, isVaguerThanKnown } from './echo.ts';
import { gapBetween } from './gap.ts';
import { factsOfHour, isOfThisHour } from './hour.ts';
import { isMachineName } from './machineName.ts';
import { firstAhead, isAhead } from './notBegun.ts';
import type { Candidate } from './reading.ts';
import { isOnlyThoughtOf, isPutCase, SUPPOSED_FACTS } from './supposed.ts';

/** A cue this near speaks of the value, wanted or not. */
export const CUE_BESIDE_CHARS = 12;

/** Values nobody named or asked for go where they fit best, each fact and value once. */
export function assignByFit(
  candidates: readonly Candidate[],
  used: ReadonlySet<FactName>,
  context: FillContext & { readonly entities: readonly Entity[] },
): Assignment[] {
  const sure = candidates.filter(
    (candidate) => candidate.needs === 'nothing' && !isSpokenFor(candidate, context),
  );
  // An order comes back in one way: a day told for it leaves none for the other, unless it is the day a labelled parcel arrived.
  const isDayTold = used.has('handoverDate') || (used.has('carrierReturnDate') && !isByLabel(context));
  const open = context.wanted.filter(
    (fact) => !used.has(fact) && isAskedAbout(fact, context) && !(isDayTold && RETURN_DAYS.includes(fact)),
  );
  const assigned: Assignment[] = [];
  const take = (candidate: Candidate | undefined, fact: FactName) => {
    if (!candidate || !open.includes(fact) || assigned.some((one) => one.fact === fact)) return;
    if (assigned.some(({ entity }) => entity === candidate.entity)) return;
    assigned.push({ ...candidate, fact, ground: 'guessed' });
  };
  const prices = [
    ...sure,
    ...barePrices(candidates, {
      used,
      open,
      isAlone: isAlone(context),
      facts: context.facts,
      isOtherSaid: saysKnownPrice(context.entities, context.facts),
    }),
  ];
  for (const { candidate, fact } of [
    ...priceGuesses(prices, open, context),
    ...dateGuesses(sure, open, context),
  ])
    take(candidate, fact);
  for (const candidate of [...sure, ...bareLength(candidates, assigned)].filter(
    ({ kind }) => kind !== 'money' && kind !== 'date',
  ))
    for (const fact of open) if (holds(candidate, fact)) take(candidate, fact);
  return [...assigned, ...sameDay(assigned, open, context)];
}

/** "Last Wednesday", while we ask how the order came back: whichever way it was, that is its day. */
function sameDay(
  assigned: readonly Assignment[],
  open: readonly FactName[],
  { asking }: Pick<FillContext, 'asking'>,
): Assignment[] {
  const told = assigned.filter(({ fact }) => RETURN_DAYS.includes(fact));
  const [day] = told;
  if (asking !== 'refundKind' || !day || told.length > 1) return [];
  return RETURN_DAYS.filter((fact) => fact !== day.fact && open.includes(fact)).map((fact) => ({
    ...day,
    fact,
  }));
}

const RETURN_DAYS: readonly FactName[] = ['handoverDate', 'carrierReturnDate'];

const LABEL = 'return-label';

/** True for a return with the label: it has two days, that of the hand-over and that of its arrival. */
const isByLabel = ({ facts, entities }: FillContext & { readonly entities: readonly Entity[] }): boolean =>
  entities.some((entity) => entity.kind === 'term' && entity.id === LABEL) ||
  (facts.refundKind?.kind === 'known' && plain(facts.refundKind.value) === LABEL);

/** A day or time to call at is one only where the message speaks of calling, or leans on one that did. */
function isAskedAbout(
  fact: FactName,
  { entities, isFollowUp }: FillContext & { readonly entities: readonly Entity[] },
): boolean {
  if (fact !== 'callDate' && fact !== 'callTime') return true;
  // "On Sundays" nothing happens once: it is asked whether anyone answers then.
  return (
    isFollowUp ||
    entities.some(
      (entity) =>
        (entity.kind === 'cue' && entity.facts.includes('callDate')) ||
        (entity.kind === 'date' && entity.isRecurring === true),
    )
  );
}

/** Words right beside the value give it to a fact that is not wanted here. */
function isSpokenFor(
  candidate: Candidate,
  { text, entities, wanted }: FillContext & { entities: readonly Entity[] },
) {
  return entities.some(
    (cue) =>
      cue.kind === 'cue' &&
      cue.facts.every((fact) => !wanted.includes(fact)) &&
      cue.facts.some((fact) => holds(candidate, fact)) &&
      gapBetween(candidate.entity, cue, { text, entities }) <= CUE_BESIDE_CHARS,
  );
}

interface Guess {
  readonly candidate: Candidate | undefined;
  readonly fact: FactName;
}

/** Of two amounts nobody named, the larger is the price without subscription; one alone is the price still missing. */
function priceGuesses(
  candidates: readonly Candidate[],
  open: readonly FactName[],
  { facts }: Pick<FillContext, 'facts'>,
): Guess[] {
  const amounts = candidates
    .filter(({ kind }) => kind === 'money')
    .sort((first, second) => centsOf(second) - centsOf(first));
  if (amounts.length >= 2 && open.includes('fullPrice') && open.includes('subscriptionPrice'))
    return [
      { candidate: amounts[0], fact: 'fullPrice' },
      { candidate: amounts[1], fact: 'subscriptionPrice' },
    ];
  const missing = PRICES.find((price) => open.includes(price) && facts[price]?.kind !== 'known');
  return missing ? [{ candidate: amounts[0], fact: missing }] : [];
}

/** A reply of one value with hardly a word before it: "it's 99". */
function isAlone({
  text,
  entities,
  asking,
}: Pick<FillContext, 'text' | 'asking'> & { readonly entities: readonly Entity[] }): boolean {
  // "Lattissima One, 279": a name beside it is no other amount.
  const [only, ...others] = entities.filter((entity) => isValue(entity) && entity.kind !== 'term');
  if (!asking || !only || others.length > 0 || /\p{L}/u.test(text.slice(only.end))) return false;
  const names = entities.filter(({ kind, end }) => kind === 'term' && end <= only.start);
  const before = blanked(text.slice(0, only.start), names);
  return (before.match(/\p{L}+/gu)?.length ?? 0) <= MAX_WORDS_BEFORE;
}

const MAX_WORDS_BEFORE = 2;

/** What lies behind began something; today or later is when something will be done. */
function dateGuesses(
  candidates: readonly Candidate[],
  open: readonly FactName[],
  context: FillContext & { readonly entities: readonly Entity[] },
): Guess[] {
  const { today, asking, preferred, facts, isFollowUp, text, entities, asides = [] } = context;
  const isSupposed =
    isFollowUp &&
    entities.some(
      (entity) =>
        entity.kind === 'marker' &&
        SUPPOSING.includes(entity.marker) &&
        text.slice(0, entity.start).trim() === '',
    );
  // What was asked and not known is what comes back to mind.
  const isLikely = (fact: FactName) =>
    Number(fact === preferred) * 2 + Number(facts[fact]?.kind === 'unknown');
  const past = open
    .filter((fact) => PAST_FACTS.includes(fact))
    .sort((first, second) => isLikely(second) - isLikely(first));
  const isThoughtOf = (fact: FactName) => SUPPOSED_FACTS.includes(fact) && facts[fact]?.kind !== 'known';
  const isNotBegun = isOnlyThoughtOf(entities, facts);
  // "If it fails again in eight months": of a repair, what is thought of is rather its failing than its day.
  const isOfRemedy =
    open.includes('remedyDate') &&
    entities.some((entity) => entity.kind === 'marker' && entity.marker === 'general');
  const isPlanned = facts.returnPlanned?.kind === 'known' && plain(facts.returnPlanned.value) === true;
  const ahead = open.filter((fact) => AHEAD_FACTS.includes(fact) || (isPlanned && fact === 'handoverDate'));
  const dates = candidates
    .filter(({ kind }) => kind === 'date')
    .filter((candidate, _at, all) => !isNameOfEcho(candidate, all, context));
  const first = isNotBegun ? firstAhead(dates, today) : undefined;
  const factsOn = (candidate: Candidate): readonly FactName[] => {
    const day = dayOf(candidate);
    // Of a subscription not begun yet, the first day is that of its beginning, and another one is to leave on.
    if (isNotBegun && isAhead(candidate, today)) {
      const isStart = candidate === first && open.includes('subscriptionStart');
      if (isStart && isThoughtOf('subscriptionStart')) return ['subscriptionStart'];
      if (!isStart && open.includes('cancellationDate')) return ['cancellationDate'];
    }
    // "It died last night": nobody tells the hour of a purchase, and only what happened just now by it.
    if (isOfThisHour(candidate, text)) return factsOfHour(open, { day, today, asking });
    // How a length of time is told says what it counts from: "3 months left" is no day to cancel on.
    if (candidate.entity.kind === 'duration') return open;
    // "And in June?" after a fee is the June to come.
    if (day < today && isSupposed && candidate.isYearAssumed && open.includes('cancellationDate'))
      return ['cancellationDate'] as const;
    // "And in May 2025?" supposes the case on that day.
    if (day < today)
      return [
        ...(isNoBeginning(candidate, text) ? [] : past).filter(
          (fact) => !asides.includes(fact) || isBesideMachine(candidate, entities),
        ),
        ...open.filter((fact) => fact === 'callDate' || (isFollowUp && fact === 'faultDate')),
      ];
    // "If I subscribe on 1 March": nothing else is told to begin, and no day to leave on is asked of.
    if (day > today && isPutCase(text, candidate.entity))
      return [
        ...ahead.filter((fact) => fact === 'cancellationDate' || (fact === 'faultDate' && isOfRemedy)),
        ...past.filter(isThoughtOf),
        ...ahead,
      ];
    // "It is day 15 today": today is when something began only for who was asked when.
    return day === today && asking ? [...ahead, ...past] : ahead;
  };
  // "Ordered on the 4th, came back on the 12th": of two days, the later is that of the return.
  const isOfReturn = RETURN_DAYS.some((fact) => open.includes(fact));
  const inOrder = isOfReturn ? dates.toSorted((one, other) => (dayOf(one) < dayOf(other) ? 1 : -1)) : dates;
  return inOrder.flatMap((candidate) =>
    factsOn(candidate)
      .filter((fact) => holds(candidate, fact))
      .slice(0, 1)
      .filter((fact) => !isEchoFor(candidate, fact, context) && !isVaguerThanKnown(candidate, fact, context))
      .map((fact) => ({ candidate, fact })),
  );
}

/** "I am only here until June" tells how long something lasts, and since when nothing. */
const LEADS_TO_END = /(?<!\p{L})(?:until|till?|jusqu['’ ]?(?:en|au|à|a))\s+(?:(?:the|end of|le|fin)\s+)*$/iu;

const isNoBeginning = ({ isWeekday, entity }: Candidate, text: string): boolean =>
  LEADS_TO_END.test(text.slice(0, entity.start)) || (isWeekday === true && isAskedOf(text, entity));

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

const centsOf = ({ value }: Candidate): number => (value.kind === 'money' ? value.cents : 0);
const dayOf = ({ value }: Candidate): IsoDate => (value.kind === 'date' ? value.date : '');
