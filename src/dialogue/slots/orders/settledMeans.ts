import { type Entity, type EntityOf, isMarker } from '../../../domain/entity.ts';
import { SENTENCE_END } from '../../../language/sentence.ts';

type Means = EntityOf<'term'>;

/** "PayPal I think… or was it my Visa. Let me look. Yes Visa": the means that who wavered or looked it up comes to in the end; null where nobody did. */
export function settledOn(
  said: readonly Means[],
  { entities, text }: { readonly entities: readonly Entity[]; readonly text: string },
): Means | null {
  const [last, before] = [said.at(-1), said.at(-2)];
  if (!last || !before || last.id === EITHER || entities.some((one) => isMarker(one, 'partly'))) return null;
  const between = text.slice(before.end, last.start);
  if (LOOKED.test(between) && !JOINED.test(between)) return last;
  const isAffirmed = SENTENCE_END.test(between) && AFFIRMED.test(between);
  return isAffirmed && WAVERED.test(text.slice(0, before.start)) ? last : null;
}

const EITHER = 'either';
/** "PayPal, I checked, and my Visa": both. */
const JOINED =
  /(?<!\p{L})(?:and|plus|et|ou|or)(?: (?:also|aussi|with|by|my|the|a|par|avec|ma|la|mon|le|un|une))*\s+$/iu;

/** Words of looking it up, and of nothing else between the two. */
const LOOKED =
  /(?<!\p{L})(?:let me (?:just )?(?:look|check|see|have a look|find out)|(?:i['’]?ll|i will) (?:just )?(?:look|check)|(?:just )?(?:looked|checked)(?: it up)?|looking|checking|found it|je (?:vais )?(?:regarde|vérifie|regarder|vérifier)|(?:j['’]ai|ai) (?:regardé|vérifié|retrouvé)|vérification faite|après vérification)(?!\p{L})[^?]*$/iu;
const AFFIRMED =
  /(?:^|[.!?;…\n])\s*(?:(?:yes|yep|yeah|right|ah|oh|no|ok|okay|well|actually|it was|it['’]?s|that['’]?s it|definitely|found it|oui|si|non|bon|voilà|alors|en fait|finalement|c['’]était|c['’]est|donc)[\s,.!:…]*)+(?:(?:with|by|my|the|a|par|avec|ma|la|mon|le)\s+)*$/iu;
const WAVERED =
  /(?<!\p{L})(?:or|i think|maybe|perhaps|not sure|either|ou|je crois|je pense|peut-être|pas sûre?|soit)(?!\p{L})/iu;
