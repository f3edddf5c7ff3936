import { COMMITMENT_LENGTHS, type Entity, isContactWay, isMarker } from '../../../domain/entity.ts';
import type { Facts } from '../../../domain/fact.ts';
import { withDaysOf } from '../days/daysOf.ts';
import { withoutNamedTwice } from '../days/weekdays.ts';
import { withoutFallbackDays, withoutWorkHours } from '../days/workHours.ts';
import { withBlame } from '../machines/blame.ts';
import { isRemedy, withOwnBack, withoutUnreceived } from '../machines/received.ts';
import { withSettledBrand } from '../machines/settledBrand.ts';
import { withoutSystem } from '../machines/system.ts';
import { isMeans, withPayment } from '../orders/payments.ts';
import { withPlanBalance } from '../orders/planBalance.ts';
import { withOneReturn, withRefusedAtDoor } from '../orders/returnWay.ts';
import { withoutWishedWay } from '../orders/wishedWay.ts';
import { isDeniedAt, withDenials, withoutDeniedYear } from '../retractions/denied.ts';
import { withRighted } from '../retractions/righted.ts';
import { withoutOwnAhead } from './receivedAlready.ts';

/** The entities as they count together: several means of payment are one payment; several remedies, or lengths, are none. */
export function weighed(
  entities: readonly Entity[],
  { text, facts }: { readonly text: string; readonly facts: Facts },
): Entity[] {
  const paid = withoutFallbackDays(
    withoutWorkHours(withoutWishedWay(withBlame(entities, text), text), text),
    text,
  );
  const affirmed = withoutDeniedYear(withoutDenied(withDenials(paid, text), text), { text, facts });
  const meant = withSettledBrand(withRighted(withoutTakenBack(affirmed, text), text), text);
  const means = withPayment(withPlanBalance(meant, text), { text, facts });
  const returned = withOneReturn(withRefusedAtDoor(withoutOthersRemedies(means, text), text), text);
  const had = withoutUnreceived(returned, text);
  const apart = withoutRivalLengths(withoutRivalWays(withoutRivals(withoutOwnAhead(had, text))), text);
  const told = withOwnBack(apart, { text, facts });
  return withDaysOf(withoutNamedTwice(withoutOwn(withoutSystem(told, text, facts)), text), text);
}

/** "I expect a transfer": how the money should come is not how it was paid. */
const AWAITED =
  /(?:expect(?:ing)?|await(?:ing)?|waiting for|want|wanted|hoping for|receive|see|m['’]attends? à|attends|attendais|espère|espérais|recevoir|voudrais|veux|toucher) (?:(?:to (?:get|receive|see)|a|an|the|my|un|une|le|mon|recevoir|avoir)\s+)*$/iu;

/** "Paid with PayPal, not Visa": of things of one sort, what is denied gives way to what is not. */
function withoutDenied(entities: readonly Entity[], text: string): Entity[] {
  const isDenied = (entity: Entity) =>
    entity.kind === 'term' &&
    (isDeniedAt(text, entity.start) || (isMeans(entity) && AWAITED.test(text.slice(0, entity.start))));
  const affirmed = new Set(
    entities.flatMap((entity) => (entity.kind === 'term' && !isDenied(entity) ? [entity.vocabulary] : [])),
  );
  return entities.filter(
    (entity) => !(entity.kind === 'term' && affirmed.has(entity.vocabulary) && isDenied(entity)),
  );
}

const VALUE_KINDS: readonly Entity['kind'][] = ['number', 'duration', 'money', 'date'];

/** "12. No wait, 24 months": a value put right at once was a slip. */
function withoutTakenBack(entities: readonly Entity[], text: string): Entity[] {
  const corrections = entities.filter((entity) => isMarker(entity, 'correction'));
  const isSlip = ({ kind, end }: Entity) =>
    VALUE_KINDS.includes(kind) &&
    corrections.some(
      (correction) =>
        correction.start >= end &&
        !/[\p{L}\p{N}]/u.test(text.slice(end, correction.start)) &&
        entities.some(
          (other) =>
            other.start >= correction.end &&
            other.start - correction.end <= MAX_RETHINKING_CHARS &&
            !/\p{N}/u.test(text.slice(correction.end, other.start)) &&
            !isSetAside(other, { after: correction.end, entities }) &&
            (other.kind === kind || (kind === 'number' && VALUE_KINDS.includes(other.kind))),
        ),
    );
  return entities.filter((entity) => !isSlip(entity));
}

/** "The 1st actually, not the 8th": what is only named to be denied puts nothing right. */
const isSetAside = (
  value: Entity,
  { after, entities }: { readonly after: number; readonly entities: readonly Entity[] },
): boolean =>
  entities.some((one) => isMarker(one, 'instead') && one.start >= after && one.end <= value.start);

/** "12… no wait, let me check. 24." */
const MAX_RETHINKING_CHARS = 40;

const BOUGHT =
  /(?:^|[^\p{L}])(?:bought|purchased|buy|achetée?|acheter|pris|achat)(?: (?:a|an|the|my|one|it|une?|ma|mon|d['’]une|\p{Lu}[\p{L}'’]*))*\s*$/u;
const BY_OTHERS =
  /^(?: it)?,? (?:myself|ourselves|elsewhere|by (?:a|an|my|someone|somebody)(?!\p{L})|(?:at|in) (?:a|my) |moi-même|nous-mêmes|ailleurs|par (?:un|une|mon|ma|quelqu)(?!\p{L})|chez (?:un|mon) )/iu;

/** "I bought a refurbished one", "repaired by a friend": neither is our remedy, with its guarantee. */
function withoutOthersRemedies(entities: readonly Entity[], text: string): Entity[] {
  return entities.filter(
    (entity) =>
      !isRemedy(entity) ||
      !(
        BOUGHT.test(text.slice(0, entity.start)) ||
        BY_OTHERS.test(text.slice(entity.end)) ||
        isBoughtAnew(entity, text)
      ),
  );
}

/** "I bought a Krups, and the new one leaks": a new machine that a message tells the purchase of is none that we gave. */
const isBoughtAnew = ({ id }: { id: string }, text: string): boolean =>
  id === 'new-machine' && OWN_PURCHASE.test(text);
const OWN_PURCHASE =
  /(?:^|[^\p{L}])(?:bought|purchased|ordered|(?:ai|avons|a|ont|viens d['’]|viens de l['’]) ?(?:racheté|acheté|acheter)e?)(?!\p{L})/iu;

/** "Repaired or refurbished, which is guaranteed longer?" tells of neither. */
function withoutRivals(entities: readonly Entity[]): Entity[] {
  const ids = new Set(entities.filter(isRemedy).map(({ id }) => id));
  return ids.size < 2 ? [...entities] : entities.filter((entity) => !isRemedy(entity));
}

/** "A phone number or an e-mail?" asks for neither of them; "I cannot phone, is there an e-mail?" for the one; "I am deaf and avoid the phone" for anything but that. */
function withoutRivalWays(entities: readonly Entity[]): Entity[] {
  const ways = entities.filter(isContactWay);
  const isDeclined = ways.some((way) => way.kind === 'term' && way.id === NOT_BY_PHONE);
  const isRefused = (way: Entity) =>
    way.kind === 'term' && (way.id === NOT_BY_PHONE || (isDeclined && way.id === BY_PHONE));
  const isAskedFor = (way: Entity) => way.kind === 'term' && !isRefused(way);
  const asked = new Set(ways.filter(isAskedFor).map((way) => (way.kind === 'term' ? way.id : '')));
  if (asked.size === 0)
    return entities.filter((entity) => !(isDeclined && entity.kind === 'term' && isByPhone(entity)));
  return entities.filter((entity) => !isContactWay(entity) || (asked.size === 1 && isAskedFor(entity)));
}

const NOT_BY_PHONE = 'not-phone';
const BY_PHONE = 'phone';
const isByPhone = (entity: Entity): boolean =>
  isContactWay(entity) && entity.kind === 'term' && entity.id === BY_PHONE;

/** "12 or 24 months, what changes?" tells neither length, unless one takes the place of the other; nor does "12 or 24?". */
function withoutRivalLengths(all: readonly Entity[], text: string): Entity[] {
  const bare = BARE_RIVALS.exec(text);
  const entities = bare
    ? all.filter(
        ({ kind, start, end }) =>
          kind !== 'number' || start < bare.index || end > bare.index + bare[0].length,
      )
    : all;
  const isReplaced = entities.some((entity) => entity.kind === 'marker' && REPLACING.includes(entity.marker));
  const lengths = new Set(entities.flatMap((entity) => commitmentOf(entity) ?? []));
  if (isReplaced || lengths.size < 2) return [...entities];
  return entities.filter((entity) => commitmentOf(entity) === null);
}

/** The two lengths there are, named beside each other without their unit. */
const BARE_RIVALS = /(?<![\d.,])(?:12 ?(?:or|ou|\/) ?24|24 ?(?:or|ou|\/) ?12)(?![\d.,]?\d)/iu;

const REPLACING: readonly string[] = ['instead', 'correction', 'checked'];

/** The months of a commitment told as a length; null for anything else. */
function commitmentOf(entity: Entity): number | null {
  if (entity.kind !== 'duration' || entity.sense !== 'length') return null;
  const months = entity.unit === 'year' ? entity.amount * 12 : entity.unit === 'month' ? entity.amount : 0;
  return COMMITMENT_LENGTHS.includes(months) ? months : null;
}

/** "If I buy one, how long is my machine guaranteed?" is about machines in general. */
function withoutOwn(entities: readonly Entity[]): Entity[] {
  const isGeneral = entities.some((entity) => isMarker(entity, 'general'));
  return entities.filter((entity) => !(isGeneral && isMarker(entity, 'own')));
}
