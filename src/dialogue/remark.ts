import type { Conversation } from '../domain/conversation.ts';
import { type Filled, isName } from '../domain/fact.ts';
import { type Heard, wordsBesideValues } from './heard.ts';
import { outsideIntent } from './miss.ts';
import type { Rulebook } from './rulebook.ts';

/** Less beside a value is no talk of anything: "thanks, 3 May". */
const MIN_REMARK_WORDS = 2;

/** The subject outside that a message talks about, though values of ours could be read in it; null for any other message. */
export function remarkOutside(
  rulebook: Rulebook,
  { facts }: Conversation,
  { filled, heard }: { filled: readonly Filled[]; heard: Heard },
): string | null {
  // Words that correct, those that name a value, and a value that was missing tell of ours.
  const isOurs = ({ fact, ground }: Filled) =>
    ground !== 'guessed' || isName(fact) || facts[fact]?.kind === 'unknown';
  if (isCorrection(heard) || filled.some(isOurs)) return null;
  return wordsBesideValues(heard) < MIN_REMARK_WORDS ? null : outsideIntent(rulebook, heard);
}

const isCorrection = ({ understood }: Heard): boolean =>
  understood.entities.some(
    (entity) => entity.kind === 'marker' && (entity.marker === 'correction' || entity.marker === 'instead'),
  );
