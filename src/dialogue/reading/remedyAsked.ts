import type { Conversation } from '../../domain/conversation.ts';
import { type Entity, type EntityOf, isMarker, isValue } from '../../domain/entity.ts';
import { FACT_VOCABULARIES } from '../../domain/fact.ts';
import type { FollowUp, RankedIntent } from '../../domain/understanding.ts';
import { beginsWith, type Heard, wordsBesideValues } from '../heard.ts';
import { type Rulebook, topicOf } from '../rulebook.ts';
import { isPutAhead } from '../slots/asked/supposed.ts';
import { isMachineName } from '../slots/machines/machineName.ts';
import { isRemedy } from '../slots/machines/received.ts';
import { FOLLOWS } from './follows.ts';

/** The question of a bought machine's warranty, and that of a repair's or an exchanged machine's guarantee. */
const WARRANTY_POLICY = 'warranty';
const GUARANTEE_POLICY = 'repair-guarantee';

/**
 * "If I take the new one, is it three years for the parts too?": how long what one gets from us is guaranteed, where
 * the words name it, is no question of the warranty the customer's own machine came with.
 */
export function withRemedyAsked(rulebook: Rulebook, conversation: Conversation, heard: Heard): Heard {
  const { understood } = heard;
  const [warranty, guarantee] = [WARRANTY_POLICY, GUARANTEE_POLICY].map((id) => intentOf(rulebook, id));
  const remedies = understood.entities.filter(isRemedy);
  if (!warranty || !guarantee) return heard;
  const cue = leadingToRemedyDay(rulebook, conversation, heard);
  if (cue) {
    const isRepair = remedies.length === 0 && GOT_BACK.test(heard.text.slice(cue.start, cue.end));
    const entities = [...understood.entities, ...(isRepair ? [repairAt(cue)] : [])];
    return { ...heard, understood: { ...understood, ...surely(guarantee), entities } };
  }
  if (pointsAtMachine(rulebook, conversation, heard))
    return { ...heard, understood: { ...understood, ...surely(warranty) } };
  if (remedies.length === 0) return heard;
  if (pointsAtRemedy(rulebook, conversation, heard))
    return { ...heard, understood: { ...understood, ...surely(guarantee) } };
  const isAsked = remedies.some((one) => isReceived(one) && isSpokenOf(rulebook, conversation, one));
  if (!isAsked) return heard;
  // "If I take the new one, is it three years for the parts too?": "the parts too" by itself leads back to the old machine.
  const { followUp, followUpAsked } = understood;
  if ([followUp, followUpAsked].some((one) => surelyLeadsTo(rulebook, warranty, one)))
    return { ...heard, understood: { ...understood, ...surely(guarantee) } };
  if (understood.ranking[0]?.intent !== warranty) return heard;
  const rebound = (ranking: readonly RankedIntent[]) => moved(ranking, { from: warranty, to: guarantee });
  const { ranking, inTopic } = understood;
  return {
    ...heard,
    understood: {
      ...understood,
      ranking: rebound(ranking),
      followUp: unlessLeadingTo(rulebook, warranty, understood.followUp),
      followUpAsked: unlessLeadingTo(rulebook, warranty, understood.followUpAsked),
      ...(inTopic && { inTopic: { ...inTopic, ranking: rebound(inTopic.ranking) } }),
    },
  };
}

/** "No, the NEW machine", "and the repair?", after how long something is guaranteed: only which one is said. */
function pointsAtRemedy(rulebook: Rulebook, { lastAnswer, asking }: Conversation, heard: Heard): boolean {
  const last = rulebook.intents.get(lastAnswer?.intent ?? '');
  const isOfGuarantee =
    last?.asks === 'guarantee' || [WARRANTY_POLICY, GUARANTEE_POLICY].includes(last?.policy ?? '');
  return (
    isOfGuarantee &&
    !asking &&
    !asksElse(rulebook, heard) &&
    (beginsWith(heard, ['leaning']) || putsRight(heard)) &&
    heard.understood.entities.filter(isValue).every(isRemedy) &&
    wordsBesideValues(heard) <= MAX_POINTING_WORDS
  );
}

/** "Say I get it back in July, is it covered at Christmas?", after how long a repair is guaranteed: the words that lead to that day. */
function leadingToRemedyDay(
  rulebook: Rulebook,
  { lastAnswer, asking }: Conversation,
  { text, understood: { entities, ranking } }: Heard,
): Entity | undefined {
  const isOfGuarantee = (intent: string | undefined) =>
    rulebook.intents.get(intent ?? '')?.policy === GUARANTEE_POLICY;
  const isSaid = isOfGuarantee(lastAnswer?.intent);
  if (asking || !(isSaid || isOfGuarantee(ranking[0]?.intent))) return undefined;
  const leadsToDay = (cue: Entity) =>
    entities.some(
      ({ kind, start, end }) =>
        kind === 'date' &&
        start >= cue.end &&
        WORDS_ONLY.test(text.slice(cue.end, start)) &&
        // "I got it back on 2 June", told while the guarantees are asked about, tells not what was done.
        (isSaid || isPutAhead(text, { start, end })),
    );
  return entities.find((one) => one.kind === 'cue' && one.facts.includes('remedyDate') && leadsToDay(one));
}

const WORDS_ONLY = /^[\s\p{L}]{0,14}$/u;

/** What one gets back was repaired; another machine is received. */
const GOT_BACK = /(?<!\p{L})(?:back|récup\p{L}*)(?!\p{L})/iu;

const repairAt = ({ start, end }: Entity): Entity => ({
  kind: 'term',
  vocabulary: FACT_VOCABULARIES.remedy!,
  id: REPAIR,
  start,
  end,
});

/** "No, the MACHINE. My DeLonghi", after the guarantee of a repair: the warranty of the machine itself is meant. */
function pointsAtMachine(rulebook: Rulebook, { lastAnswer }: Conversation, heard: Heard): boolean {
  const { text, understood } = heard;
  const values = understood.entities.filter(isValue);
  return (
    rulebook.intents.get(lastAnswer?.intent ?? '')?.policy === GUARANTEE_POLICY &&
    (beginsWith(heard, ['leaning']) || putsRight(heard)) &&
    !NEW.test(text) &&
    (values.some(isMachineName) || THE_MACHINE.test(text)) &&
    values.every(isMachineName) &&
    !(asksElse(rulebook, heard) && isQuestion(rulebook, heard)) &&
    wordsBesideValues(heard) <= (putsRight(heard) ? MAX_WORDS_PUT_RIGHT : MAX_POINTING_WORDS)
  );
}

/** "Mais non, la machine, ma Magimix". */
const MAX_WORDS_PUT_RIGHT = 5;

/** True where the likeliest reading is a question, and no small talk about a machine. */
const isQuestion = ({ intents }: Rulebook, { understood: { ranking } }: Heard): boolean =>
  intents.get(ranking[0]?.intent ?? '')?.kind === 'faq';

const THE_MACHINE = /(?<!\p{L})(?:machine|coffee maker|cafetière)(?!\p{L})/iu;
const NEW = /(?<!\p{L})(?:new|neuve|refurbished|reconditionnée)(?!\p{L})/iu;

/** "And who pays the repair?" surely asks something else of it; the name of the new machine alone reads as the offer it is part of. */
const asksElse = ({ intents }: Rulebook, { understood: { verdict, ranking } }: Heard): boolean =>
  verdict === 'confident' &&
  ![WARRANTY_POLICY, GUARANTEE_POLICY, OFFER_POLICY].includes(
    intents.get(ranking[0]?.intent ?? '')?.policy ?? '',
  );
const OFFER_POLICY = 'ambassador-offer';

/** "Mais non, la machine neuve": a correction, whatever leads to it. */
const putsRight = ({ understood }: Heard): boolean =>
  understood.entities.some((one) => isMarker(one, 'correction'));

/** Who says more asks something else of it: what it costs, whether one may choose it. */
const MAX_POINTING_WORDS = 3;

const surely = (intent: string) =>
  ({
    ranking: [{ intent, confidence: 1 }],
    verdict: 'confident',
    confidence: 1,
    also: [],
    inTopic: null,
    followUp: null,
    followUpAsked: null,
  }) as const;

/** "And the parts?" after a warranty asks it again, of the old machine. */
const leadsTo = (
  { intents }: Rulebook,
  intent: string,
  followUp: FollowUp | null | undefined,
): followUp is FollowUp => followUp != null && intents.get(followUp.intent)?.leads === intent;

const surelyLeadsTo = (rulebook: Rulebook, intent: string, followUp: FollowUp | null | undefined): boolean =>
  leadsTo(rulebook, intent, followUp) && followUp.confidence >= FOLLOWS.sure;

const unlessLeadingTo = (
  rulebook: Rulebook,
  intent: string,
  followUp: FollowUp | null | undefined,
): FollowUp | null => (!followUp || leadsTo(rulebook, intent, followUp) ? null : followUp);

const intentOf = ({ intents }: Rulebook, policy: string): string | undefined =>
  [...intents.values()].find((intent) => intent.policy === policy)?.id;

/** "Is the repair under warranty?" may ask whether the machine's warranty pays for it; a machine received is guaranteed by itself. */
const isReceived = ({ id }: EntityOf<'term'>): boolean => id !== REPAIR;
const REPAIR = 'repair';

/** "The new one" means ours where the exchange is spoken of; elsewhere it may be one the customer bought. */
const isSpokenOf = (rulebook: Rulebook, conversation: Conversation, { id }: EntityOf<'term'>): boolean =>
  id !== NEW_MACHINE || ['machine', 'ambassador'].includes(topicOf(rulebook, conversation) ?? '');
const NEW_MACHINE = 'new-machine';

/** The ranking with the likelihood of one intent given to the other. */
function moved(
  ranking: readonly RankedIntent[],
  { from, to }: { from: string; to: string },
): readonly RankedIntent[] {
  const share = ranking.find(({ intent }) => intent === from)?.confidence ?? 0;
  const own = ranking.find(({ intent }) => intent === to)?.confidence ?? 0;
  const others = ranking.filter(({ intent }) => intent !== from && intent !== to);
  return [{ intent: to, confidence: share + own }, ...others].toSorted(
    (one, other) => other.confidence - one.confidence,
  );
}
