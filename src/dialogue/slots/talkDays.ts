import type { Entity } from '../../domain/entity.ts';
import type { FillContext } from './candidate.ts';

/** The entities without the days of a talk: "I called on 3 June, they said to wait" tells of no parcel, purchase or contract. */
export const withoutTalkDays = (
  entities: readonly Entity[],
  { text, wanted }: Pick<FillContext, 'text' | 'wanted'>,
): readonly Entity[] =>
  // Whether anyone answers on a day is asked of the day of a call itself.
  wanted.includes('callDate')
    ? entities
    : entities.filter(({ kind, start }) => kind !== 'date' || !TALKED_ON.test(text.slice(0, start)));

/** Words of a talk, with whom and by what means, right before its day; more of them may lead to a day of something else. */
const TALKED_ON =
  /(?<!\p{L})(?:called|rang|phoned|telephoned|spoke|spoken|talked|chatted|wrote|written|e-?mailed|messaged|texted|contacted|complained|(?:was|been|were) told|(?:was|been) promised|on the phone|by phone|appel[ée]e?s?|rappel[ée]e?s?|t[ée]l[ée]phon[ée]|contact[ée]e?s?|[ée]crit|parl[ée]|discut[ée]|au t[ée]l(?:[ée]phone)?|par t[ée]l(?:[ée]phone)?|(?:m['’]a|m['’]avait|nous a) (?:dit|répondu|promis))(?: (?:you|them|him|her|your|customer|service|services|support|care|team|line|helpline|hotline|desk|the|a|an|someone|somebody|agent|advis[eo]r|lady|guy|man|woman|colleague|to|with|by|again|back|already|twice|once|about|this|that|it|up|phone|vous|votre|vos|le|la|les|un|une|quelqu['’]un|conseill(?:er|ère)|dame|monsieur|collègue|client|clients|client[eè]le|apr[eè]s-vente|sav|ligne|numéro|t[ée]l[ée]phone|tél|au|à|a|avec|encore|déjà|deja|fois|première|dernière|last|first|time|à ce sujet|on|in|en|ce))*\s+$/iu;
