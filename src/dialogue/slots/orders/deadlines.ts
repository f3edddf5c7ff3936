import type { Entity } from '../../../domain/entity.ts';
import { sentenceAround } from '../../../language/sentence.ts';
import type { FillContext } from '../candidates/candidate.ts';
import { RETURN_DAYS } from '../candidates/candidate.ts';

/** "If it isn't there on the 4th", « si je n'ai rien le 4 »: the entities without the days on which the money would still be missing, as nothing was handed over or came back on them. */
export const withoutDeadlines = (
  entities: readonly Entity[],
  { text, wanted }: Pick<FillContext, 'text' | 'wanted'>,
): readonly Entity[] =>
  RETURN_DAYS.some((fact) => wanted.includes(fact))
    ? entities.filter((entity) => entity.kind !== 'date' || !isDeadline(entity, text))
    : entities;

const isDeadline = (day: Entity, text: string): boolean => {
  const { before, after } = sentenceAround(text, day);
  return MISSING_ON.test(before) || (IF_ON.test(before) && STILL_MISSING.test(after));
};

// What is missing, and not what the customer has not done yet: "if I haven't posted it by the 4th".
const MISSING =
  "(?:(?:it|money|refund|that|anything|amount|credit)(?: (?:still|really))? (?:isn['’]?t|is not|hasn['’]?t|has not|doesn['’]?t|does not|didn['’]?t|did not|won['’]?t|wasn['’]?t|is still not|still isn['’]?t|still hasn['’]?t)(?! (?:been )?(?:posted|sent|handed|dropped|back with you))|nothing|no (?:money|refund|payment|transfer|sign|credit|trace)|(?:(?:i|we)(?: (?:still|have|would))* ?(?:haven['’]?t|have not|don['’]?t|do not|didn['’]?t|still see)(?: (?:yet|still|been))* (?:got|had|have|get|see|seen|receive|received|heard|been (?:paid|refunded|repaid)|paid back|refunded))|rien|toujours pas|aucun (?:argent|remboursement|virement|avoir)|pas (?:été )?(?:là|reçu|eu|arrivé|remboursée?s?|crédité|d['’]argent|de (?:remboursement|virement|nouvelles?))|(?:n['’]est|ne sera|n['’]arrive|n['’]ai|n['’]a) (?:toujours )?(?:pas|rien))";
/** What else is told before the day is of another thought, and may well be the hand-over. */
const BETWEEN =
  '(?:(?! (?:posted|sent|handed|dropped|took|taken|left|gave|given|brought|mailed|returned|shipped|went|put|since|because|although|though|and|but|remis|déposé|envoyé|renvoyé|rendu|retourné|apporté|ramené|parti|repris|depuis|alors|car|parce|et|mais)(?!\\p{L}))[^.?!;,:]){0,40}?';
const LEAD =
  "(?:on|by|before|until|till|come|after|le|au|avant|d['’]ici|pour|après)(?: (?:the|le|au|end of|fin))*\\s+$";

const MISSING_ON = new RegExp(
  `(?<!\\p{L})(?:if|in case|suppos(?:e|ing)|should|si|s['’]il|au cas où)(?!\\p{L})[^.?!;]{0,30}?(?<!\\p{L})${MISSING}${BETWEEN}(?<!\\p{L})${LEAD}`,
  'iu',
);

/** "If on the 4th it still isn't there", « si le 4 je n'ai toujours rien ». */
const IF_ON = /(?<!\p{L})(?:if|si)(?: (?:on|by|come|le|au|d['’]ici)(?: (?:the|le|au))*)?\s+$/iu;
const STILL_MISSING = new RegExp(`^[^.?!;]{0,25}?(?<!\\p{L})${MISSING}`, 'iu');
