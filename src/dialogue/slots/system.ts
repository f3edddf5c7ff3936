import { type Entity, isMarker } from '../../domain/entity.ts';
import { FACT_VOCABULARIES, type Facts } from '../../domain/fact.ts';
import { isDeniedAt } from './denied.ts';

/** Our name, which is that of the system as well as of a maker. */
const SYSTEM = 'nespresso';
/** A maker for whose machines no length is published. */
const OTHER_MAKER = 'other';

const COMPARING = /(?:^|[^\p{L}])(?:or|vs|versus|than|and|both|between|ou|et|que|entre)(?=$|[^\p{L}])/iu;

/** "A KitchenAid Nespresso" is of KitchenAid: beside a maker, our name is that of the system, unless the two are compared; so it is after a maker was told. */
export function withoutSystem(read: readonly Entity[], text: string, facts: Facts = {}): Entity[] {
  const entities = withoutWished(read, text);
  const brands = entities.filter(isBrand);
  const [first, last] = [brands[0], brands.at(-1)];
  if (!first || !last) return [...entities];
  const isOfSystem = brands.every(isSystem)
    ? isSystemOfTold({ entities, brands, text, facts })
    : !COMPARING.test(text.slice(first.end, last.start));
  return isOfSystem
    ? entities.filter((entity) => !(brands.includes(entity) && isSystem(entity)))
    : [...entities];
}

/** "My flatmate wants to get one of another brand", beside a Krups: what might be bought instead is not the machine spoken of. */
function withoutWished(entities: readonly Entity[], text: string): readonly Entity[] {
  const isWished = (entity: Entity) =>
    isBrand(entity) &&
    NAMELESS.test(text.slice(entity.start, entity.end)) &&
    TO_GET.test(text.slice(0, entity.start));
  return entities.some((one) => isBrand(one) && !isWished(one))
    ? entities.filter((one) => !isWished(one))
    : entities;
}

const NAMELESS = /(?<!\p{L})(?:an?other|different|autre|différente?)(?!\p{L})/iu;
const TO_GET =
  /(?<!\p{L})(?:buy|buying|get|getting|switch|switching|go for|going for|pick|choose|replace it|prendre|prenne|prend|acheter|achète|passer|changer|choisir|racheter|remplacer)(?!\p{L})[^.;!?\n]{0,25}$/iu;

interface Named {
  readonly entities: readonly Entity[];
  readonly brands: readonly Entity[];
  readonly text: string;
  readonly facts: Facts;
}

/**
 * "That shop is not Nespresso", of a Krups, tells no maker, and "yes, it is a Nespresso machine", of a Siemens, of which
 * system it is; "no, a Nespresso" and "and a Nespresso?" name another machine.
 */
function isSystemOfTold({ entities, brands, text, facts }: Named): boolean {
  const told = facts.brand;
  if (told?.kind !== 'known' || told.value.kind !== 'term' || told.value.id === SYSTEM) return false;
  if (brands.every(({ start }) => isDeniedAt(text, start))) return true;
  const isAnother = entities.some(
    (one) => isMarker(one, 'correction') || isMarker(one, 'leaning') || isMarker(one, 'what-if'),
  );
  return told.value.id === OTHER_MAKER && !isAnother && TOLD_OF.test(text);
}

/** "Yes it's a nespresso machine", « c'est bien une nespresso ». */
const TOLD_OF = /(?<!\p{L})(?:yes|yeah|it|its|is|this|that|oui|si|c|c['’]est|est|elle|bien)(?!\p{L})/iu;

const isBrand = (entity: Entity): boolean =>
  entity.kind === 'term' && entity.vocabulary === FACT_VOCABULARIES.brand;
const isSystem = (entity: Entity): boolean => entity.kind === 'term' && entity.id === SYSTEM;
