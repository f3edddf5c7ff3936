import type { Entity, EntityOf, Marker } from '../../domain/entity.ts';
import { FACT_VOCABULARIES } from '../../domain/fact.ts';

const UNRECEIVED: readonly Marker[] = ['wish', 'not-received'];

/** "I want a new machine", "I did not get a new one": what is wished for or denied was not received. */
export const withoutUnreceived = (entities: readonly Entity[], text: string): Entity[] =>
  entities.filter((entity) => !isRemedy(entity) || !isAfter(entity, { markers: UNRECEIVED, entities, text }));

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
