import { type Entity, isMarker } from '../../../domain/entity.ts';
import type { FactName, Facts } from '../../../domain/fact.ts';
import { plain } from '../../../domain/value.ts';
import { sentenceAround } from '../../../language/sentence.ts';
import type { FillContext } from '../candidates/candidate.ts';
import type { Candidate } from '../candidates/reading.ts';
import { tellsFault } from '../machines/faultWords.ts';
import { isRemedy } from '../machines/received.ts';

/** What a customer may think of doing, and asks about beforehand. */
export const SUPPOSED_FACTS: readonly FactName[] = ['subscriptionStart', 'remedyDate'];

/** True for a subscription that the message, or what was told before, says has not begun. */
export const isOnlyThoughtOf = (entities: readonly Entity[], { subscriptionPlanned: told }: Facts): boolean =>
  entities.some(isNotBegun) || (told?.kind === 'known' && plain(told.value) === true);

/** "I have no subscription yet." */
export const isNotBegun = (entity: Entity): boolean => isMarker(entity, 'not-begun');

/** "If he cancels tonight", while we ask since when the contract runs: a day from today on of a case that is put began nothing. */
export function isAnotherDay(
  { value, entity }: Candidate,
  { asking, text, today, entities, facts }: Supposed,
): boolean {
  if (asking !== 'subscriptionStart' || value.kind !== 'date' || entity.kind !== 'date') return false;
  return value.date >= today && isPutCase(text, entity) && !isOnlyThoughtOf(entities, facts);
}

type Supposed = Pick<FillContext, 'text' | 'today' | 'facts'> & {
  readonly asking: FactName;
  readonly entities: readonly Entity[];
};

/** Words that put a case, or tell of a plan: the day beside them may still be to come. */
const AHEAD =
  /(?:^|[,;:(–-]|\b(?:so|and|but|or|ok|okay|well|just|then))\s*say\b|\b(?:if|when|once|suppos\w+|imagine|assum\w+|let's say|will|would|going to|gonna|plan\w*|thinking|si|s'il|s'ils|quand|lorsque|une fois|dès que|des que|imaginons|supposons|disons|mettons|admettons|à supposer|vais|va|vont|compte|prévois|pense|\p{L}+(?:er|ir|dr)(?:ai|a|ons|ez|ont|ais|ait)|sera|serait|seront)\b|'ll\b/iu;

/** Words of what has happened, if only in the telling. */
const HAPPENED =
  /\b(?:was|were|had|did|has been|have been|started|began|signed|bought|took|got|came|était|etait|étais|avait|avais|ai|a été|a ete|ont été)\b/iu;

/** "If I had it repaired on 5 January", « si je la faisais réparer »: what the sentence supposes has not happened, in whichever tense. */
const HAD_DONE =
  /\b(?:if|suppos\w+|imagine|let's say|what if|say)\s+(?:i|we|you|he|she|they|it)(?: (?:had|got|get|were to have|was|were|did)|'d (?:had|get))\b|(?<!\p{L})(?:si|s['’]) ?(?:je|j['’]|on|nous|vous|il|elle|ils|elles) ?(?:la |le |l['’]|me la |vous la )?(?:était|étaient|\p{L}{2,}(?:ais|ait|ions|iez|aient))(?!\p{L})/iu;

/** "It hasn't been fixed yet", « je ne l'ai pas encore récupérée »: what is said not to have happened. */
const NOT_YET =
  /\b(?:has|have|had|is|was|did)(?:n['’]?t| not)(?: \w+){1,4} yet\b|\S+ pas encore(?: été| fait)?(?!\p{L})/giu;

/** True for a day of a case that is only put: "if it is mended on 10 December", "si je signe le 1er mars". */
export function isPutCase(text: string, { start, end }: { start: number; end: number }): boolean {
  const clause = clauseAround(text, { start, end });
  return AHEAD.test(clause) && (!HAPPENED.test(clause) || HAD_DONE.test(clause));
}

/** True for a case put in words of what is to come: "suppose I get it back on 20 July", and not "if I had got it back". */
export function isPutAhead(text: string, day: { start: number; end: number }): boolean {
  const clause = clauseAround(text, day);
  return AHEAD.test(aheadWords(text, day)) && !HAPPENED.test(clause);
}

/** The words that lead up to a day and those of its own clause, without what is asked of another day: "repair of 20 March, will it be covered in August?". */
function aheadWords(text: string, day: { start: number; end: number }): string {
  const told = text.replace(ASKS_COVER, (words) => ' '.repeat(words.length));
  const { before, after } = sentenceAround(told, day);
  const led = before.split(INNER_BREAK);
  const own = after.split(INNER_BREAK)[0]!;
  const leading = led.filter((clause, index) => index === led.length - 1 || !tellsFault(clause));
  return `${leading.join(', ')} ${own}`.replace(NOT_YET, ' ').trim();
}

/** What parts the clauses within a sentence. */
const INNER_BREAK = /[,:(–]/;

/** "Will it be covered", « sera-t-elle encore garantie »: what is asked lies ahead, and not the day it counts from. */
const ASKS_COVER =
  /(?<!\p{L})(?:will|would|['’]ll|wo(?:ul)?n['’]t|wouldn['’]t|sera|serait|seront)(?!\p{L})[^.?!;]{0,40}?(?<!\p{L})(?:cover(?:ed)?|guaranteed?|warranty|protected|valid|couvert\p{L}*|garanti\p{L}*|valable|protégée?)(?!\p{L})/giu;

/** True where the words around a day tell of what has happened, and put no case. */
export function saysHappened(text: string, day: { start: number; end: number }): boolean {
  return HAPPENED.test(clauseAround(text, day)) && !isPutCase(text, day);
}

/** The sentence that a day stands in, without the day and what is said not to have happened yet. */
function clauseAround(text: string, day: { start: number; end: number }): string {
  const { before, after } = sentenceAround(text, day);
  return `${before} ${after}`.replace(NOT_YET, ' ').replace(HEDGES, ' ').trim();
}

/** « Septembre, je dirais », "September, I would say": a guess at what has been, and no plan. */
const HEDGES =
  /(?<!\p{L})(?:je dirai[st]?|dirais-je|on dirait|i would say|i['’]d say|je pense(?=\s*(?:[,.;!?)]|$)))(?!\p{L})/giu;

/** "If you repair my machine", « une fois réparée »: what was not repaired yet has no day to ask for, whosever machine it is. */
export const withSupposedRemedy = (
  entities: readonly Entity[],
  { text, wanted }: Pick<FillContext, 'text' | 'wanted'>,
): readonly Entity[] =>
  wanted.includes('remedyDate') && entities.some((one) => isRemedy(one) && isOnlyPut(text, one))
    ? entities.filter((one) => !isMarker(one, 'own'))
    : entities;

/** "Until when is the repair…" asks, and supposes nothing; "if the one that you repaired…" tells of what was done. */
function isOnlyPut(text: string, { start, end }: Entity): boolean {
  const before = text.slice(0, end).replace(ASKS_WHEN, (words) => ' '.repeat(words.length));
  // "Suppose they repair it" may all be the name of what is done.
  const isPut = isPutCase(before, { start, end }) || SUPPOSES.test(before.slice(start));
  return isPut && !DONE_BEFORE.test(before);
}

const ASKS_WHEN =
  /(?<!\p{L})(?:(?:until|till|up to|since|from) when|(?:jusqu['’]à|depuis) quand|quand se)(?!\p{L})/giu;
const DONE_BEFORE = /(?<!\p{L})(?:which|that|already|déjà|que vous avez)(?!\p{L})/iu;

/**
 * True for words of a sentence that only puts a case up to them: "if a replacement was sent", « et s'ils disent qu'il est
 * perdu ». "I wonder if I am refunded, you sent another", "if I understand" and « si, vous en avez renvoyé un » put none.
 */
export const isInSupposition = (text: string, words: { start: number; end: number }): boolean =>
  SUPPOSES.test(sentenceAround(text, words).before + text.slice(words.start, words.end));

// "I wonder if…": what follows is asked about, and puts no case.
const REPORTED =
  '(?:know|sure|tell|see|check|say|ask(?:ing)?|confirm|wonder(?:ing)?|sais|savoir|vérifier|voir|dire|demander?|confirmer|confirmez|comprendre)(?: me| us| you)?';
// "If I understand correctly", « si je me souviens bien ».
const UNDERSTOOD =
  "(?:(?:i|we) (?:understand|understood|remember|recall|am not mistaken)|i['’]m not mistaken|you (?:look|check)|je (?:comprends?|me souviens|ne me trompe|ne m['’]abuse)|j['’]ai bien|on m['’]a bien|vous (?:regardez|vérifiez))(?!\\p{L})";
const SUPPOSES = new RegExp(
  `(?<!\\p{L})(?:(?<!${REPORTED} )(?:if|si(?=\\s\\p{L}))(?!\\s${UNDERSTOOD})|(?<!${REPORTED} )s['’]ils?|in case|suppos(?:e|ing)|imagine|let['’]s say|au cas où|supposons|imaginons|admettons|mettons)(?!\\p{L})`,
  'iu',
);
