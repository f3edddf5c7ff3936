import type { Conversation } from '../domain/conversation.ts';
import type { Entity } from '../domain/entity.ts';
import type { Understood } from '../domain/understanding.ts';
import { undecidedList } from './account/account.ts';
import { isOneFamily } from './explained.ts';
import { closingConfidence, type Heard } from './heard.ts';
import { declined, missed } from './miss.ts';
import { policyOf, type Rulebook } from './rulebook.ts';
import { isMachineName } from './slots/machineName.ts';
import { type Progress, pursueTopic } from './topic.ts';

type Ranking = Understood['ranking'];

/** More than three would be a menu. */
const MAX_CLARIFY_INTENTS = 3;

/** Below this nothing is likely enough to be offered. */
export const MIN_OFFER_CONFIDENCE = 0.08;

const MIN_LONE_OFFER_CONFIDENCE = 0.55;
const MIN_OFFERS_CONFIDENCE = 0.4;

/**
 * From here on a subject outside is named instead of asking which of our questions is meant. In cross-validation three
 * of four such messages are outside, and seven of eight of those are about this subject.
 */
const MIN_OUTSIDE = { itself: 0.2, ratio: 0.25 };

/** From here on, intents that one answer serves are answered rather than asked apart. */
const MIN_TOGETHER_CONFIDENCE = 0.75;

/** Deeper in the ranking, an intent is not what was asked, whatever its answer covers. */
const MAX_TOGETHER_RANK = 3;

/** What to do when no intent is sure: close calls are asked about, once. */
export function clarify(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress {
  const { ranking } = heard.understood;
  const beside = subjectBeside(rulebook, heard.understood);
  if (beside !== null) return declined(conversation, beside);
  const offered = offeredOf(rulebook, ranking);
  const subject = ranking.filter((one) => isOfferedSubject(rulebook, one)).slice(0, 1);
  if (!isWorthOffering(offered, subject) && !isOfOneTopic(rulebook, offered, ranking))
    return missed(conversation, heard);
  const intents = [...offered.slice(0, MAX_CLARIFY_INTENTS - subject.length), ...subject].map(
    ({ intent }) => intent,
  );
  const isRepeat = intents.every((intent) => conversation.clarifying.includes(intent));
  if (isRepeat) return missed(conversation, heard);
  return {
    conversation: { ...conversation, clarifying: intents, raised: heard.text, asking: null, choosing: null },
    steps: [{ kind: 'clarify', intents }],
  };
}

/** "Where does my refund stand?", with two orders: where all that is likely asks of one of them, it is asked which; null otherwise. */
export function whichItem(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const { customer } = heard.world;
  const { ranking } = heard.understood;
  const offered = offeredOf(rulebook, ranking);
  const [first] = offered;
  if (!customer || !first || !(isWorthOffering(offered, []) || isOfOneTopic(rulebook, offered, ranking)))
    return null;
  const lists = offered.map(({ intent }) => {
    const policy = policyOf(rulebook, intent);
    return policy && undecidedList(policy, customer, conversation.chosen);
  });
  if (lists.some((list) => !list || list !== lists[0])) return null;
  const { intent } = first;
  return pursueTopic(rulebook, conversation, { intent, filled: [], world: heard.world });
}

/** One question alone, be it beside a subject outside, must be clearly likelier than not, and several together likely enough to ask about. */
function isWorthOffering(offered: Ranking, subject: Ranking): boolean {
  const sum = [...offered, ...subject].reduce((all, { confidence }) => all + confidence, 0);
  if (offered.length < 2) return offered.length === 1 && sum >= MIN_LONE_OFFER_CONFIDENCE;
  return sum >= MIN_OFFERS_CONFIDENCE;
}

/** "I am writing about my refund": what is asked of it is open, and all that is likely is of it. */
function isOfOneTopic({ intents }: Rulebook, offered: Ranking, ranking: Ranking): boolean {
  const topics = new Set(offered.map(({ intent }) => intents.get(intent)?.topic));
  if (offered.length < 2 || topics.size > 1 || ranking[0] !== offered[0]) return false;
  const ofTopic = ranking.filter(({ intent }) => topics.has(intents.get(intent)?.topic));
  return ofTopic.reduce((sum, { confidence }) => sum + confidence, 0) >= MIN_OFFERS_CONFIDENCE;
}

/** The subject outside that a message rather speaks of than of the question it resembles most; null when there is none such. */
export function subjectBeside(
  rulebook: Rulebook,
  { ranking, entities }: Pick<Understood, 'ranking' | 'entities'>,
): string | null {
  const [first] = ranking;
  const question = ranking.find(({ intent }) => kindOf(rulebook, intent) === 'faq');
  const outside = ranking.find(({ intent }) => kindOf(rulebook, intent) === 'decline');
  if (!question || !outside || outside === first) return null;
  // "My DeLonghi leaks" may be of an oven, and mostly is of one of ours.
  if (outside.intent === OTHER_COMPANIES && entities.some(isOurMachine) && question === first) return null;
  const isLikely =
    outside.confidence >= MIN_OUTSIDE.itself && outside.confidence >= MIN_OUTSIDE.ratio * question.confidence;
  return isLikely ? outside.intent : null;
}

const isOurMachine = (entity: Entity): boolean => isMachineName(entity) && entity.id !== OTHER_BRAND;

/** The subject of what others make and sell. */
const OTHER_COMPANIES = 'other-companies';

/** The value of a brand we do not know. */
const OTHER_BRAND = 'other';

function offeredOf(rulebook: Rulebook, ranking: Ranking): Ranking {
  return ranking
    .filter(
      ({ intent, confidence }) => confidence >= MIN_OFFER_CONFIDENCE && kindOf(rulebook, intent) === 'faq',
    )
    .slice(0, MAX_CLARIFY_INTENTS);
}

/** A subject we decline may be what is meant; "something else", named like its file, is a choice anyway. */
const isOfferedSubject = (rulebook: Rulebook, { intent, confidence }: Ranking[number]): boolean =>
  confidence >= MIN_OFFER_CONFIDENCE &&
  kindOf(rulebook, intent) === 'decline' &&
  rulebook.intents.get(intent)?.topic !== intent;

const kindOf = (rulebook: Rulebook, intent: string) => rulebook.intents.get(intent)?.kind;

/** The only intent likely enough to be offered; null when there are several, or none. */
export function loneOffer(rulebook: Rulebook, understood: Pick<Understood, 'ranking'>): string | null {
  const [first, ...others] = offeredOf(rulebook, understood.ranking);
  return first && others.length === 0 && first.confidence >= MIN_LONE_ANSWER ? first.intent : null;
}

/** From here on the only likely intent is answered, when it is of the topic spoken of. */
const MIN_LONE_ANSWER = 0.4;

/** The likeliest intent whose answer is right whichever of the likely ones is meant: it covers the others. */
export function harmlessGuess(rulebook: Rulebook, { ranking }: Pick<Understood, 'ranking'>): string | null {
  const serving = ranking
    .slice(0, MAX_TOGETHER_RANK)
    .find(({ intent }) => confidenceServed(rulebook, intent, ranking) >= MIN_TOGETHER_CONFIDENCE);
  return serving?.intent ?? null;
}

/** From here on small talk is answered as such, where no question is likely beside it. */
const MIN_SMALLTALK = { itself: 0.5, ratio: 2 };

/** Small talk that is likelier than any question by far: answering it does no harm. */
export function likelySmalltalk(rulebook: Rulebook, { ranking }: Pick<Understood, 'ranking'>): string | null {
  const [first] = ranking;
  if (!first || rulebook.intents.get(first.intent)?.kind !== 'smalltalk') return null;
  const isClosing = rulebook.intents.get(first.intent)?.closes;
  const itself = isClosing ? closingConfidence(rulebook, { ranking }) : first.confidence;
  const isOther = ({ intent }: Ranking[number]) =>
    OTHER_KINDS.includes(rulebook.intents.get(intent)?.kind ?? '');
  const question = ranking.find(isOther)?.confidence ?? 0;
  const isLikely = itself >= MIN_SMALLTALK.itself && itself >= MIN_SMALLTALK.ratio * question;
  return isLikely ? first.intent : null;
}

/** What a message may be instead of small talk: a question, or something outside. */
const OTHER_KINDS: readonly string[] = ['faq', 'decline'];

/** How likely the answer of an intent is to serve: it may cover other questions, and one policy decides all of its own. */
function confidenceServed(rulebook: Rulebook, id: string, ranking: Understood['ranking']): number {
  const intent = rulebook.intents.get(id);
  if (intent?.kind !== 'faq') return 0;
  return ranking
    .filter((other) => {
      const isTwin = intent.policy !== null && rulebook.intents.get(other.intent)?.policy === intent.policy;
      return (
        other.intent === id ||
        isTwin ||
        isOneFamily(rulebook, id, other.intent) ||
        intent.covers.includes(other.intent)
      );
    })
    .reduce((sum, { confidence }) => sum + confidence, 0);
}
