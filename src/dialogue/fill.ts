import { addMonths } from '../domain/calendar.ts';
import type { Entity } from '../domain/entity.ts';
import { FACT_VOCABULARIES, type FactName } from '../domain/fact.ts';
import { date, type IsoDate } from '../domain/value.ts';
import {
  type Assignment,
  type Candidate,
  candidatesOf,
  type FillContext,
  type Filled,
  holds,
} from './candidate.ts';
import { corrections, replacements, revisions, withAmounts, withoutReplaced } from './revise.ts';

/** A cue further away than this speaks of something else. */
const CUE_REACH_CHARS = 40;
const CUE_BESIDE_CHARS = 12;
const SENTENCE_END = /[.!?;\n]/;

/** Gives each value in the message to the one fact it speaks of; a value that fits none is left out. */
export function fillFacts(entities: readonly Entity[], context: FillContext): Filled[] {
  const { kept, replaced } = withoutReplaced(withMixed(withAmounts(entities)), context);
  const candidates = kept.flatMap((entity) => candidatesOf(entity, context));
  const rounds: readonly Round[] = [
    (free) => replacements(free, replaced),
    (free, used) => assignByCue(free, kept, { ...context, used }),
    (free, used) => corrections(free, used, { ...context, entities: kept }),
    (free, used) => assignAsked(free, used, context.asking),
    (free, used) => revisions(free, used, context),
    (free, used) => assignByFit(free, used, { ...context, entities: kept }),
  ];
  const assigned = rounds.reduce<Assignment[]>((sofar, round) => {
    const free = candidates.filter(({ entity }) => !sofar.some((taken) => taken.entity === entity));
    return [...sofar, ...round(free, new Set(sofar.map(({ fact }) => fact)))];
  }, []);
  return assigned.map((one) => ({ fact: one.fact, known: knownOf(one, context.today), ground: one.ground }));
}

function knownOf(
  { fact, value, approximate, until, isYearAssumed }: Assignment,
  today: IsoDate,
): Filled['known'] {
  const known = { kind: 'known', value, origin: 'typed', approximate, ...(until ? { until } : {}) } as const;
  const lies = value.kind === 'date' && value.date > today;
  // "On 2 July", said in June of something that has happened, was last year.
  if (!lies || !isYearAssumed || !HAPPENED_FACTS.includes(fact)) return known;
  return {
    ...known,
    value: date(addMonths(value.date, -12)),
    ...(until ? { until: addMonths(until, -12) } : {}),
  };
}

const MIXED = 'mixed';
const PAYMENT_VOCABULARY = FACT_VOCABULARIES.paymentMethod;

/** Two different means of payment in one message are a mixed payment. */
function withMixed(entities: readonly Entity[]): Entity[] {
  const means = entities.filter(
    (entity) => entity.kind === 'term' && entity.vocabulary === PAYMENT_VOCABULARY,
  );
  const [first] = means;
  const ids = new Set(means.map((entity) => (entity.kind === 'term' ? entity.id : '')));
  if (first?.kind !== 'term' || ids.size < 2) return [...entities];
  return entities.filter((entity) => !means.includes(entity)).concat({ ...first, id: MIXED });
}

/** One way to tell whose value it is; earlier rounds are surer. */
type Round = (free: readonly Candidate[], used: ReadonlySet<FactName>) => Assignment[];

function assignByCue(
  candidates: readonly Candidate[],
  entities: readonly Entity[],
  { wanted, text, used }: FillContext & { used: ReadonlySet<FactName> },
): Assignment[] {
  const cues = entities
    .filter((entity) => entity.kind === 'cue')
    .flatMap((cue) => cue.facts.map((fact) => ({ cue, fact })))
    .filter(({ fact }) => wanted.includes(fact) && !used.has(fact));
  const pairs = candidates
    .flatMap((candidate) =>
      cues.map(({ cue, fact }) => ({
        candidate,
        fact,
        gap: gapBetween(candidate.entity, cue, { text, entities }),
      })),
    )
    .filter(({ candidate }) => candidate.needs !== 'question')
    .filter(({ candidate, fact, gap }) => gap <= CUE_REACH_CHARS && holds(candidate, fact))
    .sort((first, second) => first.gap - second.gap);

  const assigned: Assignment[] = [];
  for (const { candidate, fact } of pairs) {
    const isFree = assigned.every((taken) => taken.entity !== candidate.entity && taken.fact !== fact);
    if (isFree) assigned.push({ ...candidate, fact, ground: 'cued' });
  }
  return assigned;
}

function assignAsked(
  candidates: readonly Candidate[],
  used: ReadonlySet<FactName>,
  asking: FactName | null,
): Assignment[] {
  if (!asking || used.has(asking)) return [];
  const answer = candidates.find((candidate) => holds(candidate, asking));
  return answer ? [{ ...answer, fact: asking, ground: 'asked' }] : [];
}

function assignByFit(
  candidates: readonly Candidate[],
  used: ReadonlySet<FactName>,
  context: FillContext & { readonly entities: readonly Entity[] },
): Assignment[] {
  const sure = candidates.filter(
    (candidate) => candidate.needs === 'nothing' && !isSpokenFor(candidate, context),
  );
  const open = context.wanted.filter((fact) => !used.has(fact));
  const assigned: Assignment[] = [];
  const take = (candidate: Candidate | undefined, fact: FactName) => {
    if (!candidate || !open.includes(fact) || assigned.some((one) => one.fact === fact)) return;
    if (assigned.some(({ entity }) => entity === candidate.entity)) return;
    assigned.push({ ...candidate, fact, ground: 'guessed' });
  };
  for (const { candidate, fact } of [...priceGuesses(sure, open), ...dateGuesses(sure, open, context)])
    take(candidate, fact);
  for (const candidate of sure.filter(({ kind }) => kind !== 'money' && kind !== 'date'))
    for (const fact of open) if (holds(candidate, fact)) take(candidate, fact);
  return assigned;
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
function priceGuesses(candidates: readonly Candidate[], open: readonly FactName[]): Guess[] {
  const amounts = candidates
    .filter(({ kind }) => kind === 'money')
    .sort((first, second) => centsOf(second) - centsOf(first));
  if (amounts.length >= 2 && open.includes('fullPrice') && open.includes('subscriptionPrice'))
    return [
      { candidate: amounts[0], fact: 'fullPrice' },
      { candidate: amounts[1], fact: 'subscriptionPrice' },
    ];
  const missing = open.includes('fullPrice') ? 'fullPrice' : 'subscriptionPrice';
  return [{ candidate: amounts[0], fact: missing }];
}

/** What lies behind began something; today or later is when something will be done. */
function dateGuesses(
  candidates: readonly Candidate[],
  open: readonly FactName[],
  { today, preferred }: FillContext,
): Guess[] {
  const past = open
    .filter((fact) => PAST_FACTS.includes(fact))
    .sort((first, second) => Number(second === preferred) - Number(first === preferred));
  const ahead = open.filter((fact) => AHEAD_FACTS.includes(fact));
  const factsOn = (day: IsoDate) => {
    if (day < today) return past;
    return day === today ? [...ahead, ...past] : ahead;
  };
  return candidates
    .filter(({ kind }) => kind === 'date')
    .flatMap((candidate) =>
      factsOn(dayOf(candidate))
        .filter((fact) => holds(candidate, fact))
        .slice(0, 1)
        .map((fact) => ({ candidate, fact })),
    );
}

const HAPPENED_FACTS: readonly FactName[] = [
  'subscriptionStart',
  'purchaseDate',
  'faultDate',
  'handoverDate',
  'carrierReturnDate',
];
const AHEAD_FACTS: readonly FactName[] = ['cancellationDate', 'faultDate'];
const PAST_FACTS: readonly FactName[] = [
  'subscriptionStart',
  'purchaseDate',
  'handoverDate',
  'carrierReturnDate',
];

const centsOf = ({ value }: Candidate): number => (value.kind === 'money' ? value.cents : 0);
const dayOf = ({ value }: Candidate): IsoDate => (value.kind === 'date' ? value.date : '');

/** The distance from a value to a cue; endless when another value or the end of a sentence lies between. */
function gapBetween(
  value: Entity,
  cue: Entity,
  { text, entities }: { text: string; entities: readonly Entity[] },
): number {
  const [from, to] = value.start < cue.start ? [value.end, cue.start] : [cue.end, value.start];
  const isParted = entities.some(
    ({ kind, start, end }) => kind !== 'cue' && kind !== 'marker' && start >= from && end <= to,
  );
  if (isParted || SENTENCE_END.test(text.slice(from, to))) return Number.POSITIVE_INFINITY;
  return to - from;
}
