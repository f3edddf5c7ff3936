import type { Conversation } from '../../../domain/conversation.ts';
import { COMMITMENT_LENGTHS, type Entity } from '../../../domain/entity.ts';

/** "The short one", « la plus longue »: one of the two lengths there are. */
const BY_SIZE =
  /(?<!\p{L})(?:(?<short>(?:the|a) short(?:er|est)?|short(?:er|est)? one|(?:la|le) (?:plus )?courte?)|(?<long>(?:the|a) long(?:er|est)?|long(?:er|est)? one|(?:la|le) (?:plus )?long(?:ue)?))(?!\p{L})/giu;
const ASKS = /\?|(?<!\p{L})(?:how|which|quelle?|combien)(?!\p{L})/iu;

/** "I'm not sure": what somebody else said of it is set against another word after it. */
const NOT_SURE =
  /^\W*(?:(?:i['’]?m|i am|je (?:ne )?suis|suis) )?(?:not (?:too |really |quite )?(?:sure|certain)|no idea|pas (?:très |trop |vraiment )?s[ûu]re?|aucune idée)(?!\p{L})|^\W*(?:i (?:don['’]?t|do not) (?:really )?know|je (?:ne )?sais pas(?: trop)?|j['’]en sais rien)(?!\p{L})/iu;
const SET_AGAINST = /(?<!\p{L})(?:but|yet|whereas|while|though|mais|alors que|pourtant|sauf que)(?!\p{L})/iu;

/** Asked for the length of a commitment, it may be named by its size; of two sources that contradict each other none tells it. */
export function withNamedLength(
  entities: readonly Entity[],
  { text, conversation: { asking } }: { text: string; conversation: Conversation },
): readonly Entity[] {
  if (asking?.fact !== 'commitmentMonths') return entities;
  const [length] = entities.filter(({ kind }) => kind === 'duration' || kind === 'number');
  if (length) {
    const isDoubted = NOT_SURE.test(text) && SET_AGAINST.test(text.slice(length.end));
    return isDoubted ? entities.filter(({ kind }) => kind !== 'duration' && kind !== 'number') : entities;
  }
  const [named, other] = [...text.matchAll(BY_SIZE)];
  if (!named || other || ASKS.test(text)) return entities;
  const amount = named.groups?.short ? Math.min(...COMMITMENT_LENGTHS) : Math.max(...COMMITMENT_LENGTHS);
  const [start, end] = [named.index, named.index + named[0].length];
  return [...entities, { kind: 'duration', start, end, amount, unit: 'month', sense: 'length' }];
}
