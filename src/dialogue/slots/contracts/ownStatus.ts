import type { Entity } from '../../../domain/entity.ts';
import { FACT_VOCABULARIES } from '../../../domain/fact.ts';

/** "My neighbour (no Ambassador)": the status of somebody else, told in the clause that names them. */
const SOMEBODY_ELSE =
  /(?:^|[^\p{L}])(?:my|her|his|ma|mon|mes|une?|la) (?:\p{L}+ )?(?:neighbou?rs?|friends?|colleagues?|brothers?|sisters?|mum|mother|dad|father|wife|husband|partner|flatmate|voisine?s?|amie?s?|copine|copain|collègues?|frère|sœur|soeur|mère|père|femme|mari|belle-mère|beau-père|belle-sœur)(?: \p{L}+){0,3}[\s,(]*(?:who |qui )?(?:is|was|est|n['’]est|isn['’]t)?\s*$/iu;
const AMBASSADOR = /ambassad(?:or|eur|rice)(?!s)/iu;
/** « Client Ambassadeur depuis », "I am an Ambassador since": nobody else is named, and no rule for all of them. */
const OF_ONESELF =
  /(?:^|[.!?;:,(–—-]\s*|(?<!\p{L})(?:i am|i['’]?m|am|been|je suis|suis|on est|moi|and|et|comme|as)\s+)(?:(?:an?|une?|loyal|fidèle|nespresso|cliente?|customer)\s+)*$/iu;

/** What is said of the status of others tells none of the customer's; "Ambassador since 2019" tells it. */
export function withOwnStatus(entities: readonly Entity[], text: string): readonly Entity[] {
  const own = entities.filter(
    (entity) => !(isStatus(entity) && SOMEBODY_ELSE.test(text.slice(0, entity.start))),
  );
  const since = own.find(
    (entity) =>
      entity.kind === 'cue' &&
      entity.facts.includes('customerSince') &&
      AMBASSADOR.test(text.slice(entity.start, entity.end)) &&
      OF_ONESELF.test(text.slice(0, entity.start)),
  );
  if (!since || own.some(isStatus)) return own;
  const { start, end } = since;
  return [...own, { kind: 'term', vocabulary: STATUS, id: 'yes', start, end }];
}

const STATUS = FACT_VOCABULARIES.ambassador!;
const isStatus = (entity: Entity): boolean => entity.kind === 'term' && entity.vocabulary === STATUS;
