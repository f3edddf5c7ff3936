import type { Conversation } from '../domain/conversation.ts';
import type { RankedIntent } from '../domain/understanding.ts';
import { beginsWith, type Heard } from './heard.ts';
import { type Rulebook, topicOf } from './rulebook.ts';
import { isFamiliar, tellsOfAnother } from './topicWords.ts';

/** From here on a message stands on its own; one that begins with "and" must be surer. */
const SURE_ALONE = { leaning: 0.98, other: 0.9 };
/** From here on a message is about something outside, whatever was spoken of before. */
const SURELY_OUTSIDE = 0.5;
/** Within the topic, the likelier reading is answered from here on rather than asked about. */
const LIKELY_IN_TOPIC = 0.4;
/** A message that reads as nothing in particular follows from the talk only if its words could all be of ours. */
const HARDLY_KNOWN = 0.4;
/** Below this nothing is likely enough to be meant. */
const MIN_LIKELY = 0.08;

/** The message as it is to be read after what was just spoken of: one that says too little by itself takes the topic's words. */
export function inContext(rulebook: Rulebook, conversation: Conversation, heard: Heard): Heard {
  const { intents } = rulebook;
  const { understood } = heard;
  const { inTopic } = understood;
  const [best] = inTopic?.ranking ?? [];
  if (!inTopic || !best || standsAlone(rulebook, conversation, heard) || isOutside(heard, rulebook))
    return heard;
  const isAnswerable = (intent: string) => intents.get(intent)?.kind === 'faq';
  if (inTopic.verdict === 'confident' && isAnswerable(best.intent))
    return { ...heard, understood: { ...understood, ...inTopic, also: [] } };
  if (understood.verdict === 'confident') return heard;

  const ranking = blended(understood.ranking, inTopic.ranking).filter(
    ({ intent }) => intents.get(intent)?.kind !== 'smalltalk',
  );
  const topic = topicOf(rulebook, conversation);
  const ofTopic = ranking.filter(
    ({ intent, confidence }) => confidence >= MIN_LIKELY && intents.get(intent)?.topic === topic,
  );
  const isAboutAnother = tellsOfAnother(rulebook.topicWords, heard.text, topic);
  const readings = isAboutAnother || ofTopic.length === 0 ? ranking : ofTopic;
  const [likely, next] = readings;
  if (!likely || !isAnswerable(likely.intent)) return heard;
  const isLikely = likely.confidence >= LIKELY_IN_TOPIC || (readings === ofTopic && next === undefined);
  const verdict = isLikely && understood.verdict === 'unsure' ? 'confident' : understood.verdict;
  return {
    ...heard,
    understood: { ...understood, ranking: readings, verdict, confidence: likely.confidence },
  };
}

function standsAlone(rulebook: Rulebook, conversation: Conversation, heard: Heard): boolean {
  const { verdict, confidence, ranking } = heard.understood;
  if (verdict !== 'confident') return false;
  const topic = topicOf(rulebook, conversation);
  const isOfTopic = rulebook.intents.get(ranking[0]?.intent ?? '')?.topic === topic;
  const isLeaning = beginsWith(heard, ['leaning']);
  if (confidence >= SURE_ALONE[isLeaning ? 'leaning' : 'other'] || isOfTopic) return true;
  return !isLeaning && tellsOfAnother(rulebook.topicWords, heard.text, topic);
}

function isOutside({ understood, text }: Heard, { intents, topicWords }: Rulebook): boolean {
  const [first] = understood.ranking;
  const isOfOutside = first !== undefined && intents.get(first.intent)?.kind === 'decline';
  if (isOfOutside && first.confidence >= SURELY_OUTSIDE) return true;
  return (first?.confidence ?? 0) < HARDLY_KNOWN && !isFamiliar(topicWords, text);
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
