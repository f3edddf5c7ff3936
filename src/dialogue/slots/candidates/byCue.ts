import type { Entity } from '../../../domain/entity.ts';
import { FACT_VOCABULARIES, type FactName } from '../../../domain/fact.ts';
import { type Assignment, type FillContext, holds } from './candidate.ts';
import { isEcho, isVaguerThanKnown } from './echo.ts';
import { isDayOfEvent } from './eventDays.ts';
import { CUE_BESIDE_CHARS, gapBetween } from './gap.ts';
import { isLengthAsked } from './lengthAsked.ts';
import type { Candidate } from './reading.ts';

/** A cue further away than this speaks of something else. */
const CUE_REACH_CHARS = 40;

/** "Taken on 4 May, it ends when?", « il se termine quand ? »: the word asks for its value, and has none beside it. */
const ASKS_FOR =
  /^ (?:le |en |on )?(?:quand|when|à quelle date|quel jour|quel mois|what day|what date|which day)(?!\p{L})/iu;

const INVOICE =
  /invoice|receipt|(?:till|sales) slip|facture|ticket|reçu (?:indique|dit|mentionne|porte|affiche|date|est)/iu;

/** Gives values to the facts that the words beside them name, the nearest first. */
export function assignByCue(
  candidates: readonly Candidate[],
  entities: readonly Entity[],
  context: FillContext & { used: ReadonlySet<FactName> },
): Assignment[] {
  const { wanted, text, used } = context;
  const cues = entities
    .filter((cue) => cue.kind !== 'cue' || !ASKS_FOR.test(text.slice(cue.end)))
    .flatMap((cue) => cuedBy(cue).map((fact) => ({ cue, fact })))
    .filter(({ fact }) => wanted.includes(fact) && !used.has(fact));
  const pairs = candidates
    .flatMap((candidate) =>
      cues
        .filter(({ fact }) => candidate.needs !== 'question' && holds(candidate, fact))
        .map(({ cue, fact }) => ({
          candidate,
          cue,
          fact,
          isTerm: cue.kind === 'term',
          gap: gapBetween(candidate.entity, cue, { text, entities }),
          // "Due last week, I posted it on 20 May": a word leads to the value after it.
          isLed: cue.end <= candidate.entity.start,
          // "Second-hand in September, the invoice is of 20 April": the warranty counts from the invoice.
          isInvoice: fact === 'purchaseDate' && INVOICE.test(text.slice(cue.start, cue.end)),
          // "Given for our wedding on the 12th, bought on the 7th": the day of a feast is that of the purchase where no other is.
          isOfEvent: fact === 'purchaseDate' && isDayOfEvent(candidate.entity, text),
        })),
    )
    // "On 25 May, undelivered, …": a term leads to its day, and follows none.
    .filter(({ isTerm, isLed }) => isLed || !isTerm)
    .filter(({ cue, isLed }) => isLed || !leadsOn(cue, text))
    .filter(({ gap }) => gap <= CUE_REACH_CHARS)
    .filter((pair) => !(isSince(pair) && isOfOurs(pair, context)))
    .filter(({ candidate, gap }) => !isOthers(candidate, { gap, wanted, text, entities }))
    .sort(
      (first, second) =>
        Number(second.isInvoice && second.gap <= CUE_BESIDE_CHARS) -
          Number(first.isInvoice && first.gap <= CUE_BESIDE_CHARS) ||
        Number(first.isOfEvent) - Number(second.isOfEvent) ||
        first.gap - second.gap ||
        Number(second.isLed) - Number(first.isLed) ||
        fitOf(second) - fitOf(first),
    );

  const assigned: Assignment[] = [];
  for (const { candidate, fact } of pairs.filter(
    (pair) => !isSinceBeside(pair, pairs) && !isTermBeside(pair, pairs) && !isLedElsewhere(pair, pairs),
  )) {
    const isFree = assigned.every((taken) => taken.entity !== candidate.entity && taken.fact !== fact);
    if (isFree) assigned.push({ ...candidate, fact, ground: 'cued' });
  }
  return assigned;
}

/** "A year ago, and she is leaving in style", « il y a un an, je veux résilier le contrat »: a word that leads to what follows tells nothing of the day before it. */
const leadsOn = ({ kind, start, end }: Entity, text: string): boolean =>
  kind === 'cue' && LEADS_ON.test(text.slice(start, end)) && FOLLOWED.test(text.slice(end));

const LEADS_ON = / (?:on|in|at|from|le|en|au|du)$/iu;
const FOLLOWED = /^ [\p{L}\p{N}]/u;

interface Pair {
  readonly candidate: Candidate;
  readonly cue: Entity;
  readonly fact: FactName;
  readonly isLed: boolean;
  readonly gap: number;
}

/** "Bought at Darty on 12 October no longer works": what happened after it takes no day that a word leads to. */
const isLedElsewhere = (pair: Pair, pairs: readonly Pair[]): boolean =>
  pair.fact === 'faultDate' &&
  !pair.isLed &&
  pairs.some(
    (other) =>
      other.candidate === pair.candidate &&
      other.isLed &&
      other.fact !== pair.fact &&
      other.gap <= LED_ELSEWHERE_CHARS,
  );

/** A word this near leads to a value, past the name of a shop. */
const LED_ELSEWHERE_CHARS = 25;

/** "No coffee since Tuesday. I took the plan on 17 December": beside a word that leads to the start, "since" is of something else. */
const isSinceBeside = (pair: Pair, pairs: readonly Pair[]): boolean =>
  isSinceOfStart(pair) &&
  pairs.some(
    (other) =>
      other.fact === pair.fact &&
      other.candidate.entity !== pair.candidate.entity &&
      other.isLed &&
      !isSinceOfStart(other),
  );

/** "Returned to sender on the 12th, back in your warehouse on the 18th": words of the arrival tell its day better than the way it came. */
const isTermBeside = (pair: Pair, pairs: readonly Pair[]): boolean =>
  pair.cue.kind === 'term' &&
  pairs.some(
    (other) =>
      other.fact === pair.fact &&
      other.candidate.entity !== pair.candidate.entity &&
      other.isLed &&
      other.cue.kind === 'cue',
  );

const isSinceOfStart = (pair: Pair): boolean => pair.fact === 'subscriptionStart' && isSince(pair);

const isSince = ({ cue, fact }: Pick<Pair, 'cue' | 'fact'>): boolean =>
  SINCE_FACTS.includes(fact) && cue.kind === 'cue' && SINCE_FACTS.every((one) => cue.facts.includes(one));

const SINCE_FACTS: readonly FactName[] = ['subscriptionStart', 'faultDate'];

/** "The warranty is gone since January", after its last day; "since September you took two payments": the word names neither fact for sure. */
const isOfOurs = ({ candidate, fact }: Pick<Pair, 'candidate' | 'fact'>, context: FillContext): boolean =>
  isEcho(candidate, context) || isVaguerThanKnown(candidate, fact, context);

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
      isOfOther(cue, wanted) &&
      cuedBy(cue).some((fact) => holds(candidate, fact)) &&
      gapBetween(candidate.entity, cue, { text, entities }) < Math.min(gap, CUE_BESIDE_CHARS),
  );
}

/** "And a subscription of 24 months, when does it end?", when asked since when a machine is one's own: a length that words lead to for another matter replies to nothing. */
export const isLengthOfOther = (
  candidate: Candidate,
  { wanted, text, entities }: Pick<FillContext, 'wanted' | 'text'> & { entities: readonly Entity[] },
): boolean => {
  const { entity } = candidate;
  if (entity.kind !== 'duration' || entity.sense !== 'length') return false;
  const isLedTo = entities.some(
    (cue) =>
      cue.end <= entity.start &&
      isOfOther(cue, wanted) &&
      gapBetween(entity, cue, { text, entities }) < CUE_BESIDE_CHARS,
  );
  return isLedTo || isLengthAsked(candidate, text);
};

/** The facts whose value stands beside the entity: a cue's own; "it went back to you on the 12th" says of which return the day is, "your e-mail came yesterday" that nothing else began. */
export function cuedBy(entity: Entity): readonly FactName[] {
  if (entity.kind === 'cue') return entity.facts;
  if (entity.kind !== 'term') return [];
  if (entity.vocabulary === FACT_VOCABULARIES.reminderReceived) return ['reminderDate'];
  return entity.id === 'returned-by-carrier' ? ['carrierReturnDate'] : [];
}

/** True for words that lead to values of facts that are not wanted here. */
export function isOfOther(cue: Entity, wanted: readonly FactName[]): boolean {
  const facts = cuedBy(cue);
  return facts.length > 0 && facts.every((fact) => !wanted.includes(fact));
}

/** "229 paid 79": of two prices as near, the larger is the one without the subscription. */
function fitOf({ candidate: { value }, fact }: { candidate: Candidate; fact: FactName }): number {
  if (value.kind !== 'money') return 0;
  return fact === 'subscriptionPrice' ? -value.cents : value.cents;
}
