import { type Entity, type EntityOf, isMarker } from '../../../domain/entity.ts';
import { SENTENCE_END } from '../../../language/sentence.ts';

type Means = EntityOf<'term'>;

/** "PayPal I think… or was it my Visa. Let me look. Yes Visa", "gift card, no wait, by card": the means that who wavered, looked it up or put it right comes to in the end; null where nobody did. */
export function settledOn(
  said: readonly Means[],
  { entities, text }: { readonly entities: readonly Entity[]; readonly text: string },
): Means | null {
  const [last, before] = [said.at(-1), said.at(-2)];
  if (!last || !before || last.id === EITHER || entities.some((one) => isMarker(one, 'partly'))) return null;
  const between = text.slice(before.end, last.start);
  if ((LOOKED.test(between) || RIGHTED.test(between)) && !JOINED.test(between)) return last;
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
/** "…, no sorry, by", « … nan attendez, par »: words that put the means right, with nothing of another matter between them and the next. */
const RIGHTED =
  /^(?:[^?]*?[.,;:!…–—(\n-]|[^.,;:!?…]*?(?<!\p{L})(?=(?:oh |ah |euh )?(?:no|nan|non) (?:wait|sorry|hang on|hold on|actually|rather|attend|pardon|en fait|plutôt)))\s*(?:(?:oh|ah|er|erm|um|uh|euh|hm+|well|mais|but|or|ou|ok|bah|ben)[\s,.…]+)*(?:(?:no|nope|nah|non|nan|sorry|pardon|wait|hang on|hold on|attends|attende[zs]|actually|rather|i mean|i meant|scratch that|scrap that|make (?:that|it)|(?:my|an?) (?:mistake|bad|error)|en fait|enfin|plutôt|je veux dire|je voulais dire|je me trompe|je me suis trompée?|erreur|désolée?|ou[p]+s|oops|zut|mince)[\s.,;:!…–—-]+)+(?:(?:it|that|this|was|is|were|paid|i|it['’]s|that['’]s|used|did|he|she|they|we|with|by|on|via|using|my|the|a|an|c['’]est|c['’]était|j['’]ai|on a|elle a|il a|utilisé|pris|payée?|réglée?|par|avec|en|sur|ma|la|une|mon|le|un)\s+)*$/iu;
const AFFIRMED =
  /(?:^|[.!?;…\n])\s*(?:(?:yes|yep|yeah|right|ah|oh|no|ok|okay|well|actually|it was|it['’]?s|that['’]?s it|definitely|found it|oui|si|non|bon|voilà|alors|en fait|finalement|c['’]était|c['’]est|donc)[\s,.!:…]*)+(?:(?:with|by|my|the|a|par|avec|ma|la|mon|le)\s+)*$/iu;
const WAVERED =
  /(?<!\p{L})(?:or|i think|maybe|perhaps|not sure|either|ou|je crois|je pense|peut-être|pas sûre?|soit)(?!\p{L})/iu;
