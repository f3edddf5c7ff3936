import type { Rulebook } from '../dialogue/rulebook.ts';
import { type Entity, type EntityOf, isMarker, isValue } from '../domain/entity.ts';
import { NOTHING_ASKED } from '../domain/understanding.ts';
import { asksInPassing } from '../understanding/asks.ts';
import type { HearAs, Hearing } from './ears.ts';
import { closes, kindOf } from './kinds.ts';

/** The message without what it takes back itself, without a "no" before what it tells, or as the goodbye it ends with. */
export function asMeant(rulebook: Rulebook, whole: Hearing, heardAs: HearAs): Hearing {
  const kept = withoutTakenBack(rulebook, withoutBlame(whole, heardAs), heardAs);
  return endingWell(rulebook, withoutNo(rulebook, kept, heardAs), heardAs);
}

/** "Forget the descaling. How long are its parts covered?": what is put aside asks nothing. */
function withoutBlame(whole: Hearing, heardAs: HearAs): Hearing {
  const { text, understood } = whole;
  const aside = understood.entities.find((entity) => isMarker(entity, 'blame-aside'));
  if (!aside || understood.command !== null) return whole;
  const rest = text.slice(aside.end).replace(/^[^.,;:!?\n]*/u, '');
  const kept = `${text.slice(0, aside.start)}${rest}`.replace(/^[^\p{L}\p{N}]+/u, '');
  if ((kept.match(/\p{L}+/gu)?.length ?? 0) < MIN_TOLD_WORDS)
    return { ...whole, understood: { ...understood, ...NOTHING_ASKED } };
  return { ...whole, understood: { ...heardAs(kept).understood, entities: understood.entities } };
}

/** "Can I sell it broken? lol jk. bye": what stands before words that take it back is not meant. */
function withoutTakenBack(rulebook: Rulebook, whole: Hearing, heardAs: HearAs): Hearing {
  const { text, understood } = whole;
  const back = understood.entities.findLast(isTakingBack);
  if (!back || !/\p{L}/u.test(text.slice(0, back.start)) || understood.command !== null) return whole;
  const rest = heardAs(text.slice(back.end));
  const isClosed = !/\p{L}/u.test(rest.text) || ENDS_CLAUSE.test(rest.text) || closes(rulebook, rest);
  const part = heardAs(text.slice(back.start));
  const { verdict, command, entities } = part.understood;
  const isClear =
    command === 'stop' || (verdict === 'confident' && kindOf(rulebook, part.understood) !== 'decline');
  return isClosed && isClear && !entities.some(isValue) ? part : whole;
}

const isTakingBack = (entity: Entity): entity is EntityOf<'marker'> => isMarker(entity, 'taken-back');

/** "Never mind the price" takes nothing back that stands before it. */
const ENDS_CLAUSE = /^\s*[.,;:!?…)\n]/u;

/** "Nah, I paid it all in one go" says no to something, and does not leave: what it tells counts. */
function withoutNo(rulebook: Rulebook, whole: Hearing, heardAs: HearAs): Hearing {
  const { text, understood } = whole;
  if (
    understood.leading !== 'no' ||
    understood.command !== null ||
    kindOf(rulebook, understood) !== 'smalltalk'
  )
    return whole;
  const told = text.replace(FIRST_WORD, '');
  if ((told.match(/\p{L}+/gu)?.length ?? 0) < MIN_TOLD_WORDS) return whole;
  const part = heardAs(told);
  if (part.understood.command !== null || kindOf(rulebook, part.understood) === 'smalltalk') return whole;
  const { entities, leading } = understood;
  return { ...whole, understood: { ...part.understood, entities, leading } };
}

const FIRST_WORD = /^\P{L}*\p{L}+\P{L}+/u;
/** Fewer words after a "no" tell nothing. */
const MIN_TOLD_WORDS = 3;

/** "If it works again I forget all this. Cheers": a goodbye after words that ask nothing is what the message says. */
function endingWell(rulebook: Rulebook, whole: Hearing, heardAs: HearAs): Hearing {
  const { text, understood } = whole;
  const { verdict, command, entities } = understood;
  if (verdict === 'confident' || command !== null || entities.some(isValue)) return whole;
  const { before, end } = atLastClause(text);
  // "And the cancellation, then?" asks, and names what of.
  if (
    !/\p{L}/u.test(before) ||
    !isFewWords(end) ||
    end.includes('?') ||
    understood.named ||
    asksInPassing(before)
  )
    return whole;
  const last = heardAs(end);
  if (!closes(rulebook, last) || last.understood.verdict !== 'confident') return whole;
  return asksNothing(rulebook, heardAs(before)) ? last : whole;
}

/** The text parted where its last clause begins; a pattern for it would take a time that grows with the square of the length. */
function atLastClause(text: string): { readonly before: string; readonly end: string } {
  let at = text.length;
  while (at > 0 && STOP_OR_BLANK.test(text[at - 1]!)) at--;
  while (at > 0 && !STOP.test(text[at - 1]!)) at--;
  return { before: text.slice(0, at), end: text.slice(at).trimStart() };
}

const STOP = /[.,;:!?…\n]/u;
const STOP_OR_BLANK = /[.,;:!?…\s]/u;

/** A goodbye has at most five words. */
function isFewWords(clause: string): boolean {
  const words = clause.split(BLANKS_AND_STOPS).filter((word) => word !== '').length;
  return words > 0 && words <= MAX_GOODBYE_WORDS;
}

const BLANKS_AND_STOPS = /[.,;:!?…\s]+/u;
const MAX_GOODBYE_WORDS = 5;

/** True for words that are no question by themselves, nor of what was just said. */
function asksNothing(rulebook: Rulebook, { understood }: Hearing): boolean {
  const { ranking, followUp } = understood;
  const question = ranking.find(({ intent }) => rulebook.intents.get(intent)?.kind !== 'smalltalk');
  return (question?.confidence ?? 0) < LIKELY_ASKED && (followUp?.confidence ?? 0) < LIKELY_ASKED;
}

/** From here on something is asked before the thanks. */
const LIKELY_ASKED = 0.4;
