import { type Entity, isMarker } from '../../../domain/entity.ts';
import { FACT_VOCABULARIES } from '../../../domain/fact.ts';

const VOCABULARIES: readonly (string | undefined)[] = [
  FACT_VOCABULARIES.brand,
  FACT_VOCABULARIES.machineModel,
];

/** More words beside a name tell more than the name. */
const MAX_NAMING_WORDS = 4;

/** "What do you offer? It's a KitchenAid": what is asked, without the sentence that only names the machine; null where none does. */
export function besideName(text: string, entities: readonly Entity[]): string | null {
  const sentences = [...text.matchAll(/[^.!?\n]+[.!?\n]*/gu)].filter(([sentence]) => /\p{L}/u.test(sentence));
  const isNaming = ({ 0: sentence, index }: RegExpExecArray) =>
    !sentence.includes('?') &&
    (sentence.match(/\p{L}+/gu)?.length ?? 0) <= MAX_NAMING_WORDS &&
    entities.some(
      (entity) => isMachineName(entity) && entity.start >= index && entity.end <= index + sentence.length,
    );
  const asked = sentences.filter((sentence) => !isNaming(sentence));
  const isAsking = asked.some(([sentence]) => sentence.trimEnd().endsWith('?'));
  return isAsking && asked.length < sentences.length ? asked.map(([sentence]) => sentence).join('') : null;
}

/** True for the name of a machine, by its brand or its model. */
export const isMachineName = (entity: Entity): entity is Entity & { kind: 'term' } =>
  entity.kind === 'term' && VOCABULARIES.includes(entity.vocabulary);

/** "It says Krups, the Magimix was the old one": a machine told to be an earlier one is not the one spoken of, where another is named. */
export function withoutFormer(entities: readonly Entity[], text: string): readonly Entity[] {
  const names = entities.filter(isMachineName);
  const isFormer = (name: Entity) =>
    entities.some(
      (entity) =>
        isMarker(entity, 'former') &&
        (NEXT_TO.test(text.slice(name.end, entity.start)) ||
          NEXT_TO.test(text.slice(entity.end, name.start))),
    );
  const former = names.filter(isFormer);
  return former.length === names.length
    ? entities
    : entities.filter((entity) => !former.includes(entity as never));
}

const NEXT_TO = /^[\s,:]+$/u;
