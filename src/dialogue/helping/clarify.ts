import type { Conversation } from '../../domain/conversation.ts';
import type { Understood } from '../../domain/understanding.ts';
import { answerIntent } from '../answering/answer.ts';
import { declined, missed } from '../answering/miss.ts';
import { pursueTopic } from '../answering/topic.ts';
import type { Heard } from '../heard.ts';
import { undecidedList } from '../known/account.ts';
import type { Progress } from '../progress.ts';
import { isReadFar } from '../reading/context.ts';
import {
  isOfferedSubject,
  isOfOurs,
  isSomethingOffered,
  isWorthAsking,
  MAX_OFFERED,
  offeredOf,
} from '../reading/offers.ts';
import { subjectBeside } from '../reading/outside.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';

/** What to do when no intent is sure: close calls are asked about, once. */
export function clarify(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress {
  const { ranking } = heard.understood;
  const beside = subjectBeside(rulebook, heard.understood);
  if (beside !== null) return declined(conversation, beside);
  const all = offeredOf(rulebook, ranking);
  const offered = ofTopicInHand(rulebook, conversation, { all, heard });
  const [only, ...others] = offered;
  // "So how much are we talking?", of a repair: of all that is likely, one alone is of what is spoken of.
  if (only && others.length === 0 && all.length > 1 && only.confidence >= LIKELY_ALONE)
    return answerIntent(rulebook, { ...conversation, clarifying: [] }, { intent: only.intent, heard });
  const subject = ranking
    .filter((one) => isOfferedSubject(rulebook, one))
    .filter(({ confidence }) => all.length === offered.length || confidence > (only?.confidence ?? 0))
    .slice(0, 1);
  const isWorth =
    isWorthAsking(rulebook, ranking, { offered, subject }) ||
    (isSomethingOffered(offered) && isOfOurs(rulebook, conversation, heard.understood));
  if (!isWorth) return missed(conversation, heard);
  const intents = [...offered.slice(0, MAX_OFFERED - subject.length), ...subject].map(({ intent }) => intent);
  const isRepeat = intents.every((intent) => conversation.clarifying.includes(intent));
  if (isRepeat) return missed(conversation, heard);
  return {
    conversation: { ...conversation, clarifying: intents, raised: heard.text, asking: null, choosing: null },
    steps: [{ kind: 'clarify', intents }],
  };
}

/** The offers without those of a topic far from the one spoken of, of which no word of the message tells; all of them where none is left and one is likely. */
function ofTopicInHand(
  rulebook: Rulebook,
  conversation: Conversation,
  { all, heard }: { all: Ranking; heard: Heard },
): Ranking {
  const near = all.filter(({ intent }) => !isReadFar(rulebook, conversation, { intent, text: heard.text }));
  const isLikely = (all[0]?.confidence ?? 0) >= LIKELY_FAR;
  return near.length > 0 || !isLikely ? near : all;
}

/** From here on another topic may be meant, though no word tells of it. */
const LIKELY_FAR = 0.5;

/** From here on the only question of the topic spoken of is answered rather than asked about. */
const LIKELY_ALONE = 0.2;

/** "Where does my refund stand?", with two orders: where all that is likely asks of one of them, it is asked which; null otherwise. */
export function whichItem(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const { customer } = heard.world;
  const { ranking } = heard.understood;
  const offered = offeredOf(rulebook, ranking);
  const [first] = offered;
  const isWorth = isWorthAsking(rulebook, ranking, { offered });
  if (!customer || !first || !isWorth) return null;
  const lists = offered.map(({ intent }) => {
    const policy = policyOf(rulebook, intent);
    return policy && undecidedList(policy, customer, conversation.chosen);
  });
  if (lists.some((list) => !list || list !== lists[0])) return null;
  const { intent } = first;
  return pursueTopic(rulebook, conversation, { intent, filled: [], world: heard.world });
}

type Ranking = Understood['ranking'];
