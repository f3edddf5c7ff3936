import { type Entity, type EntityOf, isMarker } from '../../domain/entity.ts';
import { FACT_VOCABULARIES } from '../../domain/fact.ts';
import { SENTENCE_END } from '../../language/sentence.ts';
import { isDeniedAt } from './denied.ts';

const BLAME = 'blame';
const YES = 'yes';

/** "My own fault, really" admits; "is it my fault in your eyes?" asks, and "I did not say I misused it" denies. */
export const withBlame = (entities: readonly Entity[], text: string): readonly Entity[] =>
  entities.flatMap((entity): Entity[] => {
    if (!isOfMisuse(entity)) return [entity];
    if (isUnsaid(entity, { entities, text })) return [];
    if (entity.id !== BLAME) return [entity];
    const isOpen = isAskedOf(text, entity) || isDeniedAt(text, entity.start);
    return isOpen ? [] : [{ ...entity, id: YES }];
  });

interface Said {
  readonly entities: readonly Entity[];
  readonly text: string;
}

/** True where a message denies to have said that the machine was used wrongly, or puts it aside. */
export const takesBlameBack = ({ entities, text }: Said): boolean =>
  entities.some(
    (entity) =>
      isMarker(entity, 'blame-aside') || (isOfMisuse(entity) && isUnsaid(entity, { entities, text })),
  );

const isOfMisuse = (entity: Entity): entity is EntityOf<'term'> =>
  entity.kind === 'term' && entity.vocabulary === FACT_VOCABULARIES.misuse && entity.id !== 'no';

const isUnsaid = ({ start }: Entity, { entities, text }: Said): boolean =>
  entities.some(
    (one) => isMarker(one, 'not-said') && one.start < start && !SENTENCE_END.test(text.slice(one.end, start)),
  );

/** Blame in a question is what is asked, unless more is said after it: "my own fault, am I covered?" */
const isAskedOf = (text: string, { end }: Entity): boolean => {
  const rest = text.slice(end);
  const [clause] = rest.split(CLAUSE_END);
  return rest[clause!.length] === '?';
};

const CLAUSE_END = /[.,;:!?\n]/;
