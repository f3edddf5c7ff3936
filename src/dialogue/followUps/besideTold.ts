import type { Conversation } from '../../domain/conversation.ts';
import { type Entity, isValue } from '../../domain/entity.ts';
import { FACT_KINDS, FACT_VOCABULARIES, type FactName } from '../../domain/fact.ts';
import type { DialogueStep } from '../../domain/step.ts';
import type { Half } from '../../domain/understanding.ts';
import { answerAlso, answerIntent } from '../answering/answer.ts';
import { isOpen } from '../answering/oursAgain.ts';
import { type Heard, isSureAlone, MIN_QUESTION_WORDS } from '../heard.ts';
import type { Progress } from '../progress.ts';
import { FOLLOWS } from '../reading/follows.ts';
import { policyOf, type Rulebook, topicOf } from '../rulebook.ts';
import { isFarFetched } from '../topicWords.ts';
import { askedIn } from './halves.ts';

/** "12 months, and where do I do that?", "what if I leave in April, and do I keep it?": the half that tells nothing and surely asks is answered beside the values of the other. */
export function withAskedBeside(
  rulebook: Rulebook,
  before: Conversation,
  { heard, progress }: { heard: Heard; progress: Progress },
): Progress {
  const { steps, conversation } = progress;
  if (!steps.some(({ kind }) => kind === 'answer' || kind === 'ask')) return progress;
  const spoken = topicOf(rulebook, before);
  const asked =
    spoken === null
      ? null
      : (askedByHalf(rulebook, heard, isOfTopic(rulebook, steps, spoken)) ??
        askedByClauses(rulebook, steps, heard) ??
        (before.asking === null ? null : askedAfterReply(rulebook, heard)));
  if (spoken === null || asked === null || isAnswered(rulebook, steps, asked.intent)) return progress;
  const read = rulebook.intents.get(asked.intent)!.topic;
  if (isFarFetched(rulebook.topicWords, asked.heard.text, { read, spoken })) return progress;
  // One that would need facts of its own waits its turn beside ours, and is not taken up elsewhere.
  const opens = answerIntent(rulebook, conversation, asked).steps.some(isOpen);
  if (opens && !(read === spoken && steps.some(isOpen))) return progress;
  return answerAlso(rulebook, progress, { intents: [asked.intent], heard: asked.heard });
}

const isOfTopic = ({ intents }: Rulebook, steps: readonly DialogueStep[], topic: string): boolean =>
  steps.some((step) => 'intent' in step && intents.get(step.intent ?? '')?.topic === topic);

/** What the clauses without a value ask by themselves: "if I wait until April, do I keep the machine?" */
function askedByClauses(
  rulebook: Rulebook,
  steps: readonly DialogueStep[],
  heard: Heard,
): { intent: string; heard: Heard } | null {
  const { aside, entities, followUp, ranking } = heard.understood;
  if (!aside || rulebook.intents.get(aside.intent)?.kind !== 'faq') return null;
  // "If I take the refurbished one, how long is that guaranteed?": a name the answer reads is what is asked about.
  const reads = Object.keys(policyOf(rulebook, ranking[0]?.intent ?? '')?.reads ?? {}) as FactName[];
  const isNamed = entities.some((one) => reads.some((fact) => isNameOf(fact, one)));
  if (isNamed && !entities.some(isToldValue)) return null;
  // "When does this credit come, is it also 14 days?": asked of the last answer, the clause is the whole read once more.
  const isWhole = (followUp?.confidence ?? 0) >= FOLLOWS.remark && aside.intent === ranking[0]?.intent;
  const asked = rulebook.intents.get(followUp?.intent ?? '');
  if (isWhole && asked && isAnswered(rulebook, steps, asked.leads ?? asked.id)) return null;
  const beside = entities.filter((entity) => !isToldValue(entity));
  return { intent: aside.intent, heard: { ...heard, understood: { ...heard.understood, entities: beside } } };
}

/** "24. And the machine, do I send it back?": what is surely asked after the reply to our question. */
function askedAfterReply(rulebook: Rulebook, heard: Heard): { intent: string; heard: Heard } | null {
  const { ranking, entities } = heard.understood;
  const intent = ranking[0]?.intent ?? '';
  const end = Math.max(...entities.filter(isToldValue).map((value) => value.end));
  const [, tail = ''] =
    AFTER_REPLY.exec(heard.text.slice(Number.isFinite(end) ? end : heard.text.length)) ?? [];
  const words = tail.match(/\p{L}+/gu)?.length ?? 0;
  if (words < MIN_QUESTION_WORDS || !isSureAlone(heard)) return null;
  if (rulebook.intents.get(intent)?.kind !== 'faq') return null;
  const asking = { ...heard.understood, entities: entities.filter((one) => one.start >= end) };
  return { intent, heard: { ...heard, understood: asking } };
}

/** A few words of doubt or none, the end of a clause, and a question. */
const AFTER_REPLY = /^(?: [\p{L}'’]+){0,3}\s*[.,;!…]+\s+([^.;!]*\?)\s*$/u;

const isNameOf = (fact: FactName, entity: Entity): boolean =>
  entity.kind === 'term' && FACT_KINDS[fact] === 'term' && FACT_VOCABULARIES[fact] === entity.vocabulary;

const isToldValue = (entity: Entity): boolean => isValue(entity) && entity.kind !== 'term';

/** The half of a message that tells no value while the other tells one, and what it surely asks; null where there is none. */
function askedByHalf(
  rulebook: Rulebook,
  heard: Heard,
  isStillOfTopic: boolean,
): { intent: string; heard: Heard } | null {
  const { halves = [], command, also } = heard.understood;
  if (command !== null || also.length > 0) return null;
  const asked = halves.flatMap((pair) =>
    pair.flatMap((half, at) => {
      const place = placeOf(half, { text: heard.text, isLast: at === 1 });
      if (place === null || !tellsOnlyBeside(heard.understood.entities, place)) return [];
      // "It is 3 years old. Is it worth sending in?", after WhatsApp: the topic left says nothing of it.
      const read = isStillOfTopic ? half : { ...half, inTopic: null };
      const one = askedIn(rulebook, read, FOLLOWS.sure);
      // "Can you do it for me? 179 normally" tells the value for what it asks.
      return one && (at === 1 || !one.isFollowUp) ? [{ ...one, place }] : [];
    }),
  );
  const [best] = asked.sort((one, other) => other.confidence - one.confidence);
  if (!best) return null;
  const { place, confidence, isFollowUp } = best;
  const intent = rulebook.intents.get(best.intent)?.leads ?? best.intent;
  const entities = heard.understood.entities.filter((entity) => isIn(entity, place));
  const understood = {
    ...heard.understood,
    reading: isFollowUp ? ('follow-up' as const) : ('alone' as const),
    ranking: [{ intent, confidence }],
    verdict: 'confident' as const,
    confidence,
    entities,
    halves: [],
  };
  return { intent, heard: { ...heard, text: blankedBut(heard.text, place), understood } };
}

interface PlaceInText {
  readonly start: number;
  readonly end: number;
}

/** Where a half stands; null where its words were not written so. */
function placeOf(half: Half, { text, isLast }: { text: string; isLast: boolean }): PlaceInText | null {
  const words = half.text.replace(/\?+$/u, '').trim();
  const start = isLast ? text.lastIndexOf(words) : text.indexOf(words);
  return start < 0 ? null : { start, end: start + words.length };
}

const isIn = ({ start, end }: Entity, place: PlaceInText): boolean =>
  place.start <= start && end <= place.end;

const tellsOnlyBeside = (entities: readonly Entity[], place: PlaceInText): boolean => {
  const values = entities.filter(isToldValue);
  return values.length > 0 && !values.some((entity) => isIn(entity, place));
};

const blankedBut = (text: string, { start, end }: PlaceInText): string =>
  text.slice(0, start).replace(/\S/gu, ' ') +
  text.slice(start, end) +
  text.slice(end).replace(/[^\s?]/gu, ' ');

/** True where the answers given hold what is asked, be it that one policy decides both. */
const isAnswered = (rulebook: Rulebook, steps: readonly DialogueStep[], asked: string): boolean =>
  steps.some((step) => {
    const intent = 'intent' in step ? step.intent : undefined;
    if (typeof intent !== 'string') return false;
    const policy = policyOf(rulebook, asked);
    return intent === asked || (policy !== null && policy === policyOf(rulebook, intent));
  });
