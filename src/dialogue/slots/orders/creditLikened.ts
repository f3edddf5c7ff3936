import type { EntityOf } from '../../../domain/entity.ts';
import { SENTENCE_END } from '../../../language/sentence.ts';

/** "I also have a subscription, does the credit from that count as card?": what is set beside the card is the plan's credit, and no card. */
export function isCreditLikened({ start }: EntityOf<'term'>, text: string): boolean {
  const before = text.slice(0, start);
  const clause = before.split(SENTENCE_END).at(-1) ?? '';
  return CREDIT.test(clause) && PLAN.test(before);
}

/** A credit card, or a note of credit, is none that comes with a plan. */
const CREDIT =
  /(?<!(?:cartes?|note|lettre) (?:de |d['’]))(?<!\p{L})(?:credits?|allowance|crédits?|avoirs?|cagnotte)(?!\p{L})(?!\s+(?:or debit |and debit )?(?:cards?|notes?)(?!\p{L}))/iu;
/** Words of a subscription to a machine. */
export const PLAN =
  /(?<!\p{L})(?:subscriptions?|subs?|plans?|contracts?|memberships?|instalments?|monthly|abonnements?|abos?|formules?|contrats?|mensualités?|mensuels?)(?!\p{L})/iu;
