import type { Conversation } from '../domain/conversation.ts';
import type { Filled } from '../domain/fact.ts';
import { answerAlso, answerIntent } from './answer.ts';
import { chosenIntent } from './choice.ts';
import { onCommand } from './command.ts';
import {
  alsoAsked,
  beginsWith,
  type Heard,
  MIN_QUESTION_WORDS,
  sideIntent,
  valuesFor,
  wordsBesideValues,
} from './heard.ts';
import { onHelp } from './help.ts';
import { onItem, onOtherItem } from './item.ts';
import { clarify, declined, harmlessGuess, missed, outsideIntent } from './miss.ts';
import { overhear } from './overhear.ts';
import { onReply } from './reply.ts';
import { policyOf, type Rulebook } from './rulebook.ts';
import { withSympathy } from './sympathy.ts';
import { toldIntent } from './telling.ts';
import { type Progress, pursueTopic } from './topic.ts';

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

/** A subject we know to be outside is named as such; anything else was not understood. */
function turnedAway(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress {
  const outside = outsideIntent(rulebook, heard);
  return outside === null ? missed(conversation, heard) : declined(conversation, outside);
}

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
  const isKept = isSupposing || isLeaning || !upsets(rulebook, conversation, { filled, heard });
  return filled.length > 0 && isKept ? filled : null;
}

/** "Did it rain yesterday?": talk of something else whose values would replace what was told. */
function upsets(
  rulebook: Rulebook,
  { facts }: Conversation,
  { filled, heard }: { filled: readonly Filled[]; heard: Heard },
): boolean {
  const isCorrection = heard.understood.entities.some(
    (entity) => entity.kind === 'marker' && (entity.marker === 'correction' || entity.marker === 'instead'),
  );
  return (
    !isCorrection &&
    outsideIntent(rulebook, heard) !== null &&
    wordsBesideValues(heard) >= MIN_QUESTION_WORDS &&
    filled.some(({ fact }) => facts[fact]?.kind === 'known')
  );
}
