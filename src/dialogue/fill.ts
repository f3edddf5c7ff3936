import type { Entity } from '../domain/entity.ts';
import type { Fact, FactName, Filled } from '../domain/fact.ts';
import { plain } from '../domain/value.ts';
import { withAsserted } from './asserted.ts';
import { barePrices, PRICES } from './barePrices.ts';
import { withoutBeginnings } from './beginnings.ts';
import { type Assignment, candidatesOf, type FillContext, holds } from './candidate.ts';
import { completed } from './complete.ts';
import { withExactDays } from './exactDays.ts';
import { withFinished } from './finished.ts';
import { gapBetween } from './gap.ts';
import { assignByFit, CUE_BESIDE_CHARS } from './guess.ts';
import { knownOf } from './known.ts';
import { withOwnStatus } from './ownStatus.ts';
import type { Candidate } from './reading.ts';
import { near, redated, withYears } from './redate.ts';
import {
  corrections,
  isCorrection,
  replacements,
  revisions,
  withAmounts,
  withoutReplaced,
} from './revise.ts';
import { agrees } from './rough.ts';
import { withSides } from './sides.ts';
import { weighed } from './weigh.ts';

/** A cue further away than this speaks of something else. */
const CUE_REACH_CHARS = 40;

const INVOICE = /invoice|receipt|facture|ticket/iu;

/** Gives each value in the message to the one fact it speaks of; a value that fits none is left out. */
export function fillFacts(entities: readonly Entity[], context: FillContext): Filled[] {
  const { kept, replaced } = withoutReplaced(
    withSides(
      weighed(
        withAsserted(
          withExactDays(
            withAmounts(
              withoutBeginnings(withYears(withOwnStatus(entities, context.text), context), context.text),
            ),
            context.text,
          ),
          context.text,
        ),
        context.text,
      ),
      context.text,
    ),
    context,
  );
  const candidates = kept.flatMap((entity) => candidatesOf(entity, context));
  const rounds: readonly Round[] = [
    (free) => replacements(free, replaced),
    (free, used) => assignByCue(free, kept, { ...context, used }),
    (free, used) => corrections(free, used, { ...context, entities: kept }),
    (free, used) => assignAsked(free, used, context),
    (free, used) => redated(free, used, { ...context, entities: kept }),
    (free, used) => revisions(free, used, context),
    (free, used) => assignByFit(free, used, { ...context, entities: kept }),
  ];
  const assigned: Assignment[] = [];
  for (const round of rounds) {
    const free = candidates.filter(({ entity }) => !assigned.some((taken) => taken.entity === entity));
    const taken = round(free, new Set(assigned.map(({ fact }) => fact)));
    assigned.push(...(isCorrection(kept) ? taken.map((one) => nearTold(one, context)) : taken));
  }
  const isPlanned = assigned.some(({ fact, value }) => fact === 'returnPlanned' && plain(value) === true);
  const told = withFinished(completed(assigned, candidates), { ...context, entities: kept });
  return withPricesInOrder(told).map((one) => ({
    fact: one.fact,
    known: settled(knownOf(one, { ...context, isPlanned }), context.facts[one.fact]),
    ground: one.ground,
  }));
}

/** "No sorry, the 28th": of the month and year that were told. */
function nearTold(one: Assignment, { facts, today }: FillContext): Assignment {
  const was = facts[one.fact];
  const isExact = was?.kind === 'known' && was.until === undefined;
  return isExact && was.value.kind === 'date' && one.kind === 'date'
    ? { ...one, ...near(one, { was: was.value.date, today }) }
    : one;
}

/** Nobody pays more with the plan than without: two prices of one message that say so were given to the wrong facts. */
function withPricesInOrder(assigned: readonly Assignment[]): readonly Assignment[] {
  const [full, reduced] = PRICES.map((price) => assigned.find(({ fact }) => fact === price)?.value);
  if (full?.kind !== 'money' || reduced?.kind !== 'money' || full.cents >= reduced.cents) return assigned;
  const [fullPrice, reducedPrice] = PRICES;
  return assigned.map((one) => {
    if (one.fact === fullPrice) return { ...one, fact: reducedPrice };
    return one.fact === reducedPrice ? { ...one, fact: fullPrice } : one;
  });
}

/** "I have been waiting for three weeks", after the day itself: what agrees with it says nothing new. */
const settled = (known: Filled['known'], was: Fact | undefined): Filled['known'] =>
  was?.kind === 'known' && !was.approximate && agrees(known, was) ? was : known;

/** One way to tell whose value it is; earlier rounds are surer. */
type Round = (free: readonly Candidate[], used: ReadonlySet<FactName>) => Assignment[];

function assignByCue(
  candidates: readonly Candidate[],
  entities: readonly Entity[],
  { wanted, text, used }: FillContext & { used: ReadonlySet<FactName> },
): Assignment[] {
  const cues = entities
    .flatMap((cue) => cuedBy(cue).map((fact) => ({ cue, fact })))
    .filter(({ fact }) => wanted.includes(fact) && !used.has(fact));
  const pairs = candidates
    .flatMap((candidate) =>
      cues.map(({ cue, fact }) => ({
        candidate,
        fact,
        isTerm: cue.kind === 'term',
        gap: gapBetween(candidate.entity, cue, { text, entities }),
        // "Due last week, I posted it on 20 May": a word leads to the value after it.
        isLed: cue.end <= candidate.entity.start,
        // "Second-hand in September, the invoice is of 20 April": the warranty counts from the invoice.
        isInvoice: fact === 'purchaseDate' && INVOICE.test(text.slice(cue.start, cue.end)),
      })),
    )
    // "On 25 May, undelivered, …": a term leads to its day, and follows none.
    .filter(({ isTerm, isLed }) => isLed || !isTerm)
    .filter(({ candidate }) => candidate.needs !== 'question')
    .filter(({ candidate, fact, gap }) => gap <= CUE_REACH_CHARS && holds(candidate, fact))
    .filter(({ candidate, gap }) => !isOthers(candidate, { gap, wanted, text, entities }))
    .sort(
      (first, second) =>
        Number(second.isInvoice && second.gap <= CUE_BESIDE_CHARS) -
          Number(first.isInvoice && first.gap <= CUE_BESIDE_CHARS) ||
        first.gap - second.gap ||
        Number(second.isLed) - Number(first.isLed) ||
        fitOf(second) - fitOf(first),
    );

  const assigned: Assignment[] = [];
  for (const { candidate, fact } of pairs) {
    const isFree = assigned.every((taken) => taken.entity !== candidate.entity && taken.fact !== fact);
    if (isFree) assigned.push({ ...candidate, fact, ground: 'cued' });
  }
  return assigned;
}

/** "Ambassador since 2019, my machine died": the nearest word gives the value to a fact that is not wanted here. */
function isOthers(
  candidate: Candidate,
  {
    gap,
    wanted,
    text,
    entities,
  }: Pick<FillContext, 'wanted' | 'text'> & { gap: number; entities: readonly Entity[] },
): boolean {
  return entities.some(
    (cue) =>
      cue.kind === 'cue' &&
      cue.facts.every((fact) => !wanted.includes(fact)) &&
      cue.facts.some((fact) => holds(candidate, fact)) &&
      gapBetween(candidate.entity, cue, { text, entities }) < Math.min(gap, CUE_BESIDE_CHARS),
  );
}

/** The facts whose value stands beside the entity: a cue's own, and "it went back to you on the 12th" says of which return the day is. */
function cuedBy(entity: Entity): readonly FactName[] {
  if (entity.kind === 'cue') return entity.facts;
  return entity.kind === 'term' && entity.id === 'returned-by-carrier' ? ['carrierReturnDate'] : [];
}

/** "229 paid 79": of two prices as near, the larger is the one without the subscription. */
function fitOf({ candidate: { value }, fact }: { candidate: Candidate; fact: FactName }): number {
  if (value.kind !== 'money') return 0;
  return fact === 'subscriptionPrice' ? -value.cents : value.cents;
}

function assignAsked(
  candidates: readonly Candidate[],
  used: ReadonlySet<FactName>,
  { asking, wanted }: Pick<FillContext, 'asking' | 'wanted'>,
): Assignment[] {
  if (!asking || used.has(asking)) return [];
  // Who gives both prices at once when asked for one gives them in any order.
  const open = wanted.filter((fact) => !used.has(fact));
  const isPair = isPrice(asking) && barePrices(candidates, { used, open }).length > 1;
  const fitting = isPair ? [] : candidates.filter((candidate) => holds(candidate, asking));
  // "Over a year ago, on 3 May 2025": a day is a better answer than a length of time.
  const answer = fitting.find(({ entity }) => entity.kind !== 'duration') ?? fitting[0];
  return answer ? [{ ...answer, fact: asking, ground: 'asked' }] : [];
}

const isPrice = (fact: FactName): boolean => fact === 'fullPrice' || fact === 'subscriptionPrice';
