import type { Conversation } from '../../domain/conversation.ts';
import { type Entity, isMarker } from '../../domain/entity.ts';
import type { FactName } from '../../domain/fact.ts';
import { type Marker, PERSON_MARKERS } from '../../domain/marker.ts';
import { blanked } from '../../language/spans.ts';
import { pursueTopic } from '../answering/topic.ts';
import { type Heard, MIN_QUESTION_WORDS, wordsBeside } from '../heard.ts';
import { omit } from '../known/told.ts';
import { valuesFor } from '../known/values.ts';
import type { Progress } from '../progress.ts';
import { FOLLOWS } from '../reading/follows.ts';
import { policyOf, type Rulebook, topicOf } from '../rulebook.ts';
import { isDeniedAt } from '../slots/retractions/denied.ts';
import { backToOwnCase } from './otherCase.ts';

/** A message as it stands once it is clear whose case it is. */
export interface WhoseCase {
  readonly conversation: Conversation;
  /** The message without the account of the customer, where somebody else's case is meant. */
  readonly heard: Heard;
  /** True where the message before was about another person than this one. */
  readonly isOtherPerson: boolean;
  /** True where the message says whose case it is, and asks nothing. */
  readonly isOnlyWhose: boolean;
}

/**
 * Whose case a message speaks of. What the account says of the customer is not true of their son-in-law, nor is what
 * was told of the one true of the other: the account is left out, and each begins without the other's status.
 */
export function whoseCase(rulebook: Rulebook, conversation: Conversation, heard: Heard): WhoseCase {
  const isOfSomebodyElse = speaksOfSomebodyElse(rulebook, conversation, heard);
  const { world, understood } = heard;
  const entities = understood.entities.filter((entity) => !isOfPerson(entity));
  const whose = {
    ...heard,
    understood: { ...understood, entities },
    world: isOfSomebodyElse ? { ...world, customer: null, isAccountUnavailable: false } : world,
  };
  const isOnlyWhose = saysOnlyWhose(heard);
  if (isOfSomebodyElse === conversation.isOfSomebodyElse) {
    const isBack = conversation.ownCase !== null && comesBackToOwn(heard);
    return {
      conversation: isBack ? backToOwnCase(conversation) : conversation,
      heard: whose,
      isOtherPerson: isBack,
      isOnlyWhose,
    };
  }
  const left = isOfSomebodyElse ? conversation : backToOwnCase(conversation);
  const begun = { ...withoutStatus(left), isOfSomebodyElse };
  const forgotten = {
    facts: {},
    overheard: {},
    lastFilled: [],
    asking: null,
    choosing: null,
    lastAnswer: null,
  };
  return {
    conversation: world.customer ? { ...begun, ...forgotten } : begun,
    heard: whose,
    isOtherPerson: true,
    isOnlyWhose,
  };
}

const STATUS: readonly FactName[] = ['ambassador', 'customerSince'];

function withoutStatus({ facts, overheard, ...conversation }: Conversation): Conversation {
  const others = Object.entries(overheard).map(([policy, told]) => [
    policy,
    told.filter(({ fact }) => !STATUS.includes(fact)),
  ]);
  return { ...conversation, facts: omit(facts, STATUS), overheard: Object.fromEntries(others) };
}

/** Named in the message; or spoken of before, as long as no word of the customer's own or another matter ends it. */
function speaksOfSomebodyElse(rulebook: Rulebook, conversation: Conversation, heard: Heard): boolean {
  const lastOf = (marker: Marker) => placesOf(heard, marker).at(-1) ?? -1;
  const [named, theirs, own] = [lastOf('somebody-else'), lastOf('of-them'), lastOf('of-me')];
  // "My brother (no Ambassador) got a repair, and what do I get?" ends with the customer.
  if (named >= 0) return own < Math.max(named, theirs);
  if (!conversation.isOfSomebodyElse) return false;
  return theirs >= 0 || (own < 0 && !asksOfAnotherMatter(rulebook, conversation, heard));
}

/** "And mine?", which speaks of no other person. */
const comesBackToOwn = (heard: Heard): boolean =>
  placesOf(heard, 'of-me').length > 0 &&
  !heard.understood.entities.some((entity) => OF_OTHERS.some((marker) => isMarker(entity, marker)));

const OF_OTHERS: readonly Marker[] = ['somebody-else', 'of-them', 'other-person'];

/** "And mine?", "what about my brother?": it says whose, and hardly anything else. */
function saysOnlyWhose(heard: Heard): boolean {
  const persons = heard.understood.entities.filter(isOfPerson);
  return wordsBeside({ ...heard, text: blanked(heard.text, persons) }).length < MIN_WORDS_OF_QUESTION;
}

const MIN_WORDS_OF_QUESTION = 2;

/** Where words of the marker stand, in order; "not for me" and the "my" of "my brother" speak of nobody. */
function placesOf({ understood: { entities }, text }: Heard, marker: Marker): number[] {
  const spans = entities.filter(isOfPerson);
  return spans
    .filter((entity) => isMarker(entity, marker) && !isDeniedAt(text, entity.start))
    .filter(
      ({ start, end }) =>
        marker !== 'of-me' ||
        spans.every((other) => isMarker(other, marker) || other.end <= start || end <= other.start),
    )
    .map(({ start }) => start)
    .sort((one, other) => one - other);
}

const isOfPerson = (entity: Entity): boolean =>
  entity.kind === 'marker' && PERSON_MARKERS.includes(entity.marker);

function asksOfAnotherMatter(rulebook: Rulebook, conversation: Conversation, { understood }: Heard): boolean {
  const topic = topicOf(rulebook, conversation);
  const asked = rulebook.intents.get(understood.ranking[0]?.intent ?? '');
  if (understood.verdict !== 'confident' || asked?.kind !== 'faq' || topic === undefined) return false;
  const near = rulebook.subjects[topic ?? '']?.near ?? [];
  return asked.topic !== topic && !near.includes(asked.topic);
}

/** "No, I was asking for my son-in-law": what was answered for another person is answered for this one; null where the message asks something of its own. */
export function onOtherPerson(
  rulebook: Rulebook,
  { conversation, heard, isOtherPerson, isOnlyWhose }: WhoseCase,
): Progress | null {
  const { topic, asking } = conversation;
  const { verdict, followUp, command } = heard.understood;
  if (!isOtherPerson || topic === null || asking || command !== null) return null;
  // "And mine?" asks what was asked for the other.
  const isFull = !isOnlyWhose && wordsBeside(heard).length >= MIN_QUESTION_WORDS;
  const isFollowUp = !isOnlyWhose && followUp != null && followUp.confidence >= FOLLOWS.confident;
  const asksItself = (isFull && verdict === 'confident') || isFollowUp;
  if (asksItself || !policyOf(rulebook, topic)) return null;
  const filled = valuesFor(rulebook, conversation, { intent: topic, heard });
  return pursueTopic(rulebook, conversation, { intent: topic, filled, world: heard.world });
}

/** Whom the account knows hears that it was left out for somebody else, once. */
export function withoutAccountSaid(
  progress: Progress,
  said: Heard,
  { isOtherPerson, heard }: WhoseCase,
): Progress {
  const [first, ...others] = progress.steps;
  const isLeftOut = isOtherPerson && said.world.customer !== null && heard.world.customer === null;
  if (!isLeftOut || !first || first.notice || (first.kind !== 'answer' && first.kind !== 'ask'))
    return progress;
  return { ...progress, steps: [{ ...first, notice: 'somebody-else' }, ...others] };
}
