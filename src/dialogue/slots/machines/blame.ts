import { type Entity, type EntityOf, isMarker } from '../../../domain/entity.ts';
import { FACT_VOCABULARIES } from '../../../domain/fact.ts';
import { CLAUSE_END, SENTENCE_END } from '../../../language/sentence.ts';
import { isDeniedAt } from '../retractions/denied.ts';

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

/** Blame in a question is what is asked, with or without its mark, unless more is said after it: "my own fault, am I covered?" */
const isAskedOf = (text: string, { start, end }: Entity): boolean => {
  const rest = text.slice(end);
  const [clause] = rest.split(CLAUSE_END);
  const [before] = text.slice(0, start).split(CLAUSE_END).slice(-1);
  return rest[clause!.length] === '?' || OR_NOT.test(clause!) || ASKING.test(before!);
};

/** « C'est une mauvaise utilisation selon vous ou pas », "that's misuse or not". */
const OR_NOT = /(?<!\p{L})(?:or not|or isn['’]?t it|ou (?:pas|non)|oui ou non|yes or no)(?!\p{L})/iu;

/** "Is that misuse", "does it count as misuse", « est-ce une mauvaise utilisation »: the words that lead to it ask. */
const ASKING =
  /(?:^\s*(?:(?:so|and|but|ok|okay|then|well)\s+)*(?:is|was|are|does|do|did|would|will|could|can)\s|(?:whether|est[- ]ce|serait[- ]ce|(?:ça|ca|cela|elles?) (?:compte|comptent|passe|vaut)(?:\s|$)))/iu;
