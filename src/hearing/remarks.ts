import { policyOf, type Rulebook } from '../dialogue/rulebook.ts';
import { besideName } from '../dialogue/slots/machines/machineName.ts';
import { type Entity, isMarker, isValue } from '../domain/entity.ts';
import { FACT_KINDS, FACT_VOCABULARIES, type FactName } from '../domain/fact.ts';
import type { Understood } from '../domain/understanding.ts';
import { SENTENCES } from '../language/sentence.ts';
import { askedAfterwards, askedBefore } from '../understanding/askedClauses.ts';
import { asksInPassing } from '../understanding/asks.ts';
import type { HearAs, Hearing } from './ears.ts';
import { closes, isQuestion, kindOf } from './kinds.ts';

/** The message read by the question in it: not by thanks before it, a remark on either side, or the name of the machine it is asked of. */
export function byItsQuestion(rulebook: Rulebook, whole: Hearing, heardAs: HearAs): Hearing {
  // "Back to the KitchenAid: what's my next step?": what stands before the question says what it is asked of.
  if (whole.understood.named?.comesBack) return whole;
  const afterwards = withoutRemarkBefore(rulebook, whole, heardAs);
  const asked = withoutRemarkAfter(rulebook, afterwards, heardAs);
  return withoutName(rulebook, withoutMood(rulebook, asked, heardAs), heardAs);
}

/** "You don't answer. The fee after August, yes or no?", "thanks a lot. last thing, I have no password": a sentence that only tells a mood is not the message where others ask, or tell something. */
function withoutMood(rulebook: Rulebook, whole: Hearing, heardAs: HearAs): Hearing {
  const { text, understood } = whole;
  if (understood.command !== null || !isMood(rulebook, understood)) return whole;
  const sentences = text.match(SENTENCES) ?? [];
  if (sentences.length > MAX_READ_SENTENCES) return whole;
  const others = sentences.filter((each) => !isSurelyRemark(rulebook, heardAs(each))).join('');
  if (others.length === text.length || !/\p{L}/u.test(others)) return whole;
  const more = wordsAnnounced(understood.entities, text);
  const part = heardAs(more ?? others.trim());
  if (more !== null) return readAs(whole, part);
  return !closes(rulebook, whole) && saysMore(rulebook, part) ? readAs(whole, part) : whole;
}

/** Each is read by itself; who writes more tells a story. */
const MAX_READ_SENTENCES = 8;

/** True where a mood is likelier than anything else; who is only vague asks for something. */
function isMood(rulebook: Rulebook, { ranking }: Understood): boolean {
  const first = rulebook.intents.get(ranking[0]?.intent ?? '');
  return first?.kind === 'smalltalk' && !first.asksBack;
}

/** What "last thing:" announces; null where nothing is. */
function wordsAnnounced(entities: readonly Entity[], text: string): string | null {
  const found = entities.findLast((entity) => isMarker(entity, 'announcing'));
  const more = found ? text.slice(found.end).replace(/^[\s,.;:!…-]+/u, '') : '';
  return (more.match(/\p{L}+/gu)?.length ?? 0) >= MIN_ANNOUNCED_WORDS ? more : null;
}

const MIN_ANNOUNCED_WORDS = 3;

/** True for words that ask, however unsurely, or tell a value of a question of ours. */
function saysMore(rulebook: Rulebook, part: Hearing): boolean {
  const { verdict, entities } = part.understood;
  if (isQuestion(rulebook, part.understood)) return true;
  const isOurs = verdict !== 'unknown' && kindOf(rulebook, part.understood) === 'faq';
  return isOurs && (asksInPassing(part.text) || entities.some(isValue));
}

/** "Ok thanks, and where is that?": who asks in the same breath neither thanks nor leaves; what is asked is read by itself. */
function withoutRemarkBefore(rulebook: Rulebook, whole: Hearing, heardAs: HearAs): Hearing {
  const parts = askedAfterwards(whole.text);
  // "And the cancellation, then?" is a thing named, and no more.
  if (parts === null || whole.understood.named?.rest === '') return whole;
  const isClosing = closes(rulebook, whole);
  const isRemark = !isClosing && remarksFirst(rulebook, whole, () => heardAs(parts.before));
  if (!isClosing && !isRemark) return whole;
  const part = heardAs(parts.asked);
  if (closes(rulebook, part) || part.understood.command !== null) return whole;
  const { verdict } = whole.understood;
  // "That is not my question, I asked when it ends": where the whole says nothing, what is asked after the remark may.
  const isClear = verdict === 'unsure' && isSurelyRemark(rulebook, heardAs(parts.before));
  const isBetter = (verdict === 'unknown' || isClear) && part.understood.verdict !== 'unknown';
  return isRemark && !isBetter && !isQuestion(rulebook, part.understood) ? whole : readAs(whole, part);
}

/** "And at 7.30? You did not answer me": a remark after the question blurs it, as does what is only told for it. */
function withoutRemarkAfter(rulebook: Rulebook, whole: Hearing, heardAs: HearAs): Hearing {
  const { verdict, command } = whole.understood;
  const parts = verdict === 'confident' || command !== null ? null : askedBefore(whole.text);
  if (parts === null) return whole;
  const [asked, rest] = [heardAs(parts.asked), heardAs(parts.rest)];
  const isBeside = isSurelyRemark(rulebook, rest) || isToldFor(rulebook, asked, rest);
  return isBeside && isQuestion(rulebook, asked.understood) ? readAs(whole, asked) : whole;
}

/** "Is it still covered? Also I never created an account": all that the rest tells, the answer to what is asked reads. */
function isToldFor(rulebook: Rulebook, asked: Hearing, rest: Hearing): boolean {
  const policy = policyOf(rulebook, asked.understood.ranking[0]?.intent ?? '');
  const told = rest.understood.entities.filter(isValue);
  const reads = Object.keys(policy?.reads ?? {}) as FactName[];
  return (
    told.length > 0 &&
    !rest.text.includes('?') &&
    told.every(
      (one) =>
        one.kind === 'term' &&
        reads.some((fact) => FACT_KINDS[fact] === 'flag' && FACT_VOCABULARIES[fact] === one.vocabulary),
    )
  );
}

/** "What do you offer for that? It's a KitchenAid": the name says which machine, and is not what is asked about. */
function withoutName(rulebook: Rulebook, whole: Hearing, heardAs: HearAs): Hearing {
  const asked = besideName(whole.text, whole.understood.entities);
  if (asked === null) return whole;
  const part = heardAs(asked);
  const isClear = part.understood.verdict === 'confident' && kindOf(rulebook, part.understood) === 'faq';
  return isClear ? readAs(whole, part) : whole;
}

/** The whole with what a part of it asks; every value it tells is kept, and what it says back: "so it is late, we agree? What do I do?" */
const readAs = (whole: Hearing, part: Hearing): Hearing => ({
  ...whole,
  understood: {
    ...part.understood,
    entities: whole.understood.entities,
    saidBack: whole.understood.saidBack ?? part.understood.saidBack ?? null,
  },
});

/** "Useless.", by itself. */
const isSurelyRemark = (rulebook: Rulebook, { understood }: Hearing): boolean =>
  understood.verdict === 'confident' && kindOf(rulebook, understood) === 'smalltalk';

/** "That is no help, what does a repair cost?", "useless. are you open on Sundays?": a remark blurs the question after it, or hides it. */
function remarksFirst(rulebook: Rulebook, { understood }: Hearing, before: () => Hearing): boolean {
  const { verdict, ranking, command, leading } = understood;
  if (command !== null || leading != null) return false;
  if (verdict === 'confident') return kindOf(rulebook, understood) === 'smalltalk';
  const isLikely = ranking.some(
    ({ intent, confidence }) =>
      confidence >= MIN_REMARK_CONFIDENCE && rulebook.intents.get(intent)?.kind === 'smalltalk',
  );
  const first = before();
  // "Can you make an exception? And where do I cancel?": near as it is to a complaint, what stands first asks.
  return (isLikely && !isQuestion(rulebook, first.understood)) || isSurelyRemark(rulebook, first);
}

/** From here on a remark may well be part of what an unsure message says. */
const MIN_REMARK_CONFIDENCE = 0.1;
