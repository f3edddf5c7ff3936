import type { Conversation } from '../domain/conversation.ts';
import { isMarker } from '../domain/entity.ts';
import { FACT_KINDS, type Filled } from '../domain/fact.ts';
import { flag } from '../domain/value.ts';
import type { Heard } from './heard.ts';

/** "No, nobody did. But I paid half with a gift card": a no that leads answers our question, whatever else is told. */
export function withNo(
  { asking }: Conversation,
  { filled, heard }: { filled: readonly Filled[]; heard: Heard },
): readonly Filled[] {
  if (!asking || FACT_KINDS[asking.fact] !== 'flag' || heard.understood.leading !== 'no') return filled;
  if (filled.some(({ fact }) => fact === asking.fact) || takesBack(heard)) return filled;
  const known = { kind: 'known', value: flag(false), origin: 'typed', approximate: false } as const;
  return [...filled, { fact: asking.fact, known, ground: 'asked' }];
}

/** "No, actually you did" says the contrary after all. */
const takesBack = ({ text, understood }: Heard): boolean =>
  understood.entities.some(
    (entity) => isMarker(entity, 'correction') && /\p{L}/u.test(text.slice(0, entity.start)),
  );

/** True where nothing is told but the no. */
export const isOnlyNo = (
  { asking }: Conversation,
  { filled: [only, ...others], heard }: { filled: readonly Filled[]; heard: Heard },
): boolean =>
  heard.understood.leading === 'no' &&
  others.length === 0 &&
  only !== undefined &&
  only.fact === asking?.fact;
