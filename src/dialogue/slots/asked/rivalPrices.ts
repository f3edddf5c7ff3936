import { type Entity, isAmount } from '../../../domain/entity.ts';

/** "Which one do I put?", « je mets lequel ? », « lequel compte ? »: of two prices named, one is asked for. */
const ASKS_WHICH =
  /(?<!\p{L})(?:which (?:one|price|of (?:them|the two|those|these))|(?:je |on |j['’])?(?:\p{L}+ )?(?:lequel|lequelle|lesquels)|quel prix|(?:do|should|shall) i (?:put|use|take|give|count|enter) (?:the )?(?:\p{L}+ )?(?:one|price))(?!\p{L})[^.!?]*\?|(?<!\p{L})(?:lequel|which one|which)\s*(?:des deux|of the two)?\s*$/iu;

/** Nobody chooses among more. */
const MAX_RIVALS = 4;

/** "It is 279 but was on offer at 229, which one do I give?": who asks which of two prices counts tells neither. */
export function withoutRivalPrices(entities: readonly Entity[], text: string): readonly Entity[] {
  const amounts = entities.filter(isAmount).length;
  if (amounts < 2 || amounts > MAX_RIVALS || !ASKS_WHICH.test(text)) return entities;
  return entities.filter((entity) => !isAmount(entity));
}
