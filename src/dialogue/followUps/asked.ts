import type { Conversation } from '../../domain/conversation.ts';
import type { FollowUp } from '../../domain/understanding.ts';
import { type Heard, isSureAlone } from '../heard.ts';
import type { Rulebook } from '../rulebook.ts';

/** From here on the whole message is the follow-up, whatever a clause of it would ask by itself. */
const SURE_AS_A_WHOLE = 0.8;
/** From here on a clause of a longer message is what it asks; the surer where the whole is sure of something else. */
const SURELY_ASKED = { sure: 0.9, other: 0.8, reason: 0.6 };
/** Less likely, a clause asks nothing in particular. */
const LIKELY_ASKED = 0.5;
/** What asks a reason, by its name in the content's vocabulary. */
const REASON = 'why';

/** The follow-up that the message is, or that a clause of it surely asks: "wait, how is that worked out? I paid for ten months". */
export function likeliestAsked(
  rulebook: Rulebook,
  conversation: Conversation,
  heard: Heard,
): FollowUp | null {
  const { followUp, followUpAsked } = heard.understood;
  if (!followUp) return askedInLong(rulebook, conversation, heard);
  // Two questions that stand alone are no clauses of one.
  if (!followUpAsked || heard.understood.also.length > 0) return followUp;
  // A clause may leave its subject behind ("and the labour, who pays it?"), but not the reason it asks.
  const asksReason = isReason(rulebook, followUpAsked) && followUpAsked.confidence >= SURELY_ASKED.reason;
  if (followUp.confidence >= SURE_AS_A_WHOLE) return asksReason ? followUpAsked : followUp;
  // "And the one of 20 May, where is that money?": what stands beside a day is asked of that day.
  const tellsDay = heard.understood.entities.some(({ kind }) => kind === 'date');
  // Where the whole is surely a question, a clause of it must surely ask another.
  const isClear = tellsDay || heard.understood.verdict === 'confident';
  const least = Math.max(isClear ? SURELY_ASKED.other : LIKELY_ASKED, followUp.confidence);
  return followUpAsked.confidence > least ? followUpAsked : followUp;
}

/** "Can you do it for me? 179 normally": true where a clause surely asks of what was answered, whatever the whole is near to. */
export const surelyAsksOfLast = ({ understood: { followUpAsked, reading } }: Heard): boolean =>
  reading !== 'follow-up' && (followUpAsked?.confidence ?? 0) >= SURELY_ASKED.sure;

/** "I understand. And if I keep it, … would I have to take the other one?": of a longer message, what a clause surely asks of the answer; null where the whole stands on its own. */
function askedInLong({ intents }: Rulebook, { topic }: Conversation, heard: Heard): FollowUp | null {
  const { verdict, ranking } = heard.understood;
  const followUpAsked = askedByOneHalf(heard) ?? heard.understood.followUpAsked;
  if (!followUpAsked || followUpAsked.confidence < SURELY_ASKED[isSureAlone(heard) ? 'sure' : 'other'])
    return null;
  const own = intents.get(ranking[0]?.intent ?? '');
  const isOfTopic = own?.topic === intents.get(topic ?? '')?.topic;
  return verdict !== 'confident' || isOfTopic ? followUpAsked : null;
}

/** "The account, is it me or my son? He bought it, I have no computer": what the only half that asks surely asks of the answer, beside one that only tells. */
function askedByOneHalf({ understood: { halves = [], verdict } }: Heard): FollowUp | null {
  if (verdict === 'confident') return null;
  const asked = halves.flatMap((pair) => {
    const [one, ...others] = pair.filter(({ asks }) => asks === 'alone');
    const isTold = pair.some(({ asks }) => asks === 'nothing');
    return one?.followUp && isTold && others.length === 0 ? [one.followUp] : [];
  });
  const [best] = asked.toSorted((one, other) => other.confidence - one.confidence);
  return best && best.confidence >= SURELY_ASKED.sure ? best : null;
}

/** True for a follow-up that asks why an answer is as it is. */
export const isReason = ({ intents }: Rulebook, followUp: FollowUp | null | undefined): boolean =>
  intents.get(followUp?.intent ?? '')?.asks === REASON;
