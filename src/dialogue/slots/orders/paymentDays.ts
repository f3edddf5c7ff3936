import type { Entity } from '../../../domain/entity.ts';
import type { FactName } from '../../../domain/fact.ts';
import { RETURN_DAYS } from '../candidates/candidate.ts';
import { isMeans } from './payments.ts';

/** "Paid by card on 12 November", of a return: the order was paid that day, and nothing was handed over or came back on it. */
export function withoutPaymentDays(
  entities: readonly Entity[],
  { text, wanted }: { readonly text: string; readonly wanted: readonly FactName[] },
): readonly Entity[] {
  if (!RETURN_DAYS.some((fact) => wanted.includes(fact))) return entities;
  const means = entities.filter(isMeans);
  const isOfPayment = (entity: Entity) =>
    entity.kind === 'date' &&
    (means.some(({ end }) => end <= entity.start && LEADS_TO_DAY.test(text.slice(end, entity.start))) ||
      PAID_ON.test(text.slice(0, entity.start)));
  return entities.filter((entity) => !isOfPayment(entity));
}

const LEADS_TO_DAY = /^\s+(?:(?:back|already|déjà)\s+)?(?:on|in|le|en)\s+(?:the\s+)?$/iu;
const PAID_ON =
  /(?<!\p{L})(?:paid(?: (?:it|for it|for them|for everything|for the order|for my order))?|payment was(?: made)?|charged|debited|payée?s?|réglée?s?|débitée?s?)\s+(?:(?:back|déjà)\s+)?(?:on|in|le|en)\s+(?:the\s+)?$/iu;
