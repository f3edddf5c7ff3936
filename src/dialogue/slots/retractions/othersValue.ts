import { type Entity, isMarker, isValue } from '../../../domain/entity.ts';
import type { Marker } from '../../../domain/marker.ts';
import { SENTENCE_END } from '../../../language/sentence.ts';

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
      (value.kind !== 'date' || isDayOf(person, value, text)) &&
      !entities.some((other) => isValue(other) && other.start >= first.end && other.end <= second.start)
    );
  });

/** Whoever did something for the customer owns no other day: "my wife posted it on 3 June" tells of the same parcel, "3 June was my wife's" does not. */
const isDayOf = (person: Entity, day: Entity, text: string): boolean =>
  person.start < day.start
    ? THEIRS.test(text.slice(Math.max(0, person.start - CELUI_CHARS), day.start))
    : IS.test(text.slice(day.end, person.start)) && !DID.test(text.slice(person.end));

/** "Celui de " before the person. */
const CELUI_CHARS = 10;

/** "My sister's was on", « celle de ma sœur était du »: right before the day. */
const THEIRS =
  /(?<!\p{L})(?:(?:\p{L}+['’]s|hers|his|theirs)(?: (?:one|parcel|order|return|machine|contract|subscription|plan))?|(?:celui|celle) (?:de|du|d['’])[\p{L}'’ -]+?|(?:le sien|la sienne|les leurs|le leur|la leur)) (?:is|was|began|started|est|était|date|datait|a commencé|c['’]est|c['’]était)(?: (?:posted|bought|sent))?(?: (?:on|in|from|of|the|le|du|de|en))*\s+$/iu;
const IS =
  /^[\s,]*(?:(?:that|it|this|which)(?:['’]s| is| was)|is|was|(?:ça,? )?c['’](?:est|était)|(?:est|était))(?!\p{L})/iu;
/** « Le 3 juin, c'est ma femme qui l'a posté ». */
const DID = /^,? (?:who|that|which|qui|que)(?!\p{L})/iu;
