import type { Conversation } from '../../domain/conversation.ts';
import { answerIntent } from '../answering/answer.ts';
import { declined, missed } from '../answering/miss.ts';
import { pursueTopic } from '../answering/topic.ts';
import type { Heard } from '../heard.ts';
import { undecidedList } from '../known/account.ts';
import { valuesFor } from '../known/values.ts';
import type { Progress } from '../progress.ts';
import { isReadFar } from '../reading/context.ts';
import {
  isOfferedSubject,
  isOfOurs,
  isSomethingOffered,
  isWorthAsking,
  MAX_OFFERED,
  offeredOf,
  offeredOfNamed,
} from '../reading/offers.ts';
import { subjectBeside } from '../reading/outside.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';

/** What to do when no intent is sure: close calls are asked about, once. */
export function clarify(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress {
  const beside = subjectBeside(rulebook, heard.understood);
  if (beside !== null) return declined(conversation, beside);
  // "Does it matter?", of a machine, is no choice between its warranty and the fee of a contract.
  const ranking = heard.understood.ranking.filter(
    ({ intent }) => !isReadFar(rulebook, conversation, { intent, text: heard.text }),
  );
  const offered = offeredOf(rulebook, ranking);
  const [only, ...others] = offered;
  const isAlone = only && others.length === 0 && offeredOf(rulebook, heard.understood.ranking).length > 1;
  // "So how much are we talking?", of a repair: of all that is likely, one alone is of what is spoken of.
  if (isAlone && only.confidence >= LIKELY_ALONE)
    return answerIntent(rulebook, { ...conversation, clarifying: [] }, { intent: only.intent, heard });
  const subject = ranking.filter((one) => isOfferedSubject(rulebook, one)).slice(0, 1);
  const isWorth =
    isWorthAsking(rulebook, ranking, { offered, subject }) ||
    (isSomethingOffered(offered) && isOfOurs(rulebook, conversation, heard.understood));
  const choices = isWorth
    ? [...offered.slice(0, MAX_OFFERED - subject.length), ...subject]
    : offeredOfNamed(rulebook, conversation, heard.understood);
  if (choices.length === 0) return missed(conversation, heard);
  const intents = choices.map(({ intent }) => intent);
  const isRepeat = intents.every((intent) => conversation.clarifying.includes(intent));
  if (isRepeat) return missed(conversation, heard);
  return {
    conversation: { ...conversation, clarifying: intents, raised: heard.text, asking: null, choosing: null },
    steps: [{ kind: 'clarify', intents }],
  };
}

/** "So I handed it over on 1 June, right?": where all that is likely is worked out alike, what is told counts for what was spoken of; null otherwise. */
export function toldAlike(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const { topic: intent } = conversation;
  const policy = policyOf(rulebook, intent);
  const offered = offeredOf(rulebook, heard.understood.ranking);
  const isAlike = offered.length > 1 && offered.every((one) => policyOf(rulebook, one.intent) === policy);
  if (intent === null || policy === null || !isAlike) return null;
  const filled = valuesFor(rulebook, conversation, { intent, heard, isFollowUp: true });
  return filled.some(({ ground }) => ground === 'cued')
    ? pursueTopic(rulebook, conversation, { intent, filled, world: heard.world })
    : null;
}

/** From here on the only question of the topic spoken of is answered rather than asked about. */
const LIKELY_ALONE = 0.35;

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
