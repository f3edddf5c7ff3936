import type { Conversation } from '../../domain/conversation.ts';
import { FACT_KINDS, type FactName, type Filled } from '../../domain/fact.ts';
import type { Policy } from '../../policy/contract.ts';
import { type Heard, MIN_QUESTION_WORDS, wordsBesideValues } from '../heard.ts';
import { tellingsOf, valuesFor, valuesOf } from '../known/values.ts';
import { policyOf, type Rulebook, topicOf } from '../rulebook.ts';
import { ownerOf } from '../said/explained.ts';
import { namesTopic } from '../topicWords.ts';
import { tellsBothPrices } from './remark.ts';

/** One value may belong to anything, unless it is named. */
const MIN_VALUES = 2;
/** What was not understood needs more of them, all named, and for the question it most likely is. */
const MIN_VALUES_UNKNOWN = 3;

/** An intent this much less likely than the first is not what the message is about. */
const AS_LIKELY = 0.2;

/**
 * What an unsure message is about by the values it gives: two prices, or a start and a length, belong to the policy that
 * reads them. Among policies that read as many, the likelier intent; null when the values tell nothing.
 */
export function intentByValues(rulebook: Rulebook, conversation: Conversation, heard: Heard): string | null {
  const { ranking, verdict } = heard.understood;
  if (verdict === 'confident' && (heard.text.includes('?') || conversation.asking)) return null;
  const unasked = { ...conversation, asking: null };
  const tellings = tellingsOf(heard, unasked);
  const taken = new Map(
    [...rulebook.policies.values()].map((policy) => [
      policy.id,
      valuesOf(rulebook, unasked, { policy, heard, told: tellings, isFollowUp: false }),
    ]),
  );
  // "24 months, it was 99 by itself and 1 with the plan" is about these prices, whatever its other words seem to ask.
  if (verdict === 'confident') return pricedIntent(rulebook, conversation, taken);
  const countOf = (id: string) => taken.get(rulebook.intents.get(id)?.policy ?? '')?.length ?? 0;
  const told = [
    ...toldIntents(rulebook, conversation, { taken, heard }),
    ...namedIntents(rulebook, { taken, heard }),
  ];
  const likely = ranking.map(({ intent }) => intent).filter((id) => rulebook.intents.get(id)?.kind === 'faq');
  const owners = likely.map((id) => ownerOf(rulebook, id));
  const [best] = [...owners.filter((id) => told.includes(id)), ...told];
  if (best !== undefined) return best;
  // A guess from values settles what is about as likely; it makes nothing likely.
  const least = (ranking[0]?.confidence ?? 0) * AS_LIKELY;
  const near = likely.filter((id) => ranking.some((one) => one.intent === id && one.confidence >= least));
  if (verdict === 'unknown') {
    const named = taken.get(rulebook.intents.get(near[0] ?? '')?.policy ?? '')?.filter(isNamed) ?? [];
    return near[0] === ranking[0]?.intent && named.length >= MIN_VALUES_UNKNOWN ? near[0]! : null;
  }
  const most = Math.max(...near.map(countOf));
  const taking = most >= MIN_VALUES ? near.find((id) => countOf(id) === most)! : null;
  const reading =
    taking && (toldForSpoken(rulebook, conversation, { taking, near, countOf, heard }) ?? taking);
  const [first] = likely;
  return reading !== null && first !== undefined && isRead(rulebook, conversation, { first, reading, heard })
    ? first
    : reading;
}

/** "Nearly three years rather, it was in July 2023", of a machine: what is told and names nothing of another topic is told for the answer spoken of, where that reads any of it; null otherwise. */
function toldForSpoken(
  rulebook: Rulebook,
  conversation: Conversation,
  { taking, near, countOf, heard }: Near & { taking: string; heard: Heard },
): string | null {
  const { topic } = conversation;
  const other = rulebook.intents.get(taking)?.topic;
  const spoken = topicOf(rulebook, conversation);
  if (topic === null || spoken === null || other === undefined || other === spoken) return null;
  if (heard.text.includes('?') || !near.includes(topic) || countOf(topic) === 0) return null;
  return namesTopic(rulebook.topicWords, heard.text, other) ? null : topic;
}

interface Near {
  readonly near: readonly string[];
  readonly countOf: (intent: string) => number;
}

/**
 * "What's the warranty on the Professional range, the big one at the office?": of what is likely, only the likeliest
 * reads what the message names, or its answer rests on nothing else ("my son dropped it, is that under warranty?").
 */
export function settledByName(rulebook: Rulebook, conversation: Conversation, heard: Heard): string | null {
  const [first, ...others] = heard.understood.ranking;
  if (!first || first.confidence < LIKELY_BY_NAME) return null;
  const namedFor = (intent: string) =>
    valuesFor(rulebook, { ...conversation, asking: null }, { intent, heard, isAsked: true })
      .map(({ fact }) => fact)
      .filter((fact) => ['term', 'flag'].includes(FACT_KINDS[fact]));
  const near = others.filter(({ confidence }) => confidence >= first.confidence * AS_LIKELY);
  const isOutside = near.some(({ intent }) => rulebook.intents.get(intent)?.kind !== 'faq');
  const named = isOutside ? [] : namedFor(first.intent);
  const isOwn = named.some((fact) => !near.some(({ intent }) => namedFor(intent).includes(fact)));
  return isOwn || restsOn(rulebook, first.intent, named) ? first.intent : null;
}

/** True when what is named is all that the answer of the intent depends on, beside what it takes in passing. */
function restsOn(rulebook: Rulebook, intent: string, named: readonly FactName[]): boolean {
  const policy = policyOf(rulebook, intent);
  const reads = Object.keys(policy?.reads ?? {}) as FactName[];
  const own = reads.filter((fact) => !policy?.asides?.includes(fact));
  return own.length > 0 && own.every((fact) => named.includes(fact));
}

/** Less likely, a name decides nothing. */
const LIKELY_BY_NAME = 0.5;

/** "Bought a Krups in March, it's dead, what do I do?": the likelier question is meant where its answer reads, be it in passing, all that the other reads. */
function isRead(
  rulebook: Rulebook,
  conversation: Conversation,
  { first, reading, heard }: { first: string; reading: string; heard: Heard },
): boolean {
  const factsOf = (intent: string) =>
    valuesFor(rulebook, { ...conversation, asking: null }, { intent, heard, isAsked: true }).map(
      ({ fact }) => fact,
    );
  const own = factsOf(first);
  return factsOf(reading).every((fact) => own.includes(fact));
}

/** The intent of the policy that both prices of a message are for, in the middle of its topic; null when it does not tell both. */
function pricedIntent(rulebook: Rulebook, conversation: Conversation, taken: Taken): string | null {
  const priced = [...taken].find(
    ([id, filled]) => ownsItsValues(rulebook.policies.get(id)) && tellsBothPrices(filled),
  );
  const owner = [...rulebook.intents.values()].find(({ policy }) => policy === priced?.[0]);
  // "I got 34 instead of 52" are no prices of a contract nobody spoke of.
  return owner !== undefined && owner.topic === topicOf(rulebook, conversation) ? owner.id : null;
}

type Taken = ReadonlyMap<string, readonly Filled[]>;

/** The intents of the topic just spoken of that a bare statement tells most for: values and little else, or a named one. */
function toldIntents(
  rulebook: Rulebook,
  conversation: Conversation,
  { taken, heard }: { taken: Taken; heard: Heard },
): string[] {
  const topic = topicOf(rulebook, conversation);
  if (topic === null || heard.text.includes('?')) return [];
  const isBare = wordsBesideValues(heard) < MIN_QUESTION_WORDS;
  const counts = [...rulebook.intents.values()]
    .filter(({ id, topic: own }) => own === topic && ownerOf(rulebook, id) === id)
    .map(({ id, policy }) => {
      const filled = taken.get(policy ?? '') ?? [];
      return { id, count: (isBare && filled.length >= MIN_VALUES ? filled : filled.filter(isNamed)).length };
    });
  const most = Math.max(...counts.map(({ count }) => count));
  return most === 0 ? [] : counts.filter(({ count }) => count === most).map(({ id }) => id);
}

/** "Back to my plan: 199 without, 1 with": who names several values that one policy reads most of means its question, whatever was spoken of. */
function namedIntents(rulebook: Rulebook, { taken, heard }: { taken: Taken; heard: Heard }): string[] {
  if (heard.text.includes('?')) return [];
  // "Repaired on 14 September": with few other words a term names itself as well as a cue does.
  const isBare = wordsBesideValues(heard) < MIN_QUESTION_WORDS;
  const isTold = (filled: Filled) => filled.ground === 'cued' || (isBare && isNamed(filled));
  // What explains an answer, or leaves the values to it, reads what that answer reads.
  const counts = [...taken]
    .filter(([id]) => ownsItsValues(rulebook.policies.get(id)))
    .map(([id, filled]) => ({ id, count: filled.filter(isTold).length }));
  const most = Math.max(...counts.map(({ count }) => count));
  const [best, ...others] = counts.filter(({ count }) => count === most);
  if (!best || others.length > 0 || most < MIN_VALUES) return [];
  return [...rulebook.intents.values()].filter(({ policy }) => policy === best.id).map(({ id }) => id);
}

const ownsItsValues = (policy: Policy | undefined): boolean =>
  policy?.explains === undefined && policy?.defersTo === undefined;

/** Words beside the value, or the value's own name, say what it is. */
const isNamed = ({ ground, fact }: Filled): boolean => ground === 'cued' || FACT_KINDS[fact] === 'term';
