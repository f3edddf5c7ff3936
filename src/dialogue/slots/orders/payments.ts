import { type Entity, type EntityOf, isMarker } from '../../../domain/entity.ts';
import { FACT_VOCABULARIES, type Facts } from '../../../domain/fact.ts';
import type { Marker } from '../../../domain/marker.ts';
import { plain } from '../../../domain/value.ts';
import { SENTENCE_END } from '../../../language/sentence.ts';
import { isAfter } from '../machines/received.ts';
import { isDeniedAt } from '../retractions/denied.ts';
import { isCreditLikened } from './creditLikened.ts';
import { hasShareAfter, isMerePart, isOnlyAskedAbout, isPortion, isShare } from './portions.ts';
import { settledOn } from './settledMeans.ts';

type Means = EntityOf<'term'>;

const CARD = 'card';
const OTHER = 'other';
const MIXED = 'mixed';
const EITHER = 'either';
const CREDIT = 'subscription-credit';
/** "I do not remember how I paid." */
const FORGOTTEN = 'forgotten';

/** How an order was paid, by all that a message says of it: with one means, with several, or with one of two. */
export function withPayment(read: readonly Entity[], { text, facts }: Said): readonly Entity[] {
  const entities = withoutOtherShare(
    read.filter((entity) => !(isMarker(entity, 'partly') && isMerePart(entity, text))),
    text,
  );
  if (facts.paymentMethod?.kind === 'known' && isStoryOfOther(text))
    return entities.filter((entity) => !isMeans(entity));
  const all = entities.filter(
    (entity) => isMeans(entity) && !isInsult(entity, text) && !isOfGoods(entity, text),
  ) as Means[];
  const through = all.filter(
    (means, at) =>
      !isPassedOn(means, { before: all[at - 1], after: all[at + 1], text }) && !isConcluded(means, text),
  );
  const own = through.filter((means) => !isOfOtherCase(means, { entities, text }));
  const denied = own.filter((means) => isDenied(means, { entities, text }));
  const told = own.filter((means) => !denied.includes(means) && !isDeniedAt(text, means.start));
  const isUsed = (means: Means) =>
    !isLikened(means, { entities, text }) && !isBefore(means, { marker: 'out-of-use', entities, text });
  const used = told.length > 1 ? told.filter(isUsed) : told;
  const settled = settledOn(used, { entities, text });
  const said = (settled ? [settled] : used).map((means) =>
    isOfCredit(means, { entities, text }) ? { ...means, id: CREDIT } : means,
  );
  const others = entities.filter((entity) => !isMeans(entity));
  const [first] = said;
  const id = first && paidWith(said, { entities, text, facts });
  if (first) return id ? [...others, { ...first, id }] : others;
  // "The card was not involved at all": whatever it was, it was no card.
  const card = denied.find((means) => means.id === CARD);
  return card ? [...others, { ...card, id: OTHER }] : others;
}

/** « Espèce d'idiot » names no cash. */
const isInsult = ({ start, end }: Entity, text: string): boolean =>
  /^esp[eè]ce$/iu.test(text.slice(start, end)) && /^\s+d(?:e\s|['’])/iu.test(text.slice(end));

/** "I returned one of the two items", « l'un des deux articles »: of the goods, and not of the means. */
const isOfGoods = ({ id, end }: Means, text: string): boolean => id === EITHER && GOODS.test(text.slice(end));

const GOODS =
  /^\s+(?!(?:was|is|has|does|cards?|means|methods?|ways?|accounts?|cartes?|moyens?|modes?|comptes?)(?!\p{L}))\p{L}+s(?!\p{L})/iu;

interface Said {
  readonly text: string;
  readonly facts: Facts;
}

/** "My sister got everything back on the gift card", « mon frère a fait pareil » : how others were paid back is no payment of this order. */
const isStoryOfOther = (text: string): boolean => STORY_OF_OTHER.test(text);

const STORY_OF_OTHER =
  /(?<!\p{L})(?:my|our|a|ma|mon|notre|une?)\s+(?:sister|brother|mum|mother|dad|father|friend|mate|neighbou?r|colleague|cousin|son|daughter|aunt|uncle|boss|s(?:œ|oe)ur|frère|mère|père|amie?|copine|copain|voisine?|collègue|cousine?|fils|fille|tante|oncle)\s+(?:(?:had|has|once|also|already|avait|a|aussi|déjà|tout|s['’]est|qui|who) )*(?:did (?:just )?the same|got|was (?:given|refunded|credited)|received|(?:fait|avait) (?:exactement )?(?:la même chose|pareil|le même cas)|eu (?!une|un)|reçu|récupéré|touché|(?:été )?remboursée?|(?:vu|fait) rembourser)(?!\p{L})/iu;

/** "My card through PayPal", "PayPal, which charged my card": the shop was paid with what stands between, wholly. */
function isPassedOn(
  means: Means,
  { before, after, text }: { before: Means | undefined; after: Means | undefined; text: string },
): boolean {
  if (means.id !== CARD) return false;
  const leadsOn = after?.id === OTHER && THROUGH.test(text.slice(means.end, after.start));
  return leadsOn || (before?.id === OTHER && CHARGES.test(text.slice(before.end, means.start)));
}

const THROUGH =
  /^(?:\s+(?:electron|électron|premier|gold|platinum|classic|infinite|business))?,?\s*(?:but |mais )?(?:(?:paid|used|went|going|passed|payée?|passée?|utilisée?|en passant|je suis passée?) )?(?:(?:is |was |which is |est |était |qui est )?(?:(?:linked|tied|connected|attached) (?:to|with)|(?:saved|stored|registered) (?:in|on|with)|(?:liée?|reliée?|rattachée?|associée?) à|enregistrée? (?:sur|dans|chez))|through|via|over|inside|par le biais de|au travers de|à travers|par l['’]intermédiaire de|en passant par|dans|sur|by way of)\s+(?:(?:my|the|a|mon|le|un|compte|account) )*$/iu;
const CHARGES =
  /^,?\s*(?:account )?(?:(?:which|that|who|it|they|and|qui|et|lui|il|then|then it|(?:is|was|are|est|était) )\s*)*(?:(?:has |had |a |avait |then |ensuite |après )*(?:charged|charges|debited|debits|(?:took|takes|draws|drew|pulls|pulled|gets|got) (?:it|that|the money) (?:from|off)|draws on|linked to|tied to|connected to|backed by|funded (?:by|from)|débitée?|débite|prélevée? sur|prélève sur|a pris sur|prend sur|liée? à|reliée? à|rattachée? à|branchée? sur|alimentée? par))\s+(?:it )?(?:(?:to|my|the|a|ma|la|mon) )*$/iu;

/** "My PayPal takes it from my Visa, so it is a card in the end": what is argued from a means told is paid with no second one. */
const isConcluded = ({ id, start }: Means, text: string): boolean =>
  id === CARD && CONCLUDES.test(text.slice(0, start));

const CONCLUDES =
  /(?:paypal|transfer|virement|ch[eè]que|gift card|carte cadeau).*(?<!\p{L})(?:so|hence|therefore|which makes|donc|alors|du coup)\s+(?:(?:it|that|this)(?:['’]s| is| was)|(?:ça|cela) (?:fait|compte comme|revient à)|c['’](?:est|était)|it|i did pay by|j['’]ai bien payé par)\s+(?:(?:really|still|basically|actually|bien|quand même|en fait|kind of) )*(?:an? |une? )?$/iu;

export const isMeans = (entity: Entity): entity is Means =>
  entity.kind === 'term' && entity.vocabulary === FACT_VOCABULARIES.paymentMethod;

/** The one value for the means named; null where the words alone do not speak of a payment. */
function paidWith(said: readonly Means[], { entities, text, facts }: Said & Among): string | null {
  const ids = new Set(said.map(({ id }) => id));
  // "The PayPal part" alone names no card beside it; "the Visa part" leaves the rest to something else.
  const isPartly = said.some(
    (means) =>
      (means.id === CARD && isPortion(means, text)) ||
      hasShareAfter(means, text) ||
      isAfter(means, { markers: ['partly'], entities, text }),
  );
  if (ids.has(MIXED)) return MIXED;
  if (ids.has(FORGOTTEN)) return EITHER;
  // "Either one": of the machines or of the cards? Only where paying is spoken of.
  if (ids.has(EITHER))
    return ids.size > 1 || facts.paymentMethod || entities.some(isNotSplit) ? EITHER : null;
  const isByCard = ids.has(CARD);
  if (isPartly) return isByCard || !isOtherwisePaid(said, { entities, facts }) ? MIXED : OTHER;
  // Of an order paid with two means, asking about one takes the other not back.
  if (isTold(facts, MIXED) && (isOnlyAskedAbout(text) || isShare(said, { entities, text }))) return MIXED;
  if (!isByCard) return ids.size > 1 ? OTHER : said[0]!.id;
  if (ids.size === 1) return CARD;
  return isOneOf(said, entities) ? EITHER : MIXED;
}

interface Among {
  readonly entities: readonly Entity[];
  readonly text: string;
}

/** "Half PayPal, half gift card", or "half with a gift card" after PayPal was told: none of it was paid by card. "Half by gift card or transfer" leaves the other half open. */
const isOtherwisePaid = (
  said: readonly Means[],
  { entities, facts }: Pick<Among, 'entities'> & Pick<Said, 'facts'>,
): boolean => {
  const isOpen = said.every((means, at) => at === 0 || isChosen(said[at - 1]!, means, entities));
  return !isOpen || isTold(facts, OTHER);
};

const isTold = ({ paymentMethod: told }: Facts, id: string): boolean =>
  told?.kind === 'known' && plain(told.value) === id;

/** "I did not pay in two parts." */
export const isNotSplit = (entity: Entity): boolean => isMarker(entity, 'not-split');

const CHOOSING: readonly Marker[] = ['either', 'what-if'];

/** "PayPal I think, or maybe my son's card", "and if it was the card?": one of the two, and not both. */
const isOneOf = (said: readonly Means[], entities: readonly Entity[]): boolean =>
  said.some((means, at) => {
    const next = said[at + 1];
    return next !== undefined && next.id !== means.id && isChosen(means, next, entities);
  });

const isChosen = (one: Means, next: Means, entities: readonly Entity[]): boolean =>
  entities.some(
    (between) =>
      between.kind === 'marker' &&
      CHOOSING.includes(between.marker) &&
      between.start >= one.end &&
      between.end <= next.start,
  );

/** "I did not pay with the card", "the card was not used". */
const isDenied = (means: Means, { entities, text }: Among): boolean =>
  isAfter(means, { markers: ['not-paid-with'], entities, text }) ||
  isBefore(means, { marker: 'not-used', entities, text });

/** True right before words of this marker: "my card had been blocked". */
const isBefore = (means: Means, { marker, entities, text }: Among & { readonly marker: Marker }): boolean =>
  entities.some(
    (one) =>
      isMarker(one, marker) && one.start >= means.end && text.slice(means.end, one.start).trim() === '',
  );

/** "I paid with PayPal, does that count as card?": the card is asked about, and was not paid with. */
const isLikened = (means: Means, { entities, text }: Among): boolean =>
  isAfter(means, { markers: ['likened'], entities, text });

/** "Does the credit of my plan count as card?" speaks of that credit alone. */
const isOfCredit = (means: Means, among: Among): boolean =>
  means.id === CARD && isLikened(means, among) && isCreditLikened(means, among.text);

/** "The gift card was another order": what belongs to it is none of this one. */
const isOfOtherCase = (means: Means, { entities, text }: Among): boolean =>
  entities.some(
    (one) =>
      isMarker(one, 'of-other-case') &&
      one.start >= means.end &&
      isOfSameBreath(text.slice(means.end, one.start)) &&
      !entities.some((other) => isMeans(other) && other.start >= means.end && other.end <= one.start),
  );

/** True where nothing else is begun between the two: "half with PayPal.. no hang on, that was the other order". */
const isOfSameBreath = (between: string): boolean => !SENTENCE_END.test(between) || TAKES_BACK.test(between);

const TAKES_BACK =
  /^[\s.,;!…-]*(?:(?:oh|ah|no|nope|nah|wait|hang on|hold on|sorry|actually|non|nan|attends|attende[zs]|pardon|en fait|enfin)[\s.,;!…-]+)+(?:(?:that|it|this|ça|cela)\s*)?$/iu;

/** "I paid half with PayPal, no, that was another order": the share goes with the means it was paid with. */
function withoutOtherShare(entities: readonly Entity[], text: string): readonly Entity[] {
  const ofOther = entities.filter((entity) => isMeans(entity) && isOfOtherCase(entity, { entities, text }));
  const isItsShare = (entity: Entity) =>
    isMarker(entity, 'partly') &&
    ofOther.some(({ start }) => entity.end <= start && text.slice(entity.end, start).trim() === '');
  return entities.filter((entity) => !isItsShare(entity));
}
