import type { Conversation } from '../../../domain/conversation.ts';
import type { Entity, EntityOf } from '../../../domain/entity.ts';
import { FACT_VOCABULARIES } from '../../../domain/fact.ts';
import { SENTENCES } from '../../../language/sentence.ts';
import { isInSupposition } from '../asked/supposed.ts';

interface Passage {
  readonly text: string;
  readonly conversation: Pick<Conversation, 'asking'>;
}

const SENT = FACT_VOCABULARIES.replacementSent!;
const PLANNED = FACT_VOCABULARIES.replacementPlanned!;

/** What a message tells of a replacement parcel beyond the words for one: that it was turned down, that it came, or that it is a bank's. */
export function withReplacementTold(entities: readonly Entity[], passage: Passage): readonly Entity[] {
  const { text, conversation } = passage;
  const isAsked = conversation.asking?.fact === 'replacementSent';
  const ours = entities
    .filter((entity) => !isReplacement(entity) || !isOfBank(entity, text))
    .map((entity) => (isSupposedSent(entity, text) ? { ...entity, vocabulary: PLANNED } : entity));
  const declined = DECLINED.exec(text);
  if (declined && (isAsked || ours.some(isReplacement))) {
    const none = (vocabulary: string) => termAt(declined, { vocabulary, id: 'no' });
    return [...ours.filter((entity) => !isReplacement(entity)), none(SENT), none(PLANNED)];
  }
  const [first = ''] = text.match(SENTENCES) ?? [];
  const isTold = isAsked && !ours.some(isReplacement) && !first.includes('?');
  const came = isTold ? CAME.exec(text) : null;
  if (!came) return ours;
  // "Yes, it came on Friday": the day of the new parcel is none of the order's.
  const told = ours.filter(({ kind, start }) => kind !== 'date' || start >= first.length);
  return [...told, termAt(came, { vocabulary: SENT, id: 'yes' })];
}

const termAt = (
  { 0: words, index: start }: RegExpExecArray,
  { vocabulary, id }: Pick<EntityOf<'term'>, 'vocabulary' | 'id'>,
): Entity => ({ kind: 'term', start, end: start + words.length, vocabulary, id });

const isReplacement = (entity: Entity): boolean =>
  entity.kind === 'term' && (entity.vocabulary === SENT || entity.vocabulary === PLANNED);

/** "If a replacement was sent, do I get my money?", « et s'ils disent qu'un colis a été envoyé ? »: a case that is put, of which no more holds than if one were announced. */
const isSupposedSent = (entity: Entity, text: string): entity is EntityOf<'term'> =>
  entity.kind === 'term' &&
  entity.vocabulary === SENT &&
  entity.id === 'yes' &&
  isInSupposition(text, entity);

/** True where the message puts the case that a replacement was sent or will be. */
export const supposesReplacement = (entities: readonly Entity[], text: string): boolean =>
  entities.some((entity) => isSupposedSent(entity, text));

/** "They offered me one but I said no", « on m'en a proposé un, j'ai refusé ». */
const DECLINED =
  /(?<!\p{L})(?:offered|proposed|suggested|promised|wanted to send|were going to send|would have sent|proposé|offert|promis|(?:voulait|voulaient|vouliez|allait|allaient) m['’](?:en )?envoyer)(?!\p{L})[^?]*?(?:,|;|\.|(?<!\p{L})(?:but|and|which|that|mais|et|que)(?!\p{L}))[^?.]*?(?<!\p{L})(?:said no|declined|refused|rejected|turned (?:it|that|them|this) down|turned down|passed on it|didn['’]?t (?:want|take|accept) (?:it|one|that|any)|did not (?:want|take|accept) (?:it|one|that|any)|(?:ai|avons|a) (?:tout de suite |finalement )?(?:refusé|décliné|dit non)|n['’]?en (?:voulais|voulait|ai) pas(?: voulu)?|pas accepté|n['’]en ai pas voulu)(?!\p{L})/iu;

/** "The bank sent me a new one": a card, and no parcel. */
const isOfBank = ({ start }: Entity, text: string): boolean => {
  const said =
    text
      .slice(0, start)
      .split(/[.!?\n]/u)
      .at(-1) ?? '';
  return OF_BANK.test(said);
};

const OF_BANK =
  /(?<!\p{L})(?:bank|banque|bank card|credit card|debit card|carte (?:bancaire|bleue|a )|card (?:has |had )?(?:expired|was))(?!\p{L})/iu;

/** "Yes, it came on Friday", « oui, je l'ai eu hier »: the one that we ask about is there; what "came back" is the order. */
const CAME =
  /^\W*(?:(?:yes|yeah|yep|well|and|already|oh|actually|oui|ouais|si|déjà|bah|ben|en fait)[\s,.!]+)*(?:(?:it|one|that|the (?:new|second|other|replacement)(?: (?:one|parcel|box|order))?)(?:['’]s| has| had| is)?(?: just| already| since| even| indeed)* (?:came|come|arrived|turned up|been delivered|delivered|got here|on its way)(?! back)|(?:i(?:['’]ve| have)? )?(?:just |already )*(?:got|received) (?:it|one|that one)(?! back)|(?:je|on) l['’](?:ai|a) (?:bien |déjà )?(?:reçue?|eue?)|(?:il|elle|le (?:nouveau|second|deuxième)(?: colis)?|le remplacement) (?:m['’]?)?(?:est|a été) (?:bien |déjà )?(?:arrivée?|livrée?|parvenue?|en route)(?! chez vous)|reçue?(?: (?:hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|avant-hier|ce matin|il y a))|arrivée? (?:hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|avant-hier|ce matin|il y a))(?!\p{L})/iu;
