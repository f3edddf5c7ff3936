import type { Conversation } from '../../domain/conversation.ts';
import { isMarker, isValue } from '../../domain/entity.ts';
import { FACT_KINDS, type Facts, type Filled, isName } from '../../domain/fact.ts';
import { plain } from '../../domain/value.ts';
import type { World } from '../../domain/world.ts';
import {
  beginsWith,
  type Heard,
  isDayByName,
  isSupposing,
  isSureAlone,
  sideIntent,
  surelyEndsTalk,
} from '../heard.ts';
import { answerSoFar } from '../known/rough.ts';
import { isNews, withFilled } from '../known/told.ts';
import { valuesFor } from '../known/values.ts';
import { isClaimedElsewhere } from '../reading/claims.ts';
import { remarkOutside, withoutIdleGuesses } from '../reading/remark.ts';
import { decideOn, policyOf, type Rulebook } from '../rulebook.ts';
import { followedBy, ownerOf } from '../said/explained.ts';
import { PAST_FACTS } from '../slots/candidates/candidate.ts';
import { machineTold } from './machineTold.ts';
import { isOwnQuestion, type Read } from './ownQuestion.ts';

/** An answer that was computed, and new values for it. */
export interface Retelling {
  readonly intent: string;
  readonly filled: readonly Filled[];
}

/** New values for what was answered ("no, 24 months"), when the message is not a question of its own; a plain second thought reaches back over other answers. */
export function retelling(rulebook: Rulebook, conversation: Conversation, read: Read): Retelling | null {
  if (isLeaving(rulebook, read.message)) return null;
  const machine = machineTold(rulebook, conversation, read.message);
  if (machine) return machine;
  const spoken = followedBy(rulebook, conversation, read.heard);
  const filled =
    spoken === null
      ? []
      : orNamedAnew(rulebook, conversation, {
          filled: valuesRetold(rulebook, conversation, { ...read, intent: spoken }),
          message: read.message,
          intent: spoken,
        });
  if (spoken !== null && filled.length > 0)
    return {
      intent: usedBy(rulebook, conversation, { intent: spoken, filled, world: read.heard.world }),
      filled,
    };
  return isSecondThought(read.message) ? earlierRetold(rulebook, conversation, read) : null;
}

/** "Thanks, and a good Sunday" tells no day. */
const isLeaving = (rulebook: Rulebook, heard: Heard): boolean =>
  surelyEndsTalk(rulebook, heard) &&
  heard.understood.entities.every((entity) => !isValue(entity) || isDayByName(entity, heard.text));

/** "Can you do it for me? 179 normally": values an explanation cannot use are told for the answer it explains. */
function usedBy(
  rulebook: Rulebook,
  conversation: Conversation,
  { intent, filled, world }: Retelling & { readonly world: World },
): string {
  const own = rulebook.intents.get(intent)?.ownCase;
  if (own && filled.some((one) => putsNameRight(conversation.facts, one))) {
    if (turnsCase(rulebook, conversation, { intent: own, filled, world })) return own;
  }
  const owner = ownerOf(rulebook, intent);
  const policy = policyOf(rulebook, intent);
  if (owner === intent || policy === null) return intent;
  const on = (facts: Facts) => decideOn(rulebook, policy, { facts, world, intent });
  const [was, now] = [on(conversation.facts), on(withFilled(conversation, filled).facts)];
  const isSame =
    was.kind === 'outcome' &&
    now.kind === 'outcome' &&
    was.outcome === now.outcome &&
    JSON.stringify(was.values) === JSON.stringify(now.values);
  return isSame ? owner : intent;
}

/** "In fact it was the Visa, not PayPal", after what to do should nothing come: what is put right turns the case itself, which is then said anew. */
function turnsCase(
  rulebook: Rulebook,
  conversation: Conversation,
  { intent, filled, world }: Retelling & { readonly world: World },
): boolean {
  const policy = policyOf(rulebook, intent);
  const outcomeOn = (facts: Facts) =>
    policy && answerSoFar(decideOn(rulebook, policy, { facts, world, intent }))?.outcome;
  const now = outcomeOn(withFilled(conversation, filled).facts);
  return now != null && now !== outcomeOn(conversation.facts);
}

const putsNameRight = (facts: Facts, { fact, known }: Filled): boolean => {
  const was = facts[fact];
  return isName(fact) && was?.kind === 'known' && plain(was.value) !== plain(known.value);
};

/** "Sorry, mine is a Magimix", while we ask for something else: a value told before that is put right for an earlier answer; null for what answers us. */
export function earlierCorrected(
  rulebook: Rulebook,
  conversation: Conversation,
  { heard, filled }: { heard: Heard; filled: readonly Filled[] },
): Retelling | null {
  const { asking, topic, facts } = conversation;
  if (!asking || !topic || !beginsWith(heard, ['correction', 'instead'])) return null;
  const isOfOurs = filled.some(({ fact }) => fact === asking.fact || facts[fact]?.kind !== 'known');
  if (isOfOurs && !isClaimedElsewhere(rulebook, conversation, { intent: topic, heard })) return null;
  return earlierRetold(rulebook, { ...conversation, asking: null }, { message: heard, heard });
}

/** What was spoken of before, and the values of a second thought that it rests on. */
function earlierRetold(rulebook: Rulebook, conversation: Conversation, read: Read): Retelling | null {
  for (const { intent, answer } of conversation.spoken) {
    if (answer === null || intent === conversation.topic) continue;
    const filled = valuesRetold(rulebook, conversation, { ...read, intent });
    if (filled.length > 0 && !asksOfDay(read.message, filled)) return { intent, filled };
  }
  return null;
}

/** "And in February 2025?", of what was offered then: a day that is only asked of began nothing, and reaches back to no other answer. */
const asksOfDay = (message: Heard, filled: readonly Filled[]): boolean =>
  beginsWith(message, ['leaning']) &&
  message.text.includes('?') &&
  filled.every(({ fact, ground }) => ground === 'guessed' && PAST_FACTS.includes(fact));

/** "What if it's a Magimix, same thing?", "sorry, it's a Magimix", of a faulty Krups: the name of another is told for the answer spoken of, though that only notes it in passing. */
function orNamedAnew(
  rulebook: Rulebook,
  conversation: Conversation,
  { filled, message, intent }: { filled: readonly Filled[]; message: Heard; intent: string },
): readonly Filled[] {
  const asides = policyOf(rulebook, intent)?.asides ?? [];
  if (filled.length > 0 || asides.length === 0 || !(isSecondThought(message) || isSupposing(message)))
    return filled;
  const side = sideIntent(conversation, message);
  // "And if I buy a Magimix?" tells of no machine that broke.
  const isGeneral = message.understood.entities.some((one) => isMarker(one, 'general'));
  // "Sorry" is an excuse by itself, and asks nothing where a name follows it.
  const isAsking = side !== null && rulebook.intents.get(side)?.kind !== 'smalltalk';
  if (isGeneral || (isAsking && isSureAlone(message))) return filled;
  return valuesFor(rulebook, conversation, { intent, heard: message, isAsked: true }).filter(
    (one) => asides.includes(one.fact) && FACT_KINDS[one.fact] === 'term' && isNews(conversation.facts, one),
  );
}

const isSecondThought = (message: Heard): boolean =>
  beginsWith(message, ['correction', 'instead', 'what-if', 'leaning', 'telling']);

function valuesRetold(
  rulebook: Rulebook,
  conversation: Conversation,
  { message, heard, intent }: Read & { readonly intent: string },
): readonly Filled[] {
  if (!policyOf(rulebook, intent) || isOwnQuestion(rulebook, conversation, { message, heard, intent }))
    return [];
  const filled = withoutIdleGuesses(conversation, {
    filled: valuesFor(rulebook, conversation, {
      intent,
      heard,
      isFollowUp: true,
      isAsked: asksSurely(message, intent),
    }),
    heard,
  });
  // "And if they say it is my fault, can I still send it in?" tells what is known, and asks something else.
  const isSaidBefore = filled.every((one) => isName(one.fact) && !isNews(conversation.facts, one));
  if (heard.understood.reading === 'follow-up' && isSaidBefore) return [];
  const isOfOurs = isSupposing(heard) || remarkOutside(rulebook, conversation, { filled, heard }) === null;
  if (!isOfOurs || filled.length === 0) return [];
  return isClaimedElsewhere(rulebook, conversation, { intent, heard: message }) ? [] : filled;
}

/** "And how long is a pro machine covered?" tells another range, and asks the question answered before: what it tells in passing counts. */
const asksSurely = ({ understood }: Heard, intent: string): boolean =>
  understood.verdict === 'confident' && understood.ranking[0]?.intent === intent;
