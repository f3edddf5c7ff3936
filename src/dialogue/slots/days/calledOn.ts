import type { Entity } from '../../../domain/entity.ts';

/** "I rang last Sunday and got nothing", « j'ai appelé dimanche dernier »: the day of a call that was made, not of one to make. */
export const wasCalledOn = (text: string, { start, end }: Pick<Entity, 'start' | 'end'>): boolean =>
  LAST.test(text.slice(Math.max(0, start - MAX_LEAD_CHARS), end + MAX_LEAD_CHARS)) ||
  CALLED.test(text.slice(0, start));

/** As much text as "dernier" takes beside a weekday. */
const MAX_LEAD_CHARS = 9;
const LAST = /(?<!\p{L})(?:last|past|derni(?:er|ère)|passée?)(?!\p{L})/iu;

/** In the clause that ends with the day. */
const CALLED =
  /(?<!\p{L})(?:tried|called|rang|phoned|been (?:calling|trying|ringing)|(?:ai|avons|a|avais) (?:déjà |bien )?(?:appelé|rappelé|essayé|téléphoné|tenté))(?: (?!(?:and|but|et|mais)(?!\p{L}))[\p{L}\p{N}'’]+){0,6} ?$/iu;
