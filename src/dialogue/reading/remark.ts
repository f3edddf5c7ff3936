import type { Conversation } from '../../domain/conversation.ts';
import { CALL_FACTS, type Fact, type Filled, isName } from '../../domain/fact.ts';
import type { Marker } from '../../domain/marker.ts';
import { COMMON_WORDS } from '../../language/words.ts';
import { type Heard, isRemark, wordsBeside } from '../heard.ts';
import type { Rulebook } from '../rulebook.ts';
import { isPrice, PRICES } from '../slots/amounts/barePrices.ts';
import { agrees } from '../slots/candidates/roughDates.ts';
import { CLEARLY_FOLLOWS } from './follows.ts';
import { outsideIntent } from './outside.ts';

/** Less beside a value is no talk of anything: "thanks, 3 May". */
const MIN_REMARK_WORDS = 2;
/** Shorter words name nothing: "so with 300 and 100?" is about what was spoken of. */
const MIN_NAMING_CHARS = 4;

/** The subject outside that a message talks about, though values of ours could be read in it; null for any other message. */
export function remarkOutside(
  rulebook: Rulebook,
  { facts }: Conversation,
  { filled, heard }: { filled: readonly Filled[]; heard: Heard },
): string | null {
  // Words that correct, those that name a value, and a value that was missing tell of ours.
  const isOurs = ({ fact, ground }: Filled) =>
    ground !== 'guessed' || isName(fact) || facts[fact]?.kind === 'unknown';
  if (isCorrection(heard) || filled.some(isOurs) || tellsBothPrices(filled)) return null;
  // "And is the 12th included?" clearly asks of the answer, whatever its words are near to outside.
  if ((heard.understood.followUp?.confidence ?? 0) >= CLEARLY_FOLLOWS) return null;
  const words = wordsBeside(heard);
  return words.length < MIN_REMARK_WORDS || !words.some(isNaming) ? null : outsideIntent(rulebook, heard);
}

const isNaming = (word: string): boolean =>
  word.length >= MIN_NAMING_CHARS && !COMMON_WORDS.has(word.toLowerCase());

const isCorrection = ({ understood }: Heard): boolean =>
  understood.entities.some((entity) => entity.kind === 'marker' && TAKING_BACK.includes(entity.marker));

const TAKING_BACK: readonly Marker[] = ['correction', 'checked', 'instead'];

/** The values without those that a sentence about something else seems to give to what was told for sure: "so you owe me 3 euros". */
export function withoutIdleGuesses(
  conversation: Conversation,
  { filled, heard }: { filled: readonly Filled[]; heard: Heard },
): Filled[] {
  const isSaid = isRemark(heard);
  const isCase = tellsBothPrices(filled);
  const isIdle = ({ fact, known }: Filled) =>
    isSaid &&
    !CALL_FACTS.includes(fact) &&
    isToldOtherwise(conversation.facts[fact], known) &&
    !isToldExactly(conversation.facts[fact], { known, heard }) &&
    !(isCase && isPrice(fact));
  return filled.filter((one) => isName(one.fact) || one.ground !== 'guessed' || !isIdle(one));
}

/** True where another value was told; a day that lies within a rough one says the same, exactly. */
const isToldOtherwise = (was: Fact | undefined, now: Filled['known']): boolean =>
  was?.kind === 'known' && !agrees(was, now);

/** "I've asked her, it was 12 December 2023. So are the parts covered?", of a purchase told roughly: a day that words lead to takes its place. */
const isToldExactly = (
  was: Fact | undefined,
  { known, heard: { text, understood } }: { readonly known: Filled['known']; readonly heard: Heard },
): boolean =>
  was?.kind === 'known' &&
  (was.approximate || was.until !== undefined) &&
  known.value.kind === 'date' &&
  !known.approximate &&
  known.until === undefined &&
  understood.entities.some(
    (day) =>
      day.kind === 'date' &&
      day.precision === 'day' &&
      YEAR_SAID.test(text.slice(day.start, day.end)) &&
      IT_WAS.test(text.slice(0, day.start)),
  );

const YEAR_SAID = /\d{4}$/u;
const IT_WAS =
  /(?<!\p{L})(?:it was|it['’]?s|it is|that was|c['’](?:était|est)|était)(?: (?:on|the|actually|in fact|really|exactly|le|du|en fait|exactement|bien|datée? du))*\s+$/iu;

/** "My friend's is 179 and 19": two prices told together are those of another case. */
export const tellsBothPrices = (filled: readonly Filled[]): boolean =>
  PRICES.every((price) => filled.some(({ fact }) => fact === price));
