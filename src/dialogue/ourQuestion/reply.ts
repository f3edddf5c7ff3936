import type { Conversation } from '../../domain/conversation.ts';
import type { FactName, Filled } from '../../domain/fact.ts';
import { answerAlso, answerAside, answerIntent } from '../answering/answer.ts';
import { declinedAside } from '../answering/miss.ts';
import { withOursAgain } from '../answering/oursAgain.ts';
import { pursueTopic } from '../answering/topic.ts';
import { isRepliedApart } from '../followUps/repliedApart.ts';
import { isAskedAside } from '../followUps/spokenValues.ts';
import {
  alsoAsked,
  type Heard,
  isSureAlone,
  MIN_QUESTION_WORDS,
  sideIntent,
  wordsBesideValues,
} from '../heard.ts';
import { accountFacts, undecidedList } from '../known/account.ts';
import { notHad, withUnknown } from '../known/told.ts';
import { valuesFor } from '../known/values.ts';
import type { Progress } from '../progress.ts';
import { intentByValues } from '../reading/byValues.ts';
import { isForCall, isToldFor } from '../reading/claims.ts';
import { inContext } from '../reading/context.ts';
import { remarkOutside, tellsBothPrices, withoutIdleGuesses } from '../reading/remark.ts';
import { earlierCorrected } from '../retelling/retelling.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';
import { tellsEitherLength } from '../slots/amounts/eitherLength.ts';
import { asksNamedElse, isNotCued, isOfSide } from './namedElse.ts';
import { isOnlyYesOrNo, withYesOrNo } from './saidYesNo.ts';
import { unanswered, withoutKnowing } from './unanswered.ts';
import { unknownFacts } from './unknown.ts';

/** What follows a message while a question of ours is open: its answer, other values, or something else that comes first. */
export function onReply(rulebook: Rulebook, conversation: Conversation, message: Heard): Progress | null {
  const { asking, topic } = conversation;
  // "Within how long?" beside our question is asked within its topic.
  const heard =
    message.asks || message.text.includes('?') ? inContext(rulebook, conversation, message) : message;
  const policy = policyOf(rulebook, topic);
  if (!asking || !topic) return null;
  const filled = withYesOrNo(conversation, {
    filled: withoutIdleGuesses(conversation, {
      filled: valuesFor(rulebook, conversation, { intent: topic, heard }),
      heard,
    }),
    heard,
  });
  const earlier = earlierCorrected(rulebook, conversation, { heard: message, filled });
  if (earlier) {
    const progress = pursueTopic(
      rulebook,
      { ...conversation, asking: null },
      { ...earlier, world: heard.world },
    );
    return withOursAgain(rulebook, conversation, { progress, isElsewhere: true, world: heard.world });
  }
  const unknown = policy ? unknownFacts(conversation, policy, { heard, filled }) : [];
  const outside =
    unknown.length === 0 && isRemark(filled, heard)
      ? remarkOutside(rulebook, conversation, { filled, heard })
      : null;
  if (outside !== null) return declinedAside(conversation, outside);
  // "Not sure, but I am still tied in" tells; only what is surely a question comes first.
  const isTold =
    heard.understood.leading === 'unknown' &&
    !heard.text.includes('?') &&
    (filled.length > 0 || !isSureAlone(heard)) &&
    !(filled.every(isNotCued) && asksNamedElse(rulebook, conversation, heard));
  const side =
    isTold || (unknown.some((fact) => speaksOf(fact, heard)) && !isAskedOfUnknown(heard))
      ? null
      : sideIntent(conversation, heard);
  const isApart = isRepliedApart(conversation, heard) && filled.some(({ fact }) => fact === asking.fact);
  // "No, nothing like that. Whom do I ring on the 4th?"
  const isNoApart = ENDS_FIRST.test(heard.text) && isOnlyYesOrNo(conversation, { filled, heard });
  const isElsewhere =
    side !== null &&
    !isApart &&
    (isRemark(filled, heard) ||
      isAsideOfLast(conversation, { told: filled, heard }) ||
      isOnlySupposed(filled, heard) ||
      (heard.text.includes('?') &&
        !isNoApart &&
        isForCall(rulebook, conversation, { side, intent: topic, heard })) ||
      isOfSide(rulebook, conversation, { side, filled, heard }));
  if (filled.length > 0 && !isElsewhere) {
    const settled = [...unknown, ...notHad(filled)].reduce(withUnknown, conversation);
    const before = conversation.facts;
    const progress = pursueTopic(rulebook, settled, { intent: topic, filled, world: heard.world, before });
    // "Mine broke yesterday", while we ask for its brand: what helps nothing here is told for what it surely asks.
    if (side !== null && isNoHelp(progress, asking.fact) && isToldFor(rulebook, { intent: side, filled }))
      return onSide(rulebook, conversation, { side, heard });
    // "No. And what is your number?" answers our question, and asks another.
    const isAlso = isApart || (isOnlyYesOrNo(conversation, { filled, heard }) && heard.text.includes('?'));
    if (side !== null && isAlso) return answerAlso(rulebook, progress, { intents: [side], heard });
    return progress;
  }
  // "I told you I don't have it. Will you write to me?": what is not known is settled first, not asked again.
  if (side !== null && unknown.length > 0 && heard.understood.saysUnknown) {
    const settled = withoutKnowing(rulebook, { ...conversation, asking, topic }, { unknown, heard });
    return answerAlso(rulebook, settled, { intents: [side], heard });
  }
  if (side !== null) return onSide(rulebook, conversation, { side, heard });
  // "199 without, 1 with", while we ask since when it runs: what is told belongs to another question of the topic.
  const other =
    filled.length === 0 && unknown.length === 0 ? intentByValues(rulebook, conversation, heard) : null;
  if (other !== null && other !== topic) return answerAside(rulebook, conversation, { intent: other, heard });
  if (isAnsweredByAccount(rulebook, conversation, heard))
    return pursueTopic(rulebook, conversation, { intent: topic, filled: [], world: heard.world });
  return unanswered(rulebook, { ...conversation, asking, topic }, { unknown, heard });
}

/** "Is it 12 or 24? I can't remember": what is not known is asked as well. */
const isAskedOfUnknown = ({ text, understood }: Heard): boolean =>
  text.includes('?') && understood.reading === 'follow-up';

/** A first sentence that asks nothing. */
const ENDS_FIRST = /^[^?.!]*[.!]\s/u;

/** True when we would only ask the same again, with nothing new to say. */
const isNoHelp = ({ steps: [first] }: Progress, asked: FactName): boolean =>
  first?.kind === 'ask' && first.fact === asked && !first.problem && !first.opening && !first.soFar;

/** A sentence in which no word says what its values are: they may well be part of another matter. */
const isRemark = (filled: readonly Filled[], heard: Heard): boolean =>
  wordsBesideValues(heard) >= MIN_QUESTION_WORDS &&
  filled.every(({ ground }) => ground === 'guessed') &&
  !tellsBothPrices(filled);

/** A follow-up to the last answer, which holds values that could be for the topic. */
const isAsideOfLast = (
  conversation: Conversation,
  { told, heard }: { told: readonly Filled[]; heard: Heard },
): boolean => heard.understood.reading === 'follow-up' && isAskedAside(conversation, { told, heard });

/** "If he cancels tonight, when is the last payment?", while we ask for the start: surely another question, and its day is one to leave on. */
const isOnlySupposed = (filled: readonly Filled[], heard: Heard): boolean =>
  heard.text.includes('?') && isSureAlone(heard) && filled.every(({ fact }) => fact === 'cancellationDate');

/** Another question first, then ours again; who thanks us or leaves is not held back. */
function onSide(
  rulebook: Rulebook,
  conversation: Conversation,
  { side, heard }: { side: string; heard: Heard },
): Progress {
  if (rulebook.intents.get(side)?.closes)
    return answerIntent(rulebook, { ...conversation, asking: null, agenda: [] }, { intent: side, heard });
  const progress = answerAside(rulebook, conversation, { intent: side, heard });
  return answerAlso(rulebook, progress, { intents: alsoAsked(rulebook, heard), heard });
}

/** True when words of the message say that it is about this fact. */
const speaksOf = (fact: FactName, { understood, text }: Heard): boolean =>
  (fact === 'commitmentMonths' && tellsEitherLength(understood.entities, text)) ||
  understood.entities.some((entity) => entity.kind === 'cue' && entity.facts.includes(fact));

/** Who signs in while we ask has answered by that, or can pick what we ask about. */
function isAnsweredByAccount(rulebook: Rulebook, conversation: Conversation, { world }: Heard): boolean {
  const { asking, chosen, topic } = conversation;
  const policy = policyOf(rulebook, topic);
  if (!asking || !policy) return false;
  const isKnown = accountFacts(world.customer, chosen)[asking.fact] !== undefined;
  return isKnown || undecidedList(policy, world.customer, chosen) !== null;
}
