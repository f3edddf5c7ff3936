import { centsIn, countIn, type Entity, type EntityOf, isAmount } from '../../../domain/entity.ts';
import { plainWords } from '../../../language/normalise.ts';

/** Between a count of months and what each of them costs: "9 months left at 25". */
const AT_RATE = /^(?:left|remaining|to go|restants?|qui restent|a payer)? ?(?:at|of|times|x|a|de|fois)$/;
/** Between what is paid by the month and its sum: "…, that's 225". */
const AMOUNTS_TO =
  /^(?:so )?(?:that ?s|that is|which is|makes|which makes|equals|in total|total|soit|donc|c est|(?:ca|ce qui) fait|au total|en tout)$/;

/** "9 months left at 25, that's 225": what is paid by the month, and what it sums up to, are no prices of the machine. */
export function withoutInstalments(entities: readonly Entity[], text: string): readonly Entity[] {
  const amounts = entities.filter(isAmount);
  const counts = entities.filter(isCount);
  const countedAt = (rate: Entity) => counts.find((count) => AT_RATE.test(wordsBetween(text, count, rate)));
  const rates = amounts.filter((amount) => isMonthly(amount) || countedAt(amount) !== undefined);
  const sums = amounts.filter((sum) =>
    rates.some(
      (rate) =>
        AMOUNTS_TO.test(wordsBetween(text, rate, sum)) ||
        counts.some(
          (count) =>
            count !== sum && rate.end <= sum.start && countIn(count) * centsIn(rate) === centsIn(sum),
        ),
    ),
  );
  // "The 12 months at 49" may be a plan and its price, where nothing is left to pay and nothing summed up.
  const paid = rates.filter((rate) => sums.length > 0 || isLeft(countedAt(rate)));
  const dropped = new Set<Entity>([...sums, ...paid]);
  return entities.filter((entity) => isMonthly(entity) || !dropped.has(entity));
}

const isMonthly = (entity: Entity): boolean => entity.kind === 'money' && entity.per === 'month';

const isCount = (entity: Entity): entity is EntityOf<'duration' | 'number'> =>
  (entity.kind === 'duration' && entity.unit === 'month') || entity.kind === 'number';

const isLeft = (count: Entity | undefined): boolean => count?.kind === 'duration' && count.sense === 'left';

/** Empty where the second does not come after the first. */
const wordsBetween = (text: string, one: Entity, other: Entity): string =>
  plainWords(text.slice(one.end, Math.max(one.end, other.start))).trim();
