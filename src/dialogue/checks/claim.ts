import { type Entity, isMarker, isValue } from '../../domain/entity.ts';
import type { Marker } from '../../domain/marker.ts';
import { beginsWith, type Heard, wordsBesideValues } from '../heard.ts';
import { workedSumIn } from '../slots/amounts/workedSum.ts';
import { isAfterDate } from '../slots/asked/aroundDates.ts';

/** Who says more asks something else. */
const MAX_WORDS = 9;

/** "Why 124?" wants more than a yes; "what I'm saying is…" asks nothing. */
export const ASKS_MORE =
  /\b(?:why|how|what(?! (?:i['’]m|i am|we['’]re|you['’]re|you are) (?:saying|telling)| (?:i|you) mean)|pourquoi|comment|combien|d'où|quoi)\b/iu;

/** "So you owe me 3 euros?" says that we pay, which no answer computes. */
export const TURNS_ROUND =
  /\byou(?:'ll| will)? (?:owe|pay|give|send)\b|\bi (?:get|receive|am owed)\b|\bvous (?:me |nous )?(?:devez|payez|versez|rendez|remboursez|donnez)|\b(?:je|on) (?:touche|re[çc]ois|r[ée]cup[èe]re|gagne)\b/iu;

/** "142?? But that is more than I paid for it, is that legal?": a cry is answered by what is asked after it. */
export const isCry = (sentence: string): boolean =>
  /(?:\?\s*[?!]|!\s*\?)\s*$/u.test(sentence) && !CONCLUDES.test(sentence);

/** "So 150??" is a check all the same. */
const CONCLUDES = /^\W*(?:(?:ok|and|et) )?(?:so|then|donc|alors|du coup)(?!\p{L})/iu;

const isCryFirst = (text: string): boolean => CRIES_FIRST.test(text) && !CONCLUDES.test(text);

const CRIES_FIRST = /(?:\?\s*[?!]|!\s*\?)\W*\p{L}+\P{L}+\p{L}+\P{L}+\p{L}/u;

/** The one value of a message that asks yes or no of it ("so by 4 December?"), as the customer says it back; null for any other message. */
export function claimOf(heard: Heard, { ofSeveral = false, mayLean = false } = {}): Entity | null {
  const { text, understood } = heard;
  // "119 + 144.20, so 263.20, right?" asks of what it comes to.
  const sum = workedSumIn(understood.entities, text);
  const parts: readonly Entity[] = sum?.parts ?? [];
  const [only, ...others] = understood.entities.filter(
    (entity) => isValue(entity) && !parts.includes(entity),
  );
  const isOther = (entity: Entity) =>
    putsAnotherCase(entity) &&
    !((ofSeveral || sum) && isOfSeveral(entity)) &&
    !(mayLean && isMarker(entity, 'leaning')) &&
    !isInCheck(entity, heard);
  if (!only || others.length > 0 || !checks(heard)) return null;
  if (ASKS_MORE.test(text) || TURNS_ROUND.test(text) || isCryFirst(text)) return null;
  // "After September?" asks what comes next.
  if (only.kind === 'date' && isAfterDate(text, only)) return null;
  if (wordsBesideValues(heard) - wordsOfCheck(heard) > MAX_WORDS || understood.entities.some(isOther))
    return null;
  return only;
}

/** The words that only ask yes or no: "…, haven't I?" */
const wordsOfCheck = ({ text, understood }: Heard): number =>
  understood.entities
    .filter((entity) => isMarker(entity, 'checking'))
    .flatMap(({ start, end }) => text.slice(start, end).match(/\p{L}+/gu) ?? []).length;

/** "So 4 December?", "124, c'est bien ça": a conclusion, a question, or words that ask yes or no. */
const checks = (heard: Heard): boolean =>
  heard.text.includes('?') || beginsWith(heard, ['concluding', 'own-result']) || asksYesOrNo(heard);

/** True where yes or no is asked in so many words, or of a conclusion: what is wrong in it may then be denied. */
export const isToBeJudged = (heard: Heard): boolean =>
  asksYesOrNo(heard) || (heard.text.includes('?') && beginsWith(heard, ['concluding']));

/** "124, isn't it?", « 124, je me trompe pas ? »: what asks yes or no denies nothing. */
const isInCheck = (entity: Entity, { understood }: Heard): boolean =>
  understood.entities.some(
    (check) => isMarker(check, 'checking') && check.start <= entity.start && entity.end <= check.end,
  );

/** "So 124, right?": "right" further back is a word like any other. */
export const asksYesOrNo = ({ text, understood }: Heard): boolean =>
  understood.entities.some((entity) => isMarker(entity, 'checking') && ENDS.test(text.slice(entity.end)));

/** "Is that right then?", « c'est bon là ? »: words that ask nothing may end the sentence. */
const ENDS =
  /^(?:[\s,]+(?:then|now|please|though|or not|or what|mate|this time|là|alors|du coup|donc|maintenant|cette fois(?:-ci)?|ou pas|ou non|svp|stp|s['’]il (?:vous|te) pla[iî]t|cette fois|pour vous))*\s*(?:[?.!]|$)/iu;

/** Markers of another case than the one spoken of. */
const OTHER_CASE: readonly Marker[] = [
  'instead',
  'what-if',
  'leaning',
  'general',
  'other-case',
  'of-other-case',
  'other-person',
  'somebody-else',
  'of-them',
  'each',
  'newest',
  'oldest',
  'pointing',
  'not-begun',
  'before-that',
];

const putsAnotherCase = (entity: Entity): boolean =>
  entity.kind === 'marker' && OTHER_CASE.includes(entity.marker);

const isOfSeveral = (entity: Entity): boolean => isMarker(entity, 'each');
