import { type Entity, isMarker } from '../../../domain/entity.ts';
import { isInSupposition } from '../asked/supposed.ts';
import { isAfter, isRemedy } from '../machines/received.ts';

/** "My Krups is dead, is the refurbished one guaranteed?": whose machine is spoken of says nothing of one that was not received yet, nor of a repair to come; "my refurbished one" was. */
export const withoutOwnAhead = (entities: readonly Entity[], text: string): Entity[] =>
  entities.some(isRemedy) && !HAD.test(text) && !entities.some((one) => isHad(one, { entities, text }))
    ? entities.filter((entity) => !isMarker(entity, 'own'))
    : [...entities];

/** "My refurbished one", « ma reconditionnée », "the replacement machine is dead": what is one's own, or has failed, was received. */
function isHad(
  entity: Entity,
  { entities, text }: { readonly entities: readonly Entity[]; readonly text: string },
): boolean {
  if (!isRemedy(entity) || !MACHINES.includes(entity.id) || isInSupposition(text, entity)) return false;
  const isOwn =
    isAfter(entity, { markers: ['own'], entities, text }) || OWN.test(text.slice(entity.start, entity.end));
  return isOwn || FAILED.test(text.slice(entity.end));
}

const MACHINES: readonly string[] = ['refurbished', 'new-machine'];

const OWN = /^(?:my|our|ma|mon|notre)(?!\p{L})/iu;

const FAILED =
  /^(?: (?:one|machine))?(?: (?:has|is|just|already|now|also|too|vient de|m['’]a|a|est))* (?:dead|died|dies|leaks?|leaking|dripping|drips|broken?|broke|failed|packed up|stopped|(?:won['’]t|doesn['’]t|does not) \p{L}+|fuit|goutte|morte?|lâchée?|cassée?|en panne|tombée? en panne|n['’e]\s?\p{L}+ plus)(?!\p{L})/iu;

/** Words of what was done already. */
const HAD =
  /(?<!\p{L})(?:(?:re-?)?(?:repaired|fixed|mended|exchanged|replaced|swapped)|gave|sent|(?<!(?:be|get) )(?:shipped|delivered|arrived)|under (?:your|the|a) repair|given|received|collected|(?:got|had|have|i['’]ve got|i got) (?:it|mine|my|a|an|the|one)|came back|comes? back|again|(?:re)?réparée?s?|(?:re)?reparee?s?|échangée?s?|changée?s?|remplacée?s?|reçue?s?|recue?s?|récupérée?s?|donnée?s?|envoyée?s?|remise?|rendue?s?|(?<!(?:sera|serait|être|-elle|arriver) )(?:livrée?s?|arrivée?s?)|sous (?:votre |la )?garantie de (?:la )?réparation|revenue?s?|(?:j['’]ai|on a|nous avons) (?:eue?|une?|la|ma)|à nouveau|de nouveau|re(?:tomb|fui|lâch|cass)\p{L}*)(?!\p{L})/iu;
