import { type Heard, wordsBesideValues } from '../heard.ts';
import type { Rulebook } from '../rulebook.ts';

/** Who writes more says something else as well. */
const MAX_WORDS = 10;

const UNDERSTOOD =
  /(?<!\p{L})(?:(?:all|crystal|perfectly|totally|very|quite) clear|(?:it|that|everything|all)(?:['’]?s| is)(?: (?:all|now|so|much|very))* clear(?:er)?|makes? (?:(?:perfect|total|full|more|much more) )?sense|(?:i )?understand (?:now|everything|it all)|(?:c['’ ]?est|c|tout est|tout devient|voilà qui est)(?: (?:bien|très|super|parfaitement|tout à fait|plus|beaucoup plus|enfin|maintenant|tout))* (?:clair|limpide)|j['’ ]?ai(?: (?:bien|tout|enfin|maintenant))* (?:compris|saisi|pigé))(?!\p{L})/iu;

/** "That's all clear, but …", « c'est clair que non » and "is that clear?" say something else. */
const OR_NOT =
  /[?]|(?<!\p{L})(?:not|\p{L}+n['’]t|never|nothing|hardly|still|but|unless|if|pas|rien|mais|toujours|sauf|pourquoi|si|clair qu\p{L}*|clear that)(?![\p{L}])/iu;

/** "Perfect, that's all clear now", « ok là c'est clair, j'ai compris »: what was said was understood, and nothing is asked of it. */
export const saysUnderstood = (heard: Heard): boolean =>
  UNDERSTOOD.test(heard.text) && !OR_NOT.test(heard.text) && wordsBesideValues(heard) <= MAX_WORDS;

/** The small talk that only takes note. */
export const noteTaken = ({ intents }: Pick<Rulebook, 'intents'>): string | null =>
  [...intents.values()].find(({ asksNothing }) => asksNothing)?.id ?? null;
