import type { Entity } from '../../../domain/entity.ts';
import { clauseAround, leadingTo } from '../../../language/sentence.ts';
import type { FillContext } from '../candidates/candidate.ts';

/** The entities without the days of a talk: "I called on 3 June, they said to wait" tells of no parcel, purchase or contract. */
export const withoutTalkDays = (
  entities: readonly Entity[],
  { text, wanted }: Pick<FillContext, 'text' | 'wanted'>,
): readonly Entity[] =>
  // Whether anyone answers on a day is asked of the day of a call itself.
  wanted.includes('callDate')
    ? entities
    : entities.filter(
        (entity) =>
          entity.kind !== 'date' || !(isOfTalk(entity, text) || isAimOfOther(entity, entities, text)),
      );

/** "Repaired on 22 December, back in time for Christmas": what was in time for a day happened on another, where one is told. */
const isAimOfOther = (day: Entity, entities: readonly Entity[], text: string): boolean =>
  IN_TIME_FOR.test(leadingTo(text, day)) &&
  entities.some((one) => one.kind === 'date' && one !== day && !IN_TIME_FOR.test(leadingTo(text, one)));

const IN_TIME_FOR =
  /(?<!\p{L})(?:in (?:good )?time for|à temps pour|a temps pour)(?: (?:the|my|our|la|le|les|mon|ma))?\s+$/iu;

/** "I was told on 3 June" is the day of a talk; "I was told 20 July is the end", "the shop texted 3 March" is what was said in it. */
function isOfTalk({ start, end }: Span, text: string): boolean {
  const before = leadingTo(text, { start });
  if (CALLED_ON.test(before) || ASKS_LATER.test(before) || isOfLook({ start, end }, text)) return true;
  const isLed = LED.test(before) || !/\d/.test(text.slice(start, end));
  return TOLD_ON.test(before) && isLed && !IS_SAID.test(text.slice(end));
}

type Span = Pick<Entity, 'start' | 'end'>;

/** "Still nothing on my account this morning": the day one looks is none on which anything happened. */
function isOfLook({ start, end }: Span, text: string): boolean {
  if (!TODAY.test(text.slice(start, end))) return false;
  const { before, after } = clauseAround(text, { start, end });
  return NOTHING_CAME.test(`${before} ${after}`);
}

const TODAY =
  /^(?:(?:as of |up to |until )?(?:today|this (?:morning|afternoon|evening)|tonight)|aujourd['’]hui|ce (?:jour|matin|midi|soir)|cet après-midi)$/iu;
const NOTHING_CAME =
  /(?<!\p{L})(?:(?:still|yet) (?:nothing|no (?:money|refund|trace|sign|credit|payment|news)|not (?:there|here|in|arrived|received))|nothing (?:yet|so far|still|there|in|on|has|came|arrived)|no (?:money|refund) (?:yet|so far|on|in)|(?:toujours|encore) (?:rien|aucun|pas (?:reçu|eu|vu|d['’]argent|de remboursement|un (?:centime|sou|euro)))|rien (?:encore|toujours|reçu|vu|eu|sur|n['’]est)|pas (?:encore|un (?:centime|sou|euro)))(?!\p{L})/iu;

/** With whom one talked and by what means: more words than these may lead to a day of something else. */
const WITH_WHOM =
  "(?: (?:you|them|him|her|me|us|your|customer|service|services|support|care|team|line|helpline|hotline|desk|the|a|an|someone|somebody|agent|advis[eo]r|lady|guy|man|woman|colleague|to|with|by|again|back|already|twice|once|about|this|that|it|up|phone|vous|votre|vos|le|la|les|un|une|quelqu['’]un|conseill(?:er|ère)|dame|monsieur|collègue|client|clients|client[eè]le|apr[eè]s-vente|sav|ligne|numéro|t[ée]l[ée]phone|tél|au|à|a|avec|encore|déjà|deja|fois|première|dernière|last|first|time|à ce sujet|on|in|en|ce))*\\s+$";

const CALLED_ON = new RegExp(
  `(?<!\\p{L})(?:called|rang|phoned|telephoned|spoke|spoken|talked|chatted|contacted|complained|on the phone|by phone|appel[ée]e?s?|rappel[ée]e?s?|t[ée]l[ée]phon[ée]|contact[ée]e?s?|parl[ée]|discut[ée]|au t[ée]l(?:[ée]phone)?|par t[ée]l(?:[ée]phone)?)${WITH_WHOM}`,
  'iu',
);

/** "I'll ask him tonight", « je vérifie ce soir »: the day one finds out is none on which anything happened. */
const ASKS_LATER =
  /(?<!\p{L})(?:(?:(?:i|we)(?:['’]ll| will| shall|['’]m going to| am going to| can| must| have to)|let me|je vais|on va|nous allons|je peux|je dois)\s+(?:(?:just|only|first|go and|have a|take a|lui|leur|la|le|re|bien) )*(?:ask|check|look|find out|see|know|demander|voir|regarder|vérifier|chercher|savoir)|(?:je|on)\s+(?:lui |leur |le |la )?(?:demande|demanderai|vérifie|vérifierai|regarde|regarderai))(?!\p{L})(?:\s+\p{L}+){0,4}\s+$/iu;

/** What is told or written may be a day itself; « il est écrit », "is written" is what a paper says. */
const TOLD_ON = new RegExp(
  `(?<!\\p{L})(?:wrote|(?:have|has|had|['’](?:ve|d|s)) (?:already |also )?written|e-?mailed|messaged|texted|(?:was|been|were) told|(?:was|been) promised|(?:ai|avons|a|ont|avais|avait) (?:déjà |aussi )?[ée]crit|(?:m['’]a|m['’]avait|nous a) (?:dit|répondu|promis))${WITH_WHOM}`,
  'iu',
);
const LED = /(?<!\p{L})(?:on|in|last|le|en|au)(?: (?:the|mois de))?\s+$/iu;

const PAPER =
  '(?:invoice|receipt|contract|bill|order|e-?mail|facture|ticket|contrat|reçu|bon|papier|courrier)';
const IS_SAID = new RegExp(
  `^\\s*(?:as|is|was|would be|will be|comme|est|était|serait|sera|pour (?:le |la )?(?:début|fin|terme)|(?:on|in|sur|dans) (?:the|my|la|le|ma|mon) ${PAPER})(?!\\p{L})`,
  'iu',
);
