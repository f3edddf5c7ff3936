import { type Entity, isMarker } from '../../../domain/entity.ts';
import type { Fact, FactName, Filled } from '../../../domain/fact.ts';
import { plain } from '../../../domain/value.ts';
import { sentenceAround } from '../../../language/sentence.ts';
import { barePrices, isPrice, PRICES } from '../amounts/barePrices.ts';
import { withoutDifferences } from '../amounts/counted.ts';
import { withoutKeptGoods } from '../amounts/keptGoods.ts';
import { withLengthsOffered } from '../amounts/lengthsOffered.ts';
import { withoutYearsAsPrices } from '../amounts/yearNumbers.ts';
import { withAfterDates, withBeforeDates } from '../asked/aroundDates.ts';
import { withAskedNow, withoutOtherSince } from '../asked/askedNow.ts';
import { withCoveredDays } from '../asked/coveredDays.ts';
import { returnAhead } from '../asked/returnAhead.ts';
import { isAnotherDay, isOnlyThoughtOf, withSupposedRemedy } from '../asked/supposed.ts';
import { assignByCue, isLengthOfOther } from '../candidates/byCue.ts';
import {
  type Assignment,
  candidatesOf,
  type FillContext,
  holds,
  PAST_FACTS,
} from '../candidates/candidate.ts';
import type { Candidate } from '../candidates/reading.ts';
import { agrees } from '../candidates/roughDates.ts';
import { withoutChargeDays } from '../contracts/chargeDays.ts';
import { withFinished } from '../contracts/finished.ts';
import { mailDays, withoutMailDays } from '../contracts/mailDays.ts';
import { withoutRefusedWaits } from '../contracts/refusedWait.ts';
import { withRunsFrom } from '../contracts/runsFrom.ts';
import { withoutLifeDays } from '../days/lifeDays.ts';
import { withoutTalkDays } from '../days/talkDays.ts';
import { withDaysBefore } from '../days/weekdays.ts';
import { withoutFailing } from '../machines/failedFor.ts';
import { withoutDeadlines } from '../orders/deadlines.ts';
import { withoutIdleDays } from '../orders/idleDays.ts';
import { withoutPaymentDays } from '../orders/paymentDays.ts';
import { ofWayTold } from '../orders/returnWay.ts';
import { withShortfall } from '../orders/shortfall.ts';
import { corrections, isCorrection } from '../retractions/corrections.ts';
import { near, redated, withYears } from '../retractions/redate.ts';
import { withoutRepeated } from '../retractions/repeated.ts';
import { replacements, withAmounts, withoutReplaced } from '../retractions/replacements.ts';
import { revisions } from '../retractions/revisions.ts';
import { completed } from './complete.ts';
import { assignByFit } from './guess.ts';
import { knownOf } from './known.ts';
import { settledDate } from './settled.ts';

/** Gives each value in the message to the one fact it speaks of; a value that fits none is left out. */
export function fillFacts(entities: readonly Entity[], context: FillContext): Filled[] {
  const read = READINGS.reduce<readonly Entity[]>((sofar, reading) => reading(sofar, context), entities);
  const { kept, replaced } = withoutReplaced(read, { ...context, facts: context.known ?? context.facts });
  const every = kept.flatMap((entity) => candidatesOf(entity, context));
  const candidates = withoutRepeated(withLengthsOffered(withoutYearsAsPrices(every, context)), {
    ...context,
    entities: kept,
  });
  const rounds: readonly Round[] = [
    (free) => replacements(free, replaced),
    (free) => mailDays(free, { ...context, entities: kept }),
    (free, used) => assignByCue(free, kept, { ...context, used }),
    (free, used) => corrections(free, used, { ...context, entities: kept }),
    (free, used) => assignAsked(free, used, { ...context, entities: kept }),
    (free, used) => redated(free, used, { ...context, entities: kept }),
    (free, used) => revisions(free, used, context),
    (free, used) => assignByFit(free, used, { ...context, entities: kept }),
  ];
  const assigned: Assignment[] = [];
  for (const round of rounds) {
    const free = candidates.filter(({ entity }) => !assigned.some((taken) => taken.entity === entity));
    const taken = round(free, new Set(assigned.map(({ fact }) => fact)));
    const isRight = isCorrection(kept) || replaced.length > 0;
    assigned.push(
      ...taken.map((one) =>
        isRight || isOtherDay(one, kept, context) || isToldAgain(one, context)
          ? nearTold(one, context, isPutInDoubt(kept) || isUnsure(one, context))
          : one,
      ),
    );
  }
  const isPlanned = assigned.some(({ fact, value }) => fact === 'returnPlanned' && plain(value) === true);
  const isNotBegun = isOnlyThoughtOf(kept, context.facts);
  const dated = withAskedNow(completed(assigned, candidates, context.text), { ...context, entities: kept });
  const told = withFinished(dated, { ...context, entities: kept });
  return withPricesInOrder(told).map((one) => ({
    fact: one.fact,
    known: settled(knownOf(one, { ...context, isPlanned, isNotBegun }), context.facts[one.fact]),
    ground: one.ground,
  }));
}

/** What the entities mean for the policy that reads them, each on what the ones before it left. */
const READINGS: readonly ((entities: readonly Entity[], context: FillContext) => readonly Entity[])[] = [
  withoutChargeDays,
  withoutTalkDays,
  withoutLifeDays,
  withoutDeadlines,
  withoutIdleDays,
  withoutRefusedWaits,
  withoutMailDays,
  withoutFailing,
  withYears,
  withDaysBefore,
  (entities, { text, wanted }) =>
    wanted.includes('refundReceived') ? entities : withoutDifferences(entities, text),
  withAmounts,
  withAfterDates,
  withBeforeDates,
  withCoveredDays,
  withoutOtherSince,
  withRunsFrom,
  withoutKeptGoods,
  withShortfall,
  withoutPaymentDays,
  withSupposedRemedy,
];

/** "And what if the invoice says 2 December?", "maybe in January, does that change anything?", of a purchase in November 2024: another day of what began then. */
const isOtherDay = (
  { fact, isYearAssumed, entity }: Assignment,
  entities: readonly Entity[],
  { text }: FillContext,
): boolean =>
  isYearAssumed === true &&
  PAST_FACTS.includes(fact) &&
  (entities.some((one) => isMarker(one, 'what-if')) ||
    isPutInDoubt(entities) ||
    isUnsure({ entity }, { text }));

/** "She might have bought it in December actually", « c'était peut-être en décembre ». */
const isUnsure = ({ entity }: Pick<Assignment, 'entity'>, { text }: Pick<FillContext, 'text'>): boolean =>
  MAY_HAVE_BEEN.test(sentenceAround(text, entity).before);
const MAY_HAVE_BEEN =
  /(?<!\p{L})(?:(?:might|may|could) (?:well |even )?have|perhaps|maybe|peut-être|peut être|a (?:bien )?pu|aurait (?:bien )?pu)(?!\p{L})/iu;

const isPutInDoubt = (entities: readonly Entity[]): boolean =>
  entities.some((one) => isMarker(one, 'whether-matters'));

/** "I ordered it on 2 May and it came on the 9th", of a purchase on 2 May 2025: the day told before is of the year it was told with. */
function isToldAgain({ fact, isYearAssumed, value }: Assignment, { facts }: FillContext): boolean {
  const was = facts[fact];
  if (!isYearAssumed || !PAST_FACTS.includes(fact) || value.kind !== 'date') return false;
  return (
    was?.kind === 'known' && was.value.kind === 'date' && was.value.date.slice(4) === value.date.slice(4)
  );
}

/** "No sorry, the 28th": of the month and year that were told. */
function nearTold(one: Assignment, { facts, text, today }: FillContext, isOfRough: boolean): Assignment {
  const was = facts[one.fact];
  // An order may still be on its way back, and what was told before have been the last weekday of that name.
  if (returnAhead(one, { text, today })) return one;
  const isTold = was?.kind === 'known' && (isOfRough || was.until === undefined);
  return isTold && was.value.kind === 'date' && one.kind === 'date'
    ? { ...one, ...near(one, { was: was.value.date, today, fact: one.fact }) }
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

function assignAsked(
  candidates: readonly Candidate[],
  used: ReadonlySet<FactName>,
  { asking: asked, wanted, entities, text, today, facts }: FillContext & { entities: readonly Entity[] },
): Assignment[] {
  const asking = asked && ofWayTold(asked, entities);
  if (!asking || used.has(asking)) return [];
  // Who gives both prices at once when asked for one gives them in any order.
  const open = wanted.filter((fact) => !used.has(fact));
  const isPair = isPrice(asking) && barePrices(candidates, { used, open }).length > 1;
  const fitting = isPair
    ? []
    : candidates.filter(
        (candidate) =>
          holds(candidate, asking) &&
          !isLengthOfOther(candidate, { wanted, text, entities }) &&
          !isAnotherDay(candidate, { asking, text, today, entities, facts }),
      );
  // "Over a year ago, on 3 May 2025": a day is a better answer than a length of time.
  const answer =
    settledDate(fitting, { text, today }) ??
    fitting.find(({ entity }) => entity.kind !== 'duration') ??
    fitting[0];
  return answer ? [{ ...answer, fact: asking, ground: 'asked' }] : [];
}
