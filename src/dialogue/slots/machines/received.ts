import type { Entity, EntityOf } from '../../../domain/entity.ts';
import { FACT_VOCABULARIES, type Facts } from '../../../domain/fact.ts';
import type { Marker } from '../../../domain/marker.ts';

const UNRECEIVED: readonly Marker[] = ['wish', 'not-received'];

/** "I want a new machine", "I did not get a new one", "will it still get fixed?": what is wished for, denied or asked for was not received. */
export const withoutUnreceived = (entities: readonly Entity[], text: string): Entity[] =>
  entities.filter(
    (entity) =>
      !isRemedy(entity) ||
      !(
        isAfter(entity, { markers: UNRECEIVED, entities, text }) ||
        STILL_ASKED.test(text.slice(0, entity.start))
      ),
  );

/** "Will the machine still get", « sera-t-elle encore »: words that ask whether a repair is to be had at all. */
const STILL_ASKED =
  /(?<!\p{L})(?:(?:will|would|can|could)(?: \p{L}+){1,3} still (?:get|be)|(?:sera|serait|pourra|pourrait|peut)(?:-t-elle|-elle| elle)? (?:encore|toujours)(?: être)?) $/iu;

/** "I'd rather have a refurbished one, how long is that guaranteed?": what is wished for is asked about, though it was not received; of two, neither is meant. */
export function withWished(told: readonly Entity[], said: readonly Entity[]): readonly Entity[] {
  const wished = said.filter(isRemedy);
  const isOne = new Set(wished.map(({ id }) => id)).size === 1;
  return told.some(isRemedy) || !isOne ? told : [...told, ...wished];
}

/** "Mine came back on 2 June", « la mienne est revenue de chez vous » : one's own machine comes back from a repair; one received in exchange does not. */
export function withOwnBack(
  entities: readonly Entity[],
  { text, facts }: { readonly text: string; readonly facts: Facts },
): readonly Entity[] {
  const back = OWN_BACK.exec(text);
  if (!back || facts.remedy?.kind === 'known' || entities.some(isRemedy)) return entities;
  const { index: start } = back;
  const vocabulary = FACT_VOCABULARIES.remedy!;
  return [...entities, { kind: 'term', start, end: start + back[0].length, vocabulary, id: 'repair' }];
}

const OWN_BACK =
  /(?<!\p{L})(?:(?:mine|my (?:own )?(?:machine|coffee (?:maker|machine)|krups|magimix|de['’]?longhi|kitchenaid|nespresso)) (?:has |just |only )*(?:came|come) back|(?:la mienne|ma (?:propre )?(?:machine|cafetière|krups|magimix|de['’]?longhi|kitchenaid|nespresso)) (?:m['’]est |nous est |est )revenue?)(?!\p{L})/iu;

/** What was done about a machine, as the words name it. */
export const isRemedy = (entity: Entity): entity is EntityOf<'term'> =>
  entity.kind === 'term' && entity.vocabulary === FACT_VOCABULARIES.remedy;

/** True right after words of one of these markers, or where they run into it. */
export const isAfter = (
  { start }: Entity,
  { markers, entities, text }: { markers: readonly Marker[]; entities: readonly Entity[]; text: string },
): boolean =>
  entities.some(
    (one) =>
      one.kind === 'marker' &&
      markers.includes(one.marker) &&
      one.start < start &&
      text.slice(one.end, start).trim() === '',
  );
