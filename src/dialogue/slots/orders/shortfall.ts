import { type Amount, centsIn, type Entity, isAmount, isMarker } from '../../../domain/entity.ts';
import { FACT_VOCABULARIES, type FactName } from '../../../domain/fact.ts';

/** Between what came and what should have come: "30 instead of 60", « 42 € sur 65 € ». */
const OF =
  /^\s*(?:€|euros?|eur)?\s*,?\s*(?:back\s+)?(?:out of|of|from|on|sur|des|de) (?:the |my |a total of |les |mes |un total de )?[€£]?\s*$/iu;

/** "I thought the descaler was 15 but it was 22": what one thing costs is neither what came nor what should have. */
const ITEM_PRICE =
  /(?<!\p{L})(?:thought|believed|assumed|reckoned|croyais|pensais|croyait|pensait)(?: that| que| qu['’])? ?(?:the|my|a|an|this|that|those|le|la|les|l['’]|mon|ma|mes|un|une) ?(?!refund|amount|total|order|sum|money|remboursement|montant|somme|commande)[^.;!?]*?(?<!\p{L})(?:was|were|costs?|était|étaient|coûtait|coûtaient|valait)(?!\p{L})[^.;!?]*$/iu;

/** "The delivery fee of 4.90 I paid": neither what came nor what should have. */
const DELIVERY =
  /(?<!\p{L})(?:delivery|shipping|postage|frais de port|frais de livraison|frais d['’]envoi|port)(?: (?:fees?|costs?|charges?))?(?: (?:of|was|were|at|for|cost|de|à|étaient|était|est de))*\s*[€£]?\s*$/iu;

/** Where a refund is spoken of, the amount set against another is what came, and the other what should have come. */
export function withShortfall(
  all: readonly Entity[],
  { text, wanted }: { readonly text: string; readonly wanted: readonly FactName[] },
): readonly Entity[] {
  if (!wanted.includes('refundReceived')) return all.flatMap(withoutAmountCues);
  const entities = all.filter((one) => !(isAmount(one) && DELIVERY.test(text.slice(0, one.start))));
  // "12 months, not 24" puts right what was told: only a word of what came tells of a refund.
  const gaps = entities.filter((entity) => isAmount(entity) && isMissing(entity, text));
  if (!entities.some(isOfRefund) && gaps.length === 0 && !CAME_BACK.test(text))
    return entities.filter((entity) => !(isAmount(entity) && ITEM_PRICE.test(text.slice(0, entity.start))));
  const told = entities.filter((entity) => !gaps.includes(entity));
  const amounts = told.filter(isAmount);
  const cues = amounts.flatMap((came, index): Entity[] => {
    const due = amounts[index + 1];
    if (!due || !isSetAgainst(came, due, { text, entities })) return [];
    return [cueAt(came, 'refundReceived'), cueAt(due, 'refundExpected')];
  });
  const led = told.filter((entity) => leadsToAmount(entity, amounts));
  return [
    ...told,
    ...cues,
    ...gaps.map(wrongAt),
    ...led.map((entity) => cueAt(entity, 'refundReceived')),
    ...otherAmount(led, amounts).map((due) => cueAt(due, 'refundExpected')),
  ];
}

/** "My order was sent back, 41 in all, yet you only gave me 27.50": of two amounts, the one before what came is what should have. */
function otherAmount(led: readonly Entity[], amounts: readonly Amount[]): Entity[] {
  const [due, came] = amounts;
  const [words] = led;
  if (amounts.length !== 2 || led.length !== 1 || !due || !came || !words) return [];
  return due.end <= words.start && words.end <= came.start && centsIn(due) > centsIn(came) ? [due] : [];
}

/** "My refund is 20 short": what is missing makes it wrong. */
const wrongAt = ({ start, end }: Entity): Entity => ({ kind: 'term', start, end, ...WRONG });

const WRONG = { vocabulary: 'refund-wrong', id: 'yes' } as const;

const cueAt = ({ start, end }: Entity, fact: FactName): Entity => ({
  kind: 'cue',
  start,
  end,
  facts: [fact],
});

/** "I was only refunded 27.50": words of a wrong refund lead to what came of it. */
const leadsToAmount = (entity: Entity, amounts: readonly Entity[]): boolean =>
  isWrong(entity) && amounts.some(({ start }) => start >= entity.end && start - entity.end <= LED_CHARS);

const LED_CHARS = 12;

const isWrong = (entity: Entity): boolean =>
  entity.kind === 'term' && entity.vocabulary === FACT_VOCABULARIES.refundWrong && entity.id === 'yes';

/** « Il a rendu seulement deux étuis sur les dix »: things that are counted went back, and no money came. */
export const withoutGoodsSentBack = (entities: readonly Entity[]): readonly Entity[] =>
  entities.filter((one) => !(isWrong(one) && isOfGoods(one, entities)));

const isOfGoods = ({ end }: Entity, all: readonly Entity[]): boolean =>
  all.some(
    (count) =>
      count.kind === 'number' &&
      count.start >= end &&
      count.start - end <= 1 &&
      all.some((goods) => isMarker(goods, 'counted') && goods.start - count.end === 1),
  );

const MISSING_BEFORE =
  /(?:\bmanque(?:nt)?(?: (?:encore|toujours|donc))?|\bmissing|\bshort (?:of|by))\s*[€£]?$/iu;
const MISSING_AFTER =
  /^\s*(?:€|euros?|eur|quid|pounds)?\s*(?:(?:is|are|still) )*(?:short|missing|too little|less|de moins|en moins|manqu\p{L}+)(?!\p{L})/iu;

/** "12 euros short": the gap itself is neither of the two amounts. */
const isMissing = ({ start, end }: Entity, text: string): boolean =>
  MISSING_BEFORE.test(text.slice(0, start)) || MISSING_AFTER.test(text.slice(end));

const isOfRefund = (entity: Entity): boolean =>
  (entity.kind === 'cue' && entity.facts.includes('refundReceived')) ||
  (entity.kind === 'term' && entity.vocabulary === FACT_VOCABULARIES.refundWrong);

/** "I got 20 euros back instead of 35": money that is back is of a refund, whatever else is told. */
const CAME_BACK =
  /(?<!\p{L})(?:got|had|received|given|gave me) (?:only |just )?[€£]?\d[\d.,]*\s*(?:€|euros?|eur|quid|pounds)?\s+back(?!\p{L})/iu;

const DENIED = /^(?:and |et )?(?:not|non|pas)$/iu;

const AMOUNTS: readonly FactName[] = ['refundReceived', 'refundExpected'];

/** "279, 99 paid": where no refund is spoken of, words as common as these say nothing of one. */
function withoutAmountCues(entity: Entity): Entity[] {
  if (entity.kind !== 'cue') return [entity];
  const facts = entity.facts.filter((fact) => !AMOUNTS.includes(fact));
  return facts.length === 0 ? [] : [{ ...entity, facts }];
}

function isSetAgainst(
  came: Entity,
  due: Entity,
  { text, entities }: { text: string; entities: readonly Entity[] },
): boolean {
  if (OF.test(text.slice(came.end, due.start))) return true;
  return entities.some(
    (entity) =>
      isMarker(entity, 'instead') &&
      entity.start >= came.end &&
      entity.end <= due.start &&
      !DENIED.test(text.slice(entity.start, entity.end)) &&
      !/[\p{L}\p{N}]/u.test(text.slice(entity.end, due.start).replace(/\bthe\b|\bles\b|\bmy\b/giu, '')),
  );
}
