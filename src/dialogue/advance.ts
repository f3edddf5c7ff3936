import type { Conversation } from '../domain/conversation.ts';
import type { FactName, Filled } from '../domain/fact.ts';
import { accountFacts, undecidedList } from './account.ts';
import { answerAlso, answerAside, answerIntent } from './answer.ts';
import { askAgain, isExhausted } from './ask.ts';
import { chosenIntent } from './choice.ts';
import { onCommand } from './command.ts';
import {
  beginsWith,
  type Heard,
  MIN_QUESTION_WORDS,
  sideIntent,
  valuesFor,
  wordsBesideValues,
} from './heard.ts';
import { onHelp } from './help.ts';
import { onItem, onOtherItem } from './item.ts';
import { clarify, declined, harmlessGuess, missed } from './miss.ts';
import { overhear } from './overhear.ts';
import { policyOf, type Rulebook } from './rulebook.ts';
import { withSympathy } from './sympathy.ts';
import { toldIntent } from './telling.ts';
import { withUnknown } from './told.ts';
import { type Progress, pursueTopic } from './topic.ts';
import { unknownFacts } from './unknown.ts';

/** Moves the dialogue on by one message: a command, a choice, the reply to our question, or a new question. */
export function advance(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress {
  const commanded = onCommand(rulebook, conversation, heard);
  if (commanded) return withSympathy(rulebook, commanded, heard.text);
  const progress =
    onHelp(rulebook, conversation, heard) ??
    onChoice(rulebook, conversation, heard) ??
    onReply(rulebook, conversation, heard) ??
    onQuestion(rulebook, conversation, heard);
  const told = overhear(rulebook, {
    before: conversation,
    after: progress.conversation,
    heard,
    steps: progress.steps,
  });
  return withSympathy(rulebook, { ...progress, conversation: told }, heard.text);
}

/** "And a Magimix?" asks the last question again, unless it surely asks another. */
const SURE_OF_ANOTHER = 0.9;

function onChoice(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const { choosing } = conversation;
  if (choosing) return onItem(rulebook, conversation, { choosing, heard });
  const intent = chosenIntent(rulebook, conversation.clarifying, heard);
  // A label picks; its words give no values: those were told before.
  return intent === null
    ? null
    : pursueTopic(rulebook, conversation, { intent, filled: [], world: heard.world });
}

function onReply(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const { asking, topic } = conversation;
  if (!asking || !topic) return null;

  const policy = policyOf(rulebook, topic);
  const filled = valuesFor(rulebook, conversation, { intent: topic, heard });
  const unknown = policy ? unknownFacts(conversation, policy, { heard, filled }) : [];
  if (filled.length > 0) {
    const settled = unknown.reduce(withUnknown, conversation);
    const progress = pursueTopic(rulebook, settled, { intent: topic, filled, world: heard.world });
    const aside = heard.understood.aside?.intent;
    const isOther = aside !== undefined && aside !== topic && rulebook.intents.get(aside)?.kind === 'faq';
    return isOther ? answerAlso(rulebook, progress, { intents: [aside], heard }) : progress;
  }
  const side = unknown.some((fact) => speaksOf(fact, heard)) ? null : sideIntent(conversation, heard);
  if (side !== null) {
    const progress = answerAside(rulebook, conversation, { intent: side, heard });
    return answerAlso(rulebook, progress, { intents: alsoAsked(rulebook, heard), heard });
  }
  if (isAnsweredByAccount(rulebook, conversation, heard))
    return pursueTopic(rulebook, conversation, { intent: topic, filled: [], world: heard.world });
  if (unknown.length === 0 && !isExhausted(conversation))
    return askAgain(conversation, topic, { fact: asking.fact, problem: 'not-understood', values: {} });
  const settled = (unknown.length > 0 ? unknown : [asking.fact]).reduce(withUnknown, conversation);
  const progress = pursueTopic(rulebook, settled, { intent: topic, filled: [], world: heard.world });
  const [first] = progress.steps;
  const isSame = first?.kind === 'ask' && first.fact === asking.fact;
  return isSame ? { ...progress, steps: [{ ...first, notice: 'no-matter' }] } : progress;
}

function onQuestion(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress {
  const { ranking, verdict } = heard.understood;
  const { topic } = conversation;
  const other = onOtherItem(rulebook, conversation, heard);
  if (other) return other;
  const filled = followUpValues(rulebook, conversation, heard);
  if (topic !== null && filled)
    return pursueTopic(rulebook, conversation, { intent: topic, filled, world: heard.world });

  const [first] = ranking;
  if (!first || verdict === 'unknown') return turnedAway(rulebook, conversation, heard);
  const guess = () => harmlessGuess(rulebook, heard.understood) ?? toldIntent(rulebook, conversation, heard);
  const intent = verdict === 'unsure' ? guess() : first.intent;
  if (intent === null) return clarify(rulebook, conversation, heard);
  const progress = answerIntent(rulebook, conversation, { intent, heard });
  return answerAlso(rulebook, progress, { intents: alsoAsked(rulebook, heard), heard });
}

/** True when words of the message say that it is about this fact. */
const speaksOf = (fact: FactName, { understood }: Heard): boolean =>
  understood.entities.some((entity) => entity.kind === 'cue' && entity.facts.includes(fact));

/** A subject we know to be outside is named as such; anything else was not understood. */
function turnedAway(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress {
  const [first] = heard.understood.ranking;
  const isOutside = first !== undefined && rulebook.intents.get(first.intent)?.kind === 'decline';
  return isOutside && heard.isReadable && first.confidence >= SURE_IT_IS_OUTSIDE
    ? declined(conversation, first.intent)
    : missed(conversation, heard);
}

/** Below this it is not clear enough what the message is about to name its subject. */
const SURE_IT_IS_OUTSIDE = 0.4;

/** Who signs in while we ask has answered by that, or can pick what we ask about. */
function isAnsweredByAccount(rulebook: Rulebook, conversation: Conversation, { world }: Heard): boolean {
  const { asking, chosen, topic } = conversation;
  const policy = policyOf(rulebook, topic);
  if (!asking || !policy) return false;
  const isKnown = accountFacts(world.customer, chosen)[asking.fact] !== undefined;
  return isKnown || undecidedList(policy, world.customer, chosen) !== null;
}

/** Further questions of the message; a greeting beside a question is no question. */
const alsoAsked = (rulebook: Rulebook, { understood }: Heard): string[] =>
  understood.also.map(({ intent }) => intent).filter((id) => rulebook.intents.get(id)?.kind === 'faq');

/** "It is the 24 months contract": a telling whose values what it seems to ask could not use is none of its own. */
function tellsForTopic(rulebook: Rulebook, conversation: Conversation, heard: Heard): boolean {
  const side = sideIntent(conversation, heard);
  const isTelling = beginsWith(heard, ['telling']) && !heard.text.includes('?');
  return (
    isTelling && side !== null && valuesFor(rulebook, conversation, { intent: side, heard }).length === 0
  );
}

/** New values for the topic just answered ("no, 24 months"), when the message is not a question of its own. */
function followUpValues(
  rulebook: Rulebook,
  conversation: Conversation,
  heard: Heard,
): readonly Filled[] | null {
  const { topic } = conversation;
  if (topic === null || !policyOf(rulebook, topic)) return null;
  const markers = heard.understood.entities.filter((entity) => entity.kind === 'marker');
  const isSupposing = markers.some(({ marker }) => marker === 'what-if');
  const startsLeaning = beginsWith(heard, ['leaning']);
  const [first] = heard.understood.ranking;
  const isLeaning = startsLeaning && (first?.confidence ?? 0) < SURE_OF_ANOTHER;
  const isOwnQuestion =
    !isSupposing &&
    !isLeaning &&
    !tellsForTopic(rulebook, conversation, heard) &&
    sideIntent(conversation, heard) !== null &&
    wordsBesideValues(heard) >= MIN_QUESTION_WORDS;
  if (isOwnQuestion) return null;
  const filled = valuesFor(rulebook, conversation, { intent: topic, heard, isFollowUp: true });
  return filled.length > 0 ? filled : null;
}
