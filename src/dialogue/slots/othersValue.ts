import { type Entity, isMarker, isValue, type Marker } from '../../domain/entity.ts';
import { SENTENCE_END } from '../../language/sentence.ts';

/** Words between a value and whose it is: "249, that is what my brother paid". */
const MAX_CHARS_BETWEEN = 30;

const OTHERS: readonly Marker[] = ['other-person', 'somebody-else', 'of-them'];

/** True for words of somebody else: "my sister's". */
export const isOfOther = (entity: Entity): boolean => OTHERS.some((marker) => isMarker(entity, marker));

/** The words beside a value that say it is somebody else's; undefined where it is nobody's else. */
export const ownerBeside = (
  value: Entity,
  { entities, text }: { readonly entities: readonly Entity[]; readonly text: string },
): Entity | undefined =>
  entities.filter(isOfOther).find((person) => {
    const [first, second] = person.start < value.start ? [person, value] : [value, person];
    const between = text.slice(first.end, second.start);
    return (
      between.length <= MAX_CHARS_BETWEEN &&
      !SENTENCE_END.test(between) &&
      !entities.some((other) => isValue(other) && other.start >= first.end && other.end <= second.start)
    );
  });
