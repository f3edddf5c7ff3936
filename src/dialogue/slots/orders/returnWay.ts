import type { Conversation } from '../../../domain/conversation.ts';
import type { Entity } from '../../../domain/entity.ts';
import { FACT_VOCABULARIES, type FactName } from '../../../domain/fact.ts';
import { SENTENCE_END } from '../../../language/sentence.ts';
import { isInSupposition } from '../asked/supposed.ts';

const BY_LABEL = 'return-label';
const BY_CARRIER = 'returned-by-carrier';
const OTHERWISE = 'other';

const isWay = (entity: Entity, id: string): boolean =>
  entity.kind === 'term' && entity.vocabulary === FACT_VOCABULARIES.refundKind && entity.id === id;

/** Leads from a parcel that came back to the label it came back with. */
const WITH = /^\s*(?:to you |chez vous )?(?:with|using|via|on|under|avec|par|grâce à|sous)\s*$/iu;

/**
 * "I used no label, the carrier brought it back": how it came back is told, and not only how it did not. "It came back
 * with your label": the label says how.
 */
export function withOneReturn(entities: readonly Entity[], text: string): Entity[] {
  const byCarrier = entities.filter((entity) => isWay(entity, BY_CARRIER));
  // "Lost by the carrier" is one thing said, and no return.
  const isApart = (one: Entity, other: Entity) =>
    /[\p{L}\p{P}]/u.test(text.slice(Math.min(one.end, other.end), Math.max(one.start, other.start)));
  const isByLabel = (back: Entity) =>
    entities.some((one) => isWay(one, BY_LABEL) && WITH.test(text.slice(back.end, one.start)));
  const isLabelled = entities.some(
    (one) => isWay(one, BY_LABEL) && STUCK_ON.test(text.slice(one.end).split(SENTENCE_END)[0] ?? ''),
  );
  return entities.filter((entity) => {
    if (isWay(entity, BY_CARRIER)) return !isByLabel(entity);
    // "And if they say it was lost?": how it came back is told by what was told before.
    if (isWay(entity, OTHERWISE) && isLost(entity, text) && isInSupposition(text, entity)) return false;
    if (isWay(entity, OTHERWISE) && isBoughtThere(entity, text)) return false;
    // "Left at the shop with your label stuck on it": it only went on from there.
    if (isWay(entity, OTHERWISE) && isLabelled) return false;
    return !(isWay(entity, OTHERWISE) && byCarrier.some((other) => isApart(entity, other)));
  });
}

/** "I bought some in a shop instead", "paid cash in a boutique", « j'en ai racheté en boutique »: where goods come from is no way the order went back; "bought pods and left them at the shop" is one. */
function isBoughtThere({ start, end }: Entity, text: string): boolean {
  const before = text.slice(0, start).split(SENTENCE_END).at(-1) ?? '';
  return (
    SHOP.test(text.slice(start, end)) &&
    BOUGHT.test(`${before}${THERE.exec(text.slice(start, end))?.[0] ?? ''}`)
  );
}

/** "My order of 3 November was refused by me at the door", « mon carton, je l'ai refusé au livreur »: what was not taken in goes back with the carrier. */
export function withRefusedAtDoor(entities: readonly Entity[], text: string): readonly Entity[] {
  const refused = entities.some(isOfWays) ? null : REFUSED.exec(text);
  if (!refused) return entities;
  const { 0: words, index: start } = refused;
  const vocabulary = FACT_VOCABULARIES.refundKind!;
  return [...entities, { kind: 'term', start, end: start + words.length, vocabulary, id: BY_CARRIER }];
}

const REFUSED =
  /(?<!\p{L})(?:(?:refused|rejected|turned (?:away|down|back))(?: (?:it|them|that|by (?:me|us|my (?:wife|husband|partner|son|daughter|neighbou?r))))*(?: (?:at|on) (?:the |my |our )?(?:door|doorstep|delivery|arrival|reception)| (?:from|by) the (?:driver|courier|postman|carrier))|(?:refus(?:ée?s?|ant))(?: (?:par (?:moi|nous|m(?:on|a) (?:mari|femme|voisine?|fils|fille))))?(?: (?:à la (?:porte|livraison|réception)|à l['’]arrivée|au (?:livreur|facteur|transporteur|coursier)|devant le (?:livreur|facteur))))(?!\p{L})/iu;

const SHOP = /(?<!\p{L})(?:shops?|stores?|boutiques?|magasins?)(?!\p{L})/iu;
const THERE = /^(?:in|at|from|en|dans|au|à)(?!\p{L})/iu;

/** Bought, what was bought, and the word that leads to where: no other deed stands between. */
const BOUGHT =
  /(?<!\p{L})(?:(?:paid|payée?s?|réglée?s?|bought|buy|buying|purchased|achetée?s?|acheter|rachetée?s?|racheter|rachète)(?: (?:it|them|those))?|(?:picked up|repris)(?= (?:some|more|a few|new|other|another|des|du|d['’]autres)(?!\p{L})))(?:\s+(?!(?:and|or|but|then|to|it|them|they|these|that|which|who|i|we|online|left|was|were|is|are|has|have|had|went|going|sent|brought|took|gave|put|\p{L}+ed|et|ou|mais|puis|les?|qui|que|je|on|nous|est|sont|ai|a|ont|avons|était|étaient|été|ligne|partie?s?|remise?s?|reprise?s?|rendue?s?|(?!café)\p{L}{3,}ée?s?)(?!\p{L}))[\p{L}'’-]+){0,6}?\s+(?:in|at|from|en|dans|au|à)$/iu;

const isLost = ({ start, end }: Entity, text: string): boolean => LOST.test(text.slice(start, end));

const LOST = /(?<!\p{L})(?:lost|stolen|missing|perdue?|égarée?|volée?)(?!\p{L})/iu;

const STUCK_ON =
  /^[\s,]*(?:(?:was|is|already|est|était|bien|déjà) )*(?:stuck|on (?:it|top|the (?:box|parcel))|attached|collée?|dessus|apposée?)(?!\p{L})/iu;

const DAYS_OF_WAYS: readonly (readonly [string, FactName])[] = [
  [BY_LABEL, 'handoverDate'],
  [BY_CARRIER, 'carrierReturnDate'],
];

/** "No, I sent it back with your label, on the 7th", while we ask when the carrier brought it: the day is that of the way told. */
export function ofWayTold(asking: FactName, entities: readonly Entity[]): FactName {
  if (!DAYS_OF_WAYS.some(([, day]) => day === asking)) return asking;
  const told = DAYS_OF_WAYS.filter(([way]) => entities.some((entity) => isWay(entity, way)));
  return told.length === 1 ? told[0]![1] : asking;
}

/** "Carrier. On 5 June", « transporteur », while we ask how the order came back: a bare name is enough for an answer. */
export function withWayNamed(
  entities: readonly Entity[],
  { text, conversation }: { readonly text: string; readonly conversation: Pick<Conversation, 'asking'> },
): readonly Entity[] {
  if (conversation.asking?.fact !== 'refundKind' || entities.some(isOfWays)) return entities;
  const named = CARRIER_NAMED.exec(text);
  if (!named) return entities;
  const vocabulary = FACT_VOCABULARIES.refundKind!;
  return [{ kind: 'term', start: 0, end: named[0].length, vocabulary, id: BY_CARRIER }, ...entities];
}

const isOfWays = (entity: Entity): boolean =>
  entity.kind === 'term' && entity.vocabulary === FACT_VOCABULARIES.refundKind;

const CARRIER_NAMED =
  /^\W*(?:(?:it was|that was|by|the|c['’]était|c['’]est|par|le|la)\s+)*(?:carrier|courier|postman|post(?: office)?|mailman|driver|transporteur|facteur|livreur|poste|coursier)(?=\s*(?:[.,;:!–—-]|$)|\s+(?:on|around|about|le|vers|début|fin|hier|yesterday|i think|je crois)(?!\p{L}))/iu;
