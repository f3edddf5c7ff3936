import type { Entity } from '../../../domain/entity.ts';
import { clauseAround } from '../../../language/sentence.ts';

/** The entities without the days of what befell somebody: « j'ai perdu mon travail le mois dernier » tells of no contract, purchase or parcel. */
export const withoutLifeDays = (
  entities: readonly Entity[],
  { text }: { readonly text: string },
): readonly Entity[] => entities.filter((entity) => entity.kind !== 'date' || !isOfLife(entity, text));

function isOfLife(day: Entity, text: string): boolean {
  const { before, after } = clauseAround(text, day);
  return BEFELL_ON.test(before) || BEFELL_THEN.test(after);
}

const JOB = '(?:job|work|position|livelihood|travail|boulot|emploi|poste|taf)';
const OWN_JOB = `(?:my|our|his|her|their|mon|notre|son|leur) ${JOB}`;
const BEFELL = `(?:(?:lost|losing|perdu|perds|perdait) (?:${OWN_JOB}|${JOB})|(?:quit|left|leave|quitté) ${OWN_JOB}|(?:made|been|was|got|were) (?:made )?(?:redundant|laid off|let go|fired|sacked)|(?:out of|without) (?:a )?(?:job|work)|unemployed|(?:licencié|hospitalisé|divorcé)e?s?|(?:été|suis fait|s['’]est fait) (?:virée?s?|virer)|(?:au|en) chômage|sans emploi|en arrêt maladie|divorced|(?:taken|fallen|fell) ill|in hospital|tombée? malade|(?:i|he|she|have|has|just) retired|(?:pris|prends) (?:ma|sa) retraite)`;
const LEADS =
  '(?:[ ,]+(?:only|just|back|already|since|on|in|at|around|about|early|late|the|end|of|depuis|le|la|en|au|à|vers|fin|début|mois|de|seulement|juste|courant))*';

const BEFELL_ON = new RegExp(`(?<!\\p{L})${BEFELL}${LEADS}\\s+$`, 'iu');
/** "Last month I lost my job", « le mois dernier j'ai été licenciée ». */
const BEFELL_THEN = new RegExp(
  `^,? (?:i|we|he|she|they|my (?:husband|wife|partner)|je|j['’]|on|il|elle|mon mari|ma femme)(?: ?(?:was|were|got|have|has|had|been|just|then|suis|est|a|ai|avons|ont|été|me|m['’]|s['’]))* ?${BEFELL}(?!\\p{L})`,
  'iu',
);
