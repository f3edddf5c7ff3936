import type { Conversation } from '../../domain/conversation.ts';
import { centsIn, type Entity, isValue } from '../../domain/entity.ts';
import { date, money, term, type Value } from '../../domain/value.ts';
import { pursueTopic } from '../answering/topic.ts';
import { beginsWith, type Heard, wordsBesideValues } from '../heard.ts';
import type { Progress } from '../progress.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';
import { isSpokenOf } from '../said/spoken.ts';
import { isDeniedAt } from '../slots/retractions/denied.ts';
import { tellsOfAnother } from '../topicWords.ts';

/** True where a message could not be read by itself. */
export const isUnread = ({ steps: [first] }: Progress): boolean =>
  first?.kind === 'clarify' || first?.kind === 'decline' || first?.kind === 'say';

/** "I HAVE JUST TOLD YOU. The 7th": whoever only says once more what was told hears what it came to. */
export function orSaidAgain(
  rulebook: Rulebook,
  conversation: Conversation,
  { heard, progress }: { heard: Heard; progress: Progress },
): Progress {
  const { topic, lastAnswer } = conversation;
  if (heard.text.includes('?') || topic === null || !lastAnswer?.said.outcome) return progress;
  if (
    !isUnread(progress) &&
    !isHardlyRead(heard, progress) &&
    !isReadAsideBy(rulebook, topic, { heard, progress })
  )
    return progress;
  // "I said 19 in the end, not 1": what is denied was not told.
  const told = heard.understood.entities
    .filter((entity) => isValue(entity) && !isDeniedAt(heard.text, entity.start))
    .map(valueTold);
  const isSaidAgain = told.length > 0 && told.every((value) => value && isSpokenOf(conversation, value));
  if (!isSaidAgain || policyOf(rulebook, topic) === null) return progress;
  return pursueTopic(rulebook, conversation, { intent: topic, filled: [], world: heard.world });
}

/** True where only the words of the topic gave a message its reading, and hardly. */
const isHardlyRead = (heard: Heard, { read }: Progress): boolean =>
  read?.reading === 'in-topic' &&
  read.confidence < HARDLY_READ &&
  !beginsWith(heard, ['correction', 'instead']);

const HARDLY_READ = 0.4;

/** "As I told you. The 7th": a few words, none of another topic, were hardly meant for the other topic they were read in. */
function isReadAsideBy(
  { intents, topicWords }: Rulebook,
  topic: string,
  { heard, progress }: { heard: Heard; progress: Progress },
): boolean {
  const [first] = progress.steps;
  const own = intents.get(topic)?.topic;
  const read = first && 'intent' in first ? intents.get(first.intent)?.topic : undefined;
  if (own === undefined || read === undefined || topicWords.groupOf(read) === topicWords.groupOf(own))
    return false;
  return wordsBesideValues(heard) <= MAX_WORDS_AGAIN && !tellsOfAnother(topicWords, heard.text, own);
}

/** More words say more than that something was told before. */
const MAX_WORDS_AGAIN = 6;

/** What an entity tells where nothing has to be worked out; null for anything else. */
function valueTold(entity: Entity): Value | null {
  switch (entity.kind) {
    case 'date':
      return date(entity.date);
    case 'money':
    case 'number':
      return money(centsIn(entity));
    case 'term':
      return term(entity.vocabulary, entity.id);
    default:
      return null;
  }
}
