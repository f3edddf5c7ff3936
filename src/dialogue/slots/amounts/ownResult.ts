import { type Entity, isAmount, isMarker } from '../../../domain/entity.ts';

/** True for an amount that words before it call the customer's own sum: "80% of the difference? that'd be 144"; "what if that would be 319" supposes one, and "I get 124 back" is money that comes. */
export const isOwnResult = (entity: Entity, { text, entities }: Said): boolean =>
  mayBeSum(entity) &&
  !/^\s*(?:back|in return|en retour|de retour)(?!\p{L})/iu.test(text.slice(entity.end)) &&
  !entities.some((marker) => isMarker(marker, 'what-if')) &&
  entities.some((marker) => leadsTo(marker, { text, entity }));

interface Said {
  readonly text: string;
  readonly entities: readonly Entity[];
}

const leadsTo = (marker: Entity, { text, entity }: { text: string; entity: Entity }): boolean =>
  isMarker(marker, 'own-result') &&
  marker.end <= entity.start &&
  text.slice(marker.end, entity.start).trim() === '';

/** What is paid by the month is no sum of the two prices. */
const mayBeSum = (entity: Entity): boolean =>
  isAmount(entity) && !(entity.kind === 'money' && entity.per !== undefined);
