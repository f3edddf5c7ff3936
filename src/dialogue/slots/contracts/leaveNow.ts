import type { Conversation } from '../../../domain/conversation.ts';
import type { Entity } from '../../../domain/entity.ts';
import type { IsoDate } from '../../../domain/value.ts';

/** "If I cancel now", « je résilie tout de suite »: leaving, and at once. */
const LEAVES_NOW =
  /(?<!\p{L})(?:cancel|leave|quit|stop|end it|get out|go|r[ée]sili(?:e|er|ais)|par[st]|partir|partais|arr[êe]te[rs]?|arr[êe]tais|quitte[rs]?)(?: (?:it|them|everything|la|le|tout|l['’]abonnement|my (?:plan|subscription|sub)|mon abo(?:nnement)?))? ((?:right |straight )?(?:now|away)|maintenant|tout de suite|immediately|imm[ée]diatement|dès maintenant)(?!\p{L})/iu;

/** After a later day that was supposed, who asks of leaving now asks of today again. */
export function withLeaveNow(
  entities: readonly Entity[],
  { text, today, conversation: { facts } }: { text: string; today: IsoDate; conversation: Conversation },
): readonly Entity[] {
  const told = facts.cancellationDate;
  if (told?.kind !== 'known' || entities.some(({ kind }) => kind === 'date')) return entities;
  const words = LEAVES_NOW.exec(text);
  if (!words) return entities;
  const end = words.index + words[0].length;
  const start = end - words[1]!.length;
  return [
    ...entities,
    { kind: 'cue', start: words.index, end: start - 1, facts: ['cancellationDate'] },
    { kind: 'date', start, end, date: today, precision: 'day', approximate: false },
  ];
}
