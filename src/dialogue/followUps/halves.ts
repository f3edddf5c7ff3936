import type { Conversation } from '../../domain/conversation.ts';
import type { Half, Halves, InTopic } from '../../domain/understanding.ts';
import type { Heard } from '../heard.ts';
import { CLEARLY_FOLLOWS, FOLLOWS } from '../reading/follows.ts';
import { policyOf, type Rulebook, topicOf } from '../rulebook.ts';
import { followersOf } from '../said/followers.ts';
import { isFarFetched } from '../topicWords.ts';
import { type Asked, isOneQuestion, OF_WHOLE } from './oneQuestion.ts';
import { statesDay } from './spokenValues.ts';

/** From here on a half is a question by itself, asks what fits any answer, or tells what the whole is about, which must be this likely. */
const SURELY = { asked: 0.8, ofAny: 0.95, told: 0.9, whole: 0.7 };

/** "Do I owe anything, and do you take it back?": each half is answered, where both surely ask, and one of them of the last answer. */
export function asHalves(rulebook: Rulebook, conversation: Conversation, heard: Heard): Heard | null {
  const { understood } = heard;
  const { halves = [], command } = understood;
  if (conversation.asking || command !== null || statesDay(heard)) return null;
  const pairs = halves
    .map((pair) => askedBy(rulebook, conversation, { pair, heard }))
    .filter((pair) => pair !== null);
  const sureness = (pair: readonly Asked[]) => Math.min(...pair.map(({ confidence }) => confidence));
  const [best] = pairs.sort((one, other) => sureness(other) - sureness(one));
  if (!best || isOneQuestion(best, heard)) return null;
  const own = best.filter((asked) => !fitsAny(rulebook, asked));
  const [first, second] = (own.length > 0 ? own : best).map((asked) => ({
    ...asked,
    intent: rulebook.intents.get(asked.intent)?.leads ?? asked.intent,
  }));
  if (!first || first.intent === second?.intent) return null;
  return {
    ...heard,
    understood: {
      ...understood,
      reading: first.isFollowUp ? 'follow-up' : 'alone',
      ranking: [{ intent: first.intent, confidence: first.confidence }],
      verdict: 'confident',
      confidence: first.confidence,
      also: second ? [{ intent: second.intent, confidence: second.confidence }] : [],
      inTopic: null,
    },
  };
}

/** "No date at all? Not even 14 days?", "I'm on the app, is that why?": whether it is sure, or an exception, is asked of an answer, and hardly beside a question that has one of its own; "Can't you make an exception? And where do I cancel?" asks both. */
const fitsAny = ({ intents }: Rulebook, { intent, confidence }: Asked): boolean =>
  confidence < SURELY.ofAny && FIT_ANY.includes(intents.get(intent)?.asks ?? '');

const FIT_ANY: readonly string[] = ['sure', 'exception', 'known', 'unclear'];

/** What the two halves ask; null where one of them asks nothing for sure. */
function askedBy(
  rulebook: Rulebook,
  conversation: Conversation,
  { pair: [one, other], heard }: { pair: Halves; heard: Heard },
): readonly [Asked, Asked] | null {
  if (asksHowLong(one, other)) return null;
  // Two questions that are read so by themselves take surer follow-ups.
  const least = heard.understood.also.length > 0 ? FOLLOWS.sure : FOLLOWS.confident;
  const first = askedIn(rulebook, one, least) ?? toldIn(rulebook, one, heard);
  if (conversation.topic === null) {
    const led = first ?? askedIn(rulebook, markedAlike(one, other), FOLLOWS.sure);
    return led && besideAsked(rulebook, { first: led, other, heard });
  }
  // "Where do I send it, and the refurbished one is guaranteed too?"
  const asks = other.asks === 'beside' && first?.isFollowUp ? 'alone' : other.asks;
  // "Maybe you can help: my machine is noisy. Is it worth sending in?", after WhatsApp: asked of the machine, with no words of contact.
  const isElsewhere = first?.isFollowUp === false && isOfAnother(rulebook, conversation, first.intent);
  const inTopic = isElsewhere ? null : other.inTopic;
  const second = askedIn(rulebook, { ...other, asks, inTopic }, least);
  if (!first || !second) return null;
  // Several questions of their own were found without parting the message.
  if (!first.isFollowUp && !second.isFollowUp)
    return heard.understood.also.length > 0 || isOneMatter(rulebook, first, second) ? null : [first, second];
  if (first.isFollowUp) return [first, second];
  const leaning = askedOf(rulebook, conversation, { first, followUp: other.followUp! });
  return leaning && [first, leaning];
}

const isOfAnother = (rulebook: Rulebook, conversation: Conversation, intent: string): boolean =>
  rulebook.intents.get(intent)?.topic !== topicOf(rulebook, conversation);

/** At the start of a talk what follows a question is asked of that, or by itself: "my machine leaks, and what does it cost?" */
function besideAsked(
  rulebook: Rulebook,
  { first, other, heard }: { first: Asked; other: Half; heard: Heard },
): readonly [Asked, Asked] | null {
  if (heard.understood.also.length > 0 || other.asks === 'nothing') return null;
  const topicOfIntent = (intent: string | undefined) => rulebook.intents.get(intent ?? '')?.topic;
  const alone: Half = { ...other, asks: 'alone', followUp: null };
  const byItself = askedIn(rulebook, { ...alone, inTopic: null }, FOLLOWS.sure);
  // By itself it surely asks of the same topic, or the same once more: "are they compatible?"
  const isOwn = byItself !== null && topicOfIntent(byItself.intent) === topicOfIntent(first.intent);
  // "Who do I call?", of a refund, is no question of how we are reached, unless the whole may be one too.
  const isOfWhole = heard.understood.ranking.some(
    ({ intent, confidence }) => intent === byItself?.intent && confidence >= OF_WHOLE,
  );
  const own = isOwn || isOfWhole ? byItself : null;
  const { followUp } = other;
  // "An e-mail came, what does that mean?": nothing was said yet that could be unclear.
  const isAbout = topicOfIntent(followUp?.intent) === topicOfIntent(first.intent);
  // "Does it renew by itself and how do I stop that?": what likely leans on an answer that says it already asks nothing beside.
  const isCovered = rulebook.intents.get(first.intent)?.covers.includes(followUp?.intent ?? '') === true;
  if (isCovered && !isOwn && (followUp?.confidence ?? 0) >= FOLLOWS.confident) return null;
  const leaning =
    followUp && isAbout && !isOwn && followUp.confidence >= FOLLOWS.sure
      ? { ...followUp, isFollowUp: true }
      : null;
  const second = leaning ?? own ?? askedIn(rulebook, alone, FOLLOWS.sure);
  // "You repaired it in March. Do I pay again?" asks nothing of a subscription.
  const isFar = second !== null && !second.isFollowUp && isFarOf(rulebook, heard, { first, second });
  return second === null || isFar || isOneMatter(rulebook, first, second) ? null : [first, second];
}

/** "Is the repair guaranteed and for how long?": one question, of the guarantee, and none of how long a repair takes. */
const asksHowLong = (one: Half, other: Half): boolean =>
  GUARANTEED.test(one.text) && HOW_LONG.test(other.text);

const GUARANTEED = /(?<!\p{L})(?:guarant|warrant|garanti|cover|couver)/iu;
const HOW_LONG =
  /^\W*(?:(?:and|for|et|pendant|pour|sur|durant|until|jusqu['’]à?)\s+)*(?:how long|till when|combien de temps|quelle durée)(?:\s+(?:for|is that|exactly|please|svp|exactement|s['’]il vous plaît))*\W*$/iu;

/** True for a question of a topic far from the first, of which no word of the message tells. */
function isFarOf(
  { intents, topicWords }: Rulebook,
  { text }: Heard,
  { first, second }: Readonly<Record<'first' | 'second', Asked>>,
): boolean {
  const [spoken, read] = [intents.get(first.intent)?.topic, intents.get(second.intent)?.topic];
  return spoken !== undefined && read !== undefined && isFarFetched(topicWords, text, { read, spoken });
}

/** What follows a question of its own is asked of that: "my machine is broken, what do you offer? And is it free?" */
function askedOf(
  rulebook: Rulebook,
  conversation: Conversation,
  { first, followUp }: { first: Asked; followUp: NonNullable<Half['followUp']> },
): Asked | null {
  const after = followersOf(rulebook, { ...conversation, topic: first.intent, lastAnswer: null });
  const intent = after.get(followUp.learntAs);
  const isSameTopic = rulebook.intents.get(first.intent)?.topic === topicOf(rulebook, conversation);
  if (intent === undefined && !isSameTopic) return null;
  return { intent: intent ?? followUp.intent, confidence: followUp.confidence, isFollowUp: true };
}

/** One policy decides both, or the second answer says what the first would: one answer is that to the whole. */
function isOneMatter(rulebook: Rulebook, one: Asked, other: Asked): boolean {
  const policy = policyOf(rulebook, one.intent);
  const isSaidLater = rulebook.intents.get(other.intent)?.covers.includes(one.intent) === true;
  return isSaidLater || (policy !== null && policy === policyOf(rulebook, other.intent));
}

/** What a half surely asks; null where it asks nothing for sure. */
export function askedIn({ intents }: Rulebook, half: Half, least: number): Asked | null {
  const { followUp, inTopic, asks } = half;
  const surely = (reading: InTopic | null, surest: number) => {
    const [best] = reading?.verdict === 'confident' && asks === 'alone' ? reading.ranking : [];
    const isAnswered = best && best.confidence >= surest && intents.get(best.intent)?.kind === 'faq';
    return isAnswered ? { ...best, isFollowUp: false } : null;
  };
  const own = surely(half, SURELY.asked);
  if (isToldBeside(half)) return null;
  // "I dropped it at the counter with your label" is near to words about the label, and asks nothing of it.
  const surest = asks === 'nothing' && !half.text.includes('?') ? CLEARLY_FOLLOWS : least;
  if (followUp && followUp.confidence >= (own ? Math.max(surest, FOLLOWS.sure) : surest))
    return { ...followUp, isFollowUp: true };
  return own ?? surely(inTopic, SURELY.asked);
}

/** "And when do I get it? I dropped it off with your label": what is told, and surely read so, asks nothing about the label. */
const isToldBeside = ({ asks, verdict, ranking: [best], followUp }: Half): boolean =>
  asks === 'nothing' &&
  verdict === 'confident' &&
  best !== undefined &&
  best.confidence >= Math.max(SURELY.told, followUp?.confidence ?? 0);

/** "It makes a horrible noise, and I do not know who to ring": what is told first asks too, where the whole is most likely about it. */
function toldIn({ intents }: Rulebook, { ranking: [own] }: Half, { understood }: Heard): Asked | null {
  const [first] = understood.ranking;
  const isWhole = own !== undefined && own.intent === first?.intent && first.confidence >= SURELY.whole;
  const isSure = isWhole && own.confidence >= SURELY.told && intents.get(own.intent)?.kind === 'faq';
  return isSure ? { ...own, isFollowUp: false } : null;
}

/** « Je peux résilier quand je veux et il faut rendre la machine ? »: one mark stands for both halves. */
const markedAlike = (half: Half, { asks }: Half): Half =>
  half.asks === 'beside' && asks === 'beside' ? { ...half, asks: 'alone', followUp: null } : half;
