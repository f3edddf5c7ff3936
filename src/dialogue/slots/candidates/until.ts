import type { Entity } from '../../../domain/entity.ts';

/** "I am only here until June", "renewed until March" tell how long something lasts, and since when nothing. */
export const isUntil = ({ start }: Entity, text: string): boolean => LEADS_TO_END.test(text.slice(0, start));

const LEADS_TO_END =
  /(?<!\p{L})(?:until|till?|up to|jusqu(?:e|['’ ]?(?:en|au|à|a)))\s+(?:(?:the|end of|le|fin)\s+)*$/iu;
