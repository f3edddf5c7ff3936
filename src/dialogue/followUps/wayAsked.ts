import { isContactWay } from '../../domain/entity.ts';
import type { FactName } from '../../domain/fact.ts';
import type { Heard } from '../heard.ts';
import { MIN_OFFER_CONFIDENCE } from '../reading/offers.ts';
import type { Rulebook } from '../rulebook.ts';

/** The telephone, a letter or another way by which people reach us. */
const WAY: FactName = 'contactWay';

/**
 * "Is there a number I can ring to speak to a human?": the question of how we are reached, where a way is named and a
 * person or that question may be what the message asks for; null for anything else.
 */
export function wayAsked({ intents, policies }: Rulebook, { understood }: Heard): string | null {
  const { ranking, verdict, entities } = understood;
  if (!entities.some(isContactWay) || verdict === 'unknown') return null;
  const owner = [...intents.values()].find(({ policy }) =>
    policies.get(policy ?? '')?.passing?.includes(WAY),
  );
  if (!owner) return null;
  const isOfTeam = (id: string | undefined) => id === owner.id || intents.get(id ?? '')?.kind === 'handoff';
  if (verdict === 'confident') return isOfTeam(ranking[0]?.intent) ? owner.id : null;
  // "Phone number and hours": likelier than not it asks for hours, and that answer says how we are reached too.
  const [first] = ranking;
  const isSaid = intents.get(first?.intent ?? '')?.covers.includes(owner.id);
  if (isSaid && first && first.confidence > MIN_COVERING) return null;
  const isLikely = ranking.some(
    ({ intent, confidence }) => isOfTeam(intent) && confidence >= MIN_OFFER_CONFIDENCE,
  );
  return isLikely ? owner.id : null;
}

/** Beyond this an intent is likelier than all others together. */
const MIN_COVERING = 0.5;
