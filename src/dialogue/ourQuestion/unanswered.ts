import type { Conversation } from '../../domain/conversation.ts';
import { type Entity, isMarker, isValue } from '../../domain/entity.ts';
import type { FactName } from '../../domain/fact.ts';
import type { Marker } from '../../domain/marker.ts';
import type { Mood } from '../../domain/mood.ts';
import { askAgain, isExhausted, putAgain } from '../answering/ask.ts';
import { pursueTopic } from '../answering/topic.ts';
import { type Heard, MIN_QUESTION_WORDS, wordsBesideValues } from '../heard.ts';
import { withUnknown } from '../known/told.ts';
import { valuesFor } from '../known/values.ts';
import type { Progress } from '../progress.ts';
import { decideOn, policyOf, type Rulebook, topicOf } from '../rulebook.ts';
import { isPrice, saysKnownPrice } from '../slots/amounts/barePrices.ts';
import { isUpset } from '../sympathy.ts';

/** A conversation in which a question of ours waits for its answer. */
type Open = Conversation & { asking: NonNullable<Conversation['asking']>; topic: string };

/** What follows a message that tells nothing for our question: it once more, or the answer without what is not known. */
export function unanswered(
  rulebook: Rulebook,
  conversation: Open,
  { unknown, heard }: { unknown: readonly FactName[]; heard: Heard },
): Progress {
  const { asking, topic } = conversation;
  if (unknown.length === 0 && !isExhausted(conversation)) {
    if (isAskedAgain(conversation, heard) || isOnlyNamed(rulebook, conversation, heard))
      return withPatience(rulebook, conversation, heard);
    if (isOwnQuestion(heard)) return withoutAnswer(conversation);
    // "You'll take whichever suits you, I suppose": no value was tried, so that none is missing.
    return isOnlyRemark(heard)
      ? failedAgain(conversation)
      : askAgain(conversation, topic, {
          fact: asking.fact,
          problem: isOtherPriceAgain(conversation, heard) ? 'other-price' : 'not-understood',
          values: {},
        });
  }
  return withoutKnowing(rulebook, conversation, {
    unknown: unknown.length > 0 ? unknown : [asking.fact],
    heard,
  });
}

/** "1 €, I told you", asked for the price without the subscription. */
const isOtherPriceAgain = ({ asking, facts }: Open, { understood }: Heard): boolean =>
  isPrice(asking.fact) && saysKnownPrice(understood.entities, facts);

/** "How would I see that?", "does it matter when it started?": what is asked of our own question, answered before it is put again; null for any other message. */
export function askedOfOurs(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const { asking, topic } = conversation;
  const { text, understood } = heard;
  if (!asking || !topic) return null;
  if (understood.entities.some(isTold) && tellsForIt(rulebook, conversation, heard)) return null;
  if (wordsBesideValues(heard) > MAX_WORDS_OF_OURS) return null;
  const open = { ...conversation, asking, topic };
  const restAfter = (marker: Marker): string | null => {
    const found = understood.entities.find((entity) => isMarker(entity, marker));
    return found ? text.slice(found.end) : null;
  };
  const where = restAfter('where-found');
  if (where !== null && NAMES_OURS.test(where)) {
    const again = failedAgain(open);
    const problem = { name: 'where', values: {} };
    return { ...again, steps: again.steps.map((step) => ({ ...step, problem })) };
  }
  const matters = restAfter('whether-matters');
  const asked = understood.entities.find((entity) => isMarker(entity, 'whether-matters'));
  // "I bought it second-hand, does that change anything?" puts a case of its own.
  const before = text.slice(0, asked?.start ?? 0).match(/\p{L}+/gu) ?? [];
  if (before.length > MAX_WORDS_BEFORE) return null;
  if (matters === null || PUTS_CASE.test(matters)) return null;
  const { conversation: after, steps } = withRule(rulebook, open, heard);
  return { conversation: after, steps: [{ kind: 'say', as: 'smalltalk', phrase: 'why-asked' }, ...steps] };
}

/** "Why do you need that, I pay 30 a month" tells nothing for what we ask. */
const tellsForIt = (rulebook: Rulebook, conversation: Conversation, heard: Heard): boolean =>
  conversation.topic !== null &&
  valuesFor(rulebook, conversation, { intent: conversation.topic, heard }).length > 0;

/** "It's 14 days either way, no?" says the rule back. */
const isTold = (entity: Entity): boolean =>
  isValue(entity) && !(entity.kind === 'duration' && entity.unit === 'day');

const MAX_WORDS_BEFORE = 2;

/** Longer messages ask something of their own. */
const MAX_WORDS_OF_OURS = 16;

/** "Where do I see it", and no more, or the thing we ask for; "where do I see my refund" asks of that. */
const NAMES_OURS =
  /^\W*(?:$|[?.!,]|(?:when|how long|what|which|i|is it|that|this|then|exactly|(?:the|this|that) (?:exact )?(?:day|date|price|length|full price)|ce(?:t|tte)? (?:prix|date|jour|durée)|le (?:jour|prix)|la (?:date|durée)|quand|quel\p{L}*|combien|alors|du coup|c['’]est|moi)(?!\p{L}))/iu;

/** "Does it matter that it was a gift?" asks of something else than what we ask for. */
const PUTS_CASE = /^\s*(?:that(?=\s+\p{L})|if|whether|having|si|s['’]|que(?! (?:ça|cela))|qu['’])(?!\p{L})/iu;

/** A question we have no answer to is no failed try to answer ours. */
const isOwnQuestion = (heard: Heard): boolean =>
  (heard.asks || heard.text.includes('?')) && wordsBesideValues(heard) >= MIN_QUESTION_WORDS;

/** A sentence without any value or figure. */
const isOnlyRemark = (heard: Heard): boolean =>
  wordsBesideValues(heard) > MIN_QUESTION_WORDS &&
  !heard.understood.entities.some(isValue) &&
  !/\p{N}/u.test(heard.text);

function withoutAnswer(conversation: Open): Progress {
  const again = failedAgain(conversation);
  return { ...again, steps: again.steps.map((step) => ({ ...step, notice: 'no-answer' })) };
}

/** Our question once more; so that nobody is trapped, it counts as not answered. */
function failedAgain(conversation: Open) {
  const { asking, topic } = conversation;
  const failed = { ...conversation, asking: { ...asking, failures: asking.failures + 1 } };
  return putAgain(failed, { topic, fact: asking.fact });
}

/** The same question as before ours: who repeats it has read ours, and wants it settled. */
const isAskedAgain = ({ topic }: Conversation, { understood: { ranking, verdict } }: Heard): boolean =>
  verdict === 'confident' && ranking[0]?.intent === topic;

/** "And the refund, then?", while we ask for what it depends on: it is what we speak of. */
const isOnlyNamed = (
  rulebook: Rulebook,
  conversation: Conversation,
  { understood: { named } }: Heard,
): boolean => named?.rest === '' && named.topic === topicOf(rulebook, conversation);

function withPatience(rulebook: Rulebook, conversation: Open, heard: Heard): Progress {
  const again = isOwnQuestion(heard) ? withRule(rulebook, conversation, heard) : failedAgain(conversation);
  if (conversation.hasSympathised || !isUpset(rulebook, heard.text)) return again;
  const sympathy: Mood = 'upset';
  return {
    conversation: { ...again.conversation, hasSympathised: true },
    steps: again.steps.map((step) => ({ ...step, sympathy })),
  };
}

/** "Is that when you get it or when I dropped it off?": what asks of the rule hears it, as exact as it is known, before our question. */
function withRule(rulebook: Rulebook, conversation: Open, heard: Heard) {
  const { topic: intent, facts } = conversation;
  const again = failedAgain(conversation);
  const policy = policyOf(rulebook, intent);
  const decision = policy && decideOn(rulebook, policy, { facts, world: heard.world, intent });
  if (decision?.kind !== 'need') return again;
  const { opening, soFar } = decision;
  const rule = { isOpening: true, ...(opening ? { opening } : {}), ...(soFar ? { soFar } : {}) };
  return { ...again, steps: again.steps.map((step) => ({ ...step, ...rule })) };
}

/** Goes on without what the customer does not know. */
export function withoutKnowing(
  rulebook: Rulebook,
  conversation: Open,
  { unknown, heard }: { unknown: readonly FactName[]; heard: Heard },
): Progress {
  const { asking, topic } = conversation;
  const settled = unknown.reduce<Conversation>(withUnknown, conversation);
  const before = conversation.facts;
  const progress = pursueTopic(rulebook, settled, { intent: topic, filled: [], world: heard.world, before });
  const [first] = progress.steps;
  const isSame = first?.kind === 'ask' && first.fact === asking.fact;
  return isSame ? { ...progress, steps: [{ ...first, notice: 'no-matter' }] } : progress;
}
