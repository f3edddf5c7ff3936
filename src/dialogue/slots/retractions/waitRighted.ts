import type { Conversation } from '../../../domain/conversation.ts';
import { type Entity, isMarker } from '../../../domain/entity.ts';
import { isCorrection } from './corrections.ts';

/** "Sorry, 13 days, I counted wrong", after a wait of 18 days: the wait is put right, and so is what it counts from. */
export function withWaitRighted(
  entities: readonly Entity[],
  {
    text,
    conversation,
  }: { readonly text: string; readonly conversation: Pick<Conversation, 'facts' | 'lastFilled'> },
): readonly Entity[] {
  const { facts, lastFilled } = conversation;
  const isRighted = isCorrection(entities) || entities.some((one) => isMarker(one, 'instead'));
  const isWaiting = lastFilled.includes('waitingSince') && facts.waitingSince?.kind === 'known';
  if (!isWaiting || text.includes('?') || !isRighted) return entities;
  return entities.map((entity) =>
    entity.kind === 'duration' &&
    entity.sense === 'length' &&
    (entity.unit === 'day' || entity.unit === 'week')
      ? { ...entity, sense: 'waited' }
      : entity,
  );
}
