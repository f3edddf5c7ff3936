import { foldAccents, plainWords } from './normalise.ts';

const ORDINALS = [
  /\b(?:first|1st|premiere?|1ere?)\b/,
  /\b(?:second|seconde|2nd|deuxieme|2e|2eme)\b/,
  /\b(?:third|3rd|troisieme|3e|3eme)\b/,
  /\b(?:fourth|4th|quatrieme|4e|4eme)\b/,
];
const MAX_WORDS = 4;
/** "The first one on your list", « la 1ère des deux »: where it stands says nothing more. */
const OF_LIST =
  /\s+(?:(?:of|on|in|from) (?:the|your|that|this|my) list|of (?:the|these|those) (?:two|2|three|3)|of (?:them|these|those)|you (?:listed|mention(?:ed)?|name(?:d)?|gave(?: me)?|show(?:ed)?)|(?:de|dans|sur) (?:la|votre|ta|cette|ma) liste|d(?:es|e ces) (?:deux|2|trois|3)|(?:que )?vous (?:citez|listez|avez cite(?:e|es)?|indiquez|proposez)|(?:qui est |)(?:en haut|affichee)|please|pls|svp|stp|s il vous plait|merci|thanks)\b/g;

/** The position, from 0, that "the second one" or "la deuxième" picks; null when the message says more than that. */
export function ordinalIn(text: string): number | null {
  const words = plainWords(text).replace(OF_LIST, '');
  if (words.split(' ').length > MAX_WORDS) return null;
  const position = ORDINALS.findIndex((pattern) => pattern.test(words));
  return position < 0 ? null : position;
}

/** What follows an ordinal that stands for a thing, and counts none. */
const ALONE = String.raw`(?=\s+(?:one|ones|order|machine|parcel|package|return|subscription|plan|contract|commande|cafetiere|colis|retour|abonnement|contrat|et|and|alors|elle|il|elles|ils|que|qui|of (?:the|these|those|them|my|our) (?:two|three|list)|of (?:them|these|those)|on (?:the|your) list|des deux|(?:de|dans|sur) la liste|i|we|please|svp|is|was|est|then|aussi|too)\b|\s*(?:[,.;:?!)]|$))`;

/** Where a text speaks of "the first one", "la deuxième", each by its position from 0; "the first month" is of a month. */
export function ordinalsIn(text: string): { start: number; end: number; position: number }[] {
  const plain = foldAccents(text).toLowerCase();
  // Offsets hold only where folding left every character in its place.
  if (plain.length !== text.length) return [];
  return ORDINALS.flatMap((pattern, position) =>
    [
      ...plain.matchAll(
        new RegExp(
          String.raw`(?<=\b(?:the|my|our|le|la|du|au|ma|mon|notre|votre)\s)${pattern.source}${ALONE}`,
          'g',
        ),
      ),
    ].map(({ index, 0: { length } }) => ({ start: index, end: index + length, position })),
  );
}
