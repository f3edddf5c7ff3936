import type { Conversation } from '../../domain/conversation.ts';
import { isMarker } from '../../domain/entity.ts';
import type { InTopic, RankedIntent } from '../../domain/understanding.ts';
import {
  beginsWith,
  closingConfidence,
  endsTalk,
  type Heard,
  isSureAlone,
  LIKELY_CLOSING,
} from '../heard.ts';
import { type Rulebook, topicOf } from '../rulebook.ts';
import { isOneFamily } from '../said/explained.ts';
import { isBare, isFamiliar, isFarFetched, tellsOfAnother } from '../topicWords.ts';
import { harmlessGuess } from './harmless.ts';

/** From here on a message is about something outside, whatever was spoken of before. */
const SURELY_OUTSIDE = 0.5;
/** Within the topic, the likelier reading is answered from here on rather than asked about. */
const LIKELY_IN_TOPIC = 0.3;
/** A message that reads as nothing in particular follows from the talk only if its words could all be of ours. */
const HARDLY_KNOWN = 0.4;
/** From here on small talk is more than the beginning of a question. */
const LIKELY_SMALLTALK = 0.6;
/** How many times as likely a reading must be to count beside one of the topic. */
const FAR_LIKELIER = 5;

/** Below this nothing is likely enough to be meant. */
const MIN_LIKELY = 0.08;

/** The message as it is to be read after what was just spoken of: one that says too little by itself takes the topic's words. */
export function inContext(rulebook: Rulebook, conversation: Conversation, message: Heard): Heard {
  const { intents } = rulebook;
  const heard = withoutFarFetched(rulebook, conversation, message);
  const { understood } = heard;
  const inTopic = understood.inTopic && withoutSmalltalk(rulebook, understood.inTopic);
  const topic = topicOf(rulebook, conversation);
  const [best] = inTopic?.ranking ?? [];
  if (!inTopic || !best || topic === null) return heard;
  if (standsAlone(rulebook, topic, heard) || isOutside(heard, rulebook) || isThanks(rulebook, heard))
    return heard;
  const isAnswerable = (intent: string) => intents.get(intent)?.kind === 'faq';
  const topics = [topic, ...(rulebook.subjects[topic]?.near ?? [])];
  const isOfTopic = (intent: string) => topics.includes(intents.get(intent)?.topic ?? '');
  if (asksNear(rulebook, conversation, { heard, near: topics, best: best.intent })) return heard;
  // "How much should I expect to pay?", after a warranty: with that topic's words it is hardly of another one.
  if (inTopic.verdict === 'confident' && isAnswerable(best.intent) && isOfTopic(best.intent))
    return { ...heard, understood: { ...understood, ...inTopic, reading: 'in-topic', also: [] } };
  if (understood.verdict === 'confident' || isSmalltalk(rulebook, heard)) return heard;

  const ranking = blended(understood.ranking, inTopic.ranking);
  const ofTopic = ranking.filter(({ intent, confidence }) => confidence >= MIN_LIKELY && isOfTopic(intent));
  const readings = ofTopic.length === 0 ? ranking : likeliestFirst(ofTopic, conversation);
  const [likely] = readings;
  if (!likely || !isAnswerable(likely.intent)) return heard;
  // "And the phone number?", after a fee: what it asks by itself is far likelier than anything of the topic.
  if (likely.confidence * FAR_LIKELIER < (understood.ranking[0]?.confidence ?? 0)) return heard;
  const family = ranking.filter(({ intent }) => isOneFamily(rulebook, intent, likely.intent));
  const confidence = family.reduce((sum, one) => sum + one.confidence, 0);
  const isLikely = confidence >= LIKELY_IN_TOPIC && ofTopic.includes(likely);
  const verdict = isLikely && understood.verdict === 'unsure' ? 'confident' : understood.verdict;
  return {
    ...heard,
    understood: {
      ...understood,
      reading: 'in-topic',
      ranking: readings,
      verdict,
      confidence: likely.confidence,
    },
  };
}

/** "Refurbished sounds second-hand, is it at least guaranteed?", after the Ambassador offer: with that topic's words anything is read as the offer once more; what is surely asked of a topic near it is asked. */
function asksNear(
  rulebook: Rulebook,
  { topic, lastAnswer }: Conversation,
  { heard, near, best }: { heard: Heard; near: readonly string[]; best: string },
): boolean {
  const { verdict, ranking } = heard.understood;
  const first = rulebook.intents.get(ranking[0]?.intent ?? '');
  const isAnsweredAgain = best === topic || best === lastAnswer?.intent;
  if (verdict !== 'confident' || !isAnsweredAgain || first?.kind !== 'faq' || first.id === best) return false;
  return near.includes(first.topic) && !near.some((one) => pointsAtOffer(rulebook, one, heard));
}

/**
 * "Is it the day it broke or the day I send it that counts?", of a warranty: what reads as of a topic far from the one
 * spoken of, though no word tells of it, is sure only from where a message stands alone.
 */
function withoutFarFetched(rulebook: Rulebook, conversation: Conversation, heard: Heard): Heard {
  const { understood, text } = heard;
  const intent = understood.ranking[0]?.intent ?? '';
  if (understood.verdict !== 'confident' || isSureAlone(heard)) return heard;
  if (understood.leaving?.named.includes(rulebook.intents.get(intent)?.topic ?? '')) return heard;
  return isReadFar(rulebook, conversation, { intent, text })
    ? { ...heard, understood: { ...understood, verdict: 'unsure' } }
    : heard;
}

/** True for a question of a topic far from the one spoken of, of which no word of the text tells; "I don't get that" is of any. */
export function isReadFar(
  rulebook: Rulebook,
  conversation: Conversation,
  { intent, text }: { intent: string; text: string },
): boolean {
  const own = rulebook.intents.get(intent);
  const spoken = topicOf(rulebook, conversation);
  if (own?.kind !== 'faq' || spoken === null || isBare(text)) return false;
  return isFarFetched(rulebook.topicWords, text, { read: own.topic, spoken });
}

/** "That answered my question, thank you" asks nothing, whatever its words are usual in. */
const isThanks = (rulebook: Rulebook, heard: Heard): boolean =>
  endsTalk(rulebook, heard) && closingConfidence(rulebook, heard.understood) >= LIKELY_CLOSING;

/** The topic's words alone would be small talk ("it is about my machine"): what is asked of it shares that part out. */
function withoutSmalltalk({ intents }: Rulebook, inTopic: InTopic): InTopic {
  const ranking = inTopic.ranking.filter(({ intent }) => intents.get(intent)?.kind !== 'smalltalk');
  const [first] = inTopic.ranking;
  if (!first || first === ranking[0]) return { ...inTopic, ranking };
  const sum = ranking.reduce((total, { confidence }) => total + confidence, 0);
  const shared = ranking.map((one) => ({ ...one, confidence: one.confidence / sum }));
  return { ranking: shared, verdict: 'unsure', confidence: shared[0]?.confidence ?? 0 };
}

/** A message with a word of another topic says what it is about, and so does one that can be answered as it is. */
function standsAlone(rulebook: Rulebook, topic: string, heard: Heard): boolean {
  const { verdict, ranking } = heard.understood;
  const isLeaning = beginsWith(heard, ['leaning']);
  if (pointsAtOffer(rulebook, topic, heard)) return false;
  if (namesItsOwn(rulebook, topic, heard)) return true;
  if (!isLeaning && tellsOfAnother(rulebook.topicWords, heard.text, topic)) return true;
  if (verdict !== 'confident') return !isLeaning && guessesWell(rulebook, topic, heard);
  const first = rulebook.intents.get(ranking[0]?.intent ?? '');
  // Who wants a person means nothing else.
  if (first?.topic === topic || first?.kind === 'handoff') return true;
  // "So when?" names no subject, whatever questions begin so.
  return isSureAlone(heard) && !(first?.kind === 'faq' && isBare(heard.text));
}

/** "Since when does this offer hold? Mine broke in February", after the Ambassador offer: asked of that one, not of what any broken machine is offered. */
function pointsAtOffer({ intents, subjects }: Rulebook, topic: string, { understood }: Heard): boolean {
  const own = intents.get(understood.ranking[0]?.intent ?? '')?.topic;
  const isNear = own === topic || (subjects[topic]?.near ?? []).includes(own ?? '');
  return isNear && understood.entities.some((one) => isMarker(one, 'this-offer'));
}

/** "And is my refund for FR-10111 the same?", after the Ambassador offer: read, and by its name, as of another topic. */
function namesItsOwn({ intents, subjects }: Rulebook, topic: string, { understood }: Heard): boolean {
  const own = intents.get(understood.ranking[0]?.intent ?? '')?.topic;
  const named = understood.leaving?.named ?? [];
  const near = [topic, ...(subjects[topic]?.near ?? [])];
  if (understood.verdict === 'unknown' || own === undefined || near.includes(own)) return false;
  return named.includes(own) && !named.some((each) => near.includes(each));
}

/** True for an unsure message whose likely readings one answer serves, be it of the topic or by the message's own words. */
function guessesWell(rulebook: Rulebook, topic: string, { understood, text }: Heard): boolean {
  const guess = harmlessGuess(rulebook, understood);
  const read = rulebook.intents.get(guess ?? '')?.topic;
  return read !== undefined && !isFarFetched(rulebook.topicWords, text, { read, spoken: topic });
}

function isOutside({ understood, text }: Heard, { intents, topicWords }: Rulebook): boolean {
  const [first] = understood.ranking;
  const isOfOutside = first !== undefined && intents.get(first.intent)?.kind === 'decline';
  const isStrange = !isFamiliar(topicWords, text);
  if (isOfOutside && (first.confidence >= SURELY_OUTSIDE || (understood.verdict === 'unknown' && isStrange)))
    return true;
  // Both readings agree: what else the message tells may be of anything.
  const isAgreed =
    understood.inTopic?.verdict === 'confident' && understood.inTopic.ranking[0]?.intent === first?.intent;
  return (first?.confidence ?? 0) < HARDLY_KNOWN && !isAgreed && isStrange;
}

/** Of readings as likely, the question just answered comes first: its answer is known to fit. */
function likeliestFirst(readings: readonly RankedIntent[], { topic }: Conversation): readonly RankedIntent[] {
  const same = readings.find(({ intent }) => intent === topic);
  const isClose = same !== undefined && same.confidence >= (readings[0]?.confidence ?? 0) * CLOSE;
  return isClose ? [same, ...readings.filter((one) => one !== same)] : readings;
}

const CLOSE = 0.45;

/** Thanks before a question are not what it is about. */
function isSmalltalk({ intents }: Rulebook, { understood }: Heard): boolean {
  const [first] = understood.ranking;
  return (first?.confidence ?? 0) >= LIKELY_SMALLTALK && intents.get(first!.intent)?.kind === 'smalltalk';
}

/** What either reading makes of it, weighed alike; an intent only the message alone suggests is none of this topic. */
function blended(alone: readonly RankedIntent[], inTopic: readonly RankedIntent[]): RankedIntent[] {
  return inTopic
    .map(({ intent, confidence }) => {
      const own = alone.find((one) => one.intent === intent)?.confidence ?? 0;
      return { intent, confidence: (own + confidence) / 2 };
    })
    .sort((one, other) => other.confidence - one.confidence);
}
