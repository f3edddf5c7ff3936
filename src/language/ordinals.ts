import { foldAccents, plainWords } from './normalise.ts';

const ORDINALS = [
  /\b(?:first|1st|premiere?|1ere?)\b/,
  /\b(?:second|seconde|2nd|deuxieme|2e|2eme)\b/,
  /\b(?:third|3rd|troisieme|3e|3eme)\b/,
  /\b(?:fourth|4th|quatrieme|4e|4eme)\b/,
];
const MAX_WORDS = 4;
/** What is said besides of a list's one. */
const IN_LIST =
  / (?:(?:de|dans|sur|du|in|on|of|from) (?:la |the |votre |your |this |cette )?(?:liste?|tableau|choix)|please|pls|svp|stp|s il vous plait|alors|then)$/;

/** The position, from 0, that "the second one" or "la deuxième" picks; null when the message says more than that. */
export function ordinalIn(text: string): number | null {
  const words = plainWords(text).replace(IN_LIST, '');
  if (words.split(' ').length > MAX_WORDS) return null;
  const position = ORDINALS.findIndex((pattern) => pattern.test(words));
  return position < 0 ? null : position;
}

/** What follows an ordinal that stands for a thing, and counts none. */
const ALONE = String.raw`(?=\s+(?:one|ones|order|machine|parcel|package|return|subscription|plan|contract|commande|cafetiere|colis|retour|abonnement|contrat|et|and|alors|elle|il|elles|ils|is|was|est|then|aussi|too)\b|\s*(?:[,.;:?!)]|$))`;

/** Where a text speaks of "the first one", "la deuxième", each by its position from 0; "the first month" is of a month. */
export function ordinalsIn(text: string): { start: number; end: number; position: number }[] {
  const plain = foldAccents(text).toLowerCase();
  // Offsets hold only where folding left every character in its place.
  if (plain.length !== text.length) return [];
  return ORDINALS.flatMap((pattern, position) =>
    [
      ...plain.matchAll(new RegExp(String.raw`(?<=\b(?:the|le|la|du|au)\s)${pattern.source}${ALONE}`, 'g')),
    ].map(({ index, 0: { length } }) => ({ start: index, end: index + length, position })),
  );
}
