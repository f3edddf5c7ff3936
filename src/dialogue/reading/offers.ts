import type { Conversation } from '../../domain/conversation.ts';
import type { Understood } from '../../domain/understanding.ts';
import type { Rulebook } from '../rulebook.ts';
import { isOurMachine } from './outside.ts';

type Ranking = Understood['ranking'];

/** More than three would be a menu. */
export const MAX_OFFERED = 3;

/** Below this nothing is likely enough to be offered. */
export const MIN_OFFER_CONFIDENCE = 0.08;

const MIN_LONE_OFFER_CONFIDENCE = 0.55;
const MIN_OFFERS_CONFIDENCE = 0.4;

/** The likeliest questions of ours that can be named: "are you sure?" and other words that fit any answer name no question. */
export const offeredOf = (rulebook: Rulebook, ranking: Ranking): Ranking =>
  likelyOf(rulebook, ranking)
    .filter(({ intent }) => rulebook.intents.get(intent)?.asks === null)
    .slice(0, MAX_OFFERED);

const likelyOf = (rulebook: Rulebook, ranking: Ranking): Ranking =>
  ranking.filter(
    ({ intent, confidence }) =>
      confidence >= MIN_OFFER_CONFIDENCE && rulebook.intents.get(intent)?.kind === 'faq',
  );

/** A subject we decline may be what is meant; "something else", named like its file, is a choice anyway. */
export const isOfferedSubject = (rulebook: Rulebook, { intent, confidence }: Ranking[number]): boolean =>
  confidence >= MIN_OFFER_CONFIDENCE &&
  rulebook.intents.get(intent)?.kind === 'decline' &&
  rulebook.intents.get(intent)?.topic !== intent;

/** True where the offers are likely enough to ask which of them is meant. */
export const isWorthAsking = (
  rulebook: Rulebook,
  ranking: Ranking,
  { offered, subject = [] }: { offered: Ranking; subject?: Ranking },
): boolean => isWorthOffering(offered, subject) || isOfOneTopic(rulebook, offered, ranking);

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

/** "Been an Ambassador for ages, is my Citiz too old?": no question is likely alone, all of them together are, and a thing of ours is named. */
export function isOfOurs(
  { intents }: Rulebook,
  { asking }: Pick<Conversation, 'asking'>,
  {
    ranking,
    entities,
    leaving,
    isElsewhere,
  }: Pick<Understood, 'ranking' | 'entities' | 'leaving' | 'isElsewhere'>,
): boolean {
  const isNamed = entities.some(isOurMachine) || (leaving?.named ?? []).length > 0;
  // What is said while we ask is a reply of some kind.
  if (!isNamed || isElsewhere || asking) return false;
  const sumOf = (kind: string) =>
    ranking
      .filter(({ intent }) => intents.get(intent)?.kind === kind)
      .reduce((sum, { confidence }) => sum + confidence, 0);
  const asked = sumOf('faq');
  return asked >= MIN_OF_OURS.itself && sumOf('decline') <= MIN_OF_OURS.outside * asked;
}

/** Two questions to choose from, or one that is likely to be meant. */
export const isSomethingOffered = ([first, ...others]: Ranking): boolean =>
  first !== undefined && (others.length > 0 || first.confidence >= MIN_OF_OURS.alone);

/** « Ras le bol de ma formule café »: where no question is likely but a thing of ours is named, the likeliest of its topic. */
export function offeredOfNamed(
  rulebook: Rulebook,
  conversation: Pick<Conversation, 'asking'>,
  understood: Understood,
): Ranking {
  const named = understood.leaving?.named ?? [];
  if (named.length !== 1 || !isOfOurs(rulebook, conversation, understood)) return [];
  const near = understood.ranking.filter(({ intent, confidence }) => {
    const { topic, kind, asks } = rulebook.intents.get(intent) ?? {};
    return topic === named[0] && kind === 'faq' && asks === null && confidence >= MIN_OF_OURS.near;
  });
  return near.length > 1 ? near.slice(0, MAX_OFFERED) : [];
}

/** A message outside that names a thing of ours ("my tax refund") is likelier to be about a subject that we decline. */
const MIN_OF_OURS = { itself: 0.3, alone: 0.3, near: 0.04, outside: 1.3 };

/** The only intent likely enough to be offered; null when there are several, or none. */
export function loneOffer(rulebook: Rulebook, understood: Pick<Understood, 'ranking'>): string | null {
  const [first, ...others] = likelyOf(rulebook, understood.ranking);
  return first && others.length === 0 && first.confidence >= MIN_LONE_ANSWER ? first.intent : null;
}

/** From here on the only likely intent is answered, when it is of the topic spoken of. */
const MIN_LONE_ANSWER = 0.4;
