import type { Entity } from '../../../domain/entity.ts';
import type { FactName, Facts } from '../../../domain/fact.ts';
import { SENTENCE_END } from '../../../language/sentence.ts';
import { isHalfUnknown, PRICES } from '../amounts/barePrices.ts';
import type { Assignment, FillContext } from '../candidates/candidate.ts';
import { isEcho } from '../candidates/echo.ts';
import { BEGINNINGS } from '../candidates/monthOfYear.ts';
import type { Candidate } from '../candidates/reading.ts';
import { distance, revised, withoutLengthsAsPrices } from './revisions.ts';

/** A correction begins the message; further on, "no" and "actually" belong to the story. */
const MAX_CORRECTION_START = 12;

/** True for a message that takes back what was told. */
export const isCorrection = (entities: readonly Entity[]): boolean =>
  entities.some(
    (entity) =>
      entity.kind === 'marker' &&
      (entity.marker === 'checked' ||
        (entity.marker === 'correction' && entity.start <= MAX_CORRECTION_START)),
  );

/** "Sorry, 299": a value after words of correction goes to the fact last filled with its kind. */
export function corrections(
  free: readonly Candidate[],
  used: ReadonlySet<FactName>,
  context: FillContext & { readonly entities: readonly Entity[] },
): Assignment[] {
  if (!isCorrection(context.entities)) return [];
  // "Oh wait, found it: 289", after one price was told and the other not known: that one has come to mind.
  const isPriceOpen = isHalfUnknown(context.facts);
  const meant = withoutLengthsAsPrices(free, context).filter(
    (candidate) =>
      !(isPriceOpen && candidate.kind === 'money' && !isNearPrice(context.facts, candidate)) &&
      !isAhead(candidate, context) &&
      !isOfCall(candidate, context) &&
      !(isAskedBack(candidate, context) && isEcho(candidate, context)) &&
      // "Ah, and the parts, it's 3 years, no?" asks how long something lasts, and puts no day right.
      !(candidate.needs === 'question' && context.text.includes('?')),
  );
  // What another topic was told last is put right there.
  const among = context.lastFilled.filter((fact) => context.wanted.includes(fact));
  const assigned = revised(meant, used, { ...context, among });
  // "Sorry, 299" after 279 and 99: nobody pays more with the subscription than without.
  return assigned.some((one) => isUpsideDown(context.facts, one))
    ? revised(meant, used, { ...context, among: context.wanted })
    : assigned;
}

/** "No, I mean, can I call on a Sunday?" asks of the day of a call, and puts no other day right. */
const isOfCall = (
  { kind, entity }: Candidate,
  { text, entities, wanted }: Pick<FillContext, 'text' | 'wanted'> & { readonly entities: readonly Entity[] },
): boolean =>
  kind === 'date' &&
  !wanted.includes('callDate') &&
  entities.some(
    (cue) =>
      cue.kind === 'cue' &&
      cue.facts.includes('callDate') &&
      cue.end <= entity.start &&
      !/\d/u.test(text.slice(cue.end, entity.start)) &&
      !SENTENCE_END.test(text.slice(cue.end, entity.start)) &&
      sentenceAsks(text, entity),
  );

const sentenceAsks = (text: string, { end }: Entity): boolean =>
  SENTENCE_END.exec(text.slice(end))?.[0] === '?';

/** "Sorry, which one was the 8th for?", "I mean, two weeks past it?": nothing is put right. */
const isAskedBack = ({ entity }: Candidate, { text }: Pick<FillContext, 'text'>): boolean =>
  entity.kind === 'duration' || text.includes('?');

/** "No e-mail, whatever. So 0 euro today?", "I'd rather wait for 2027": what is asked of today did not begin then, nor will it in a year to come. */
const isAhead = (
  { value, isYearAssumed }: Candidate,
  { today, lastFilled, text }: Pick<FillContext, 'today' | 'lastFilled' | 'text'>,
): boolean =>
  value.kind === 'date' &&
  ((value.date === today && text.includes('?')) || (value.date > today && isYearAssumed === false)) &&
  lastFilled.some((fact) => BEGINNINGS.includes(fact));

/** Further from the price told, an amount is the other one. */
const MAX_PRICE_RATIO = 1.5;

const isNearPrice = (facts: Facts, candidate: Candidate): boolean =>
  PRICES.some(
    (price) =>
      facts[price]?.kind === 'known' && distance(facts, price, candidate) <= Math.log(MAX_PRICE_RATIO),
  );

function isUpsideDown(facts: Facts, { fact, value }: Assignment): boolean {
  const other = fact === 'subscriptionPrice' ? facts.fullPrice : facts.subscriptionPrice;
  if (value.kind !== 'money' || other?.kind !== 'known' || other.value.kind !== 'money') return false;
  return fact === 'subscriptionPrice' ? value.cents > other.value.cents : value.cents < other.value.cents;
}
