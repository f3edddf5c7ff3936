import type { MoodWords } from '../domain/content.ts';
import type { Conversation } from '../domain/conversation.ts';
import { LANGUAGES } from '../domain/language.ts';
import { type Mood, TOLD_MOODS } from '../domain/mood.ts';
import type { DialogueStep } from '../domain/step.ts';
import { plainWords } from '../language/normalise.ts';
import type { Progress } from './progress.ts';
import type { MoodBook, Rulebook } from './rulebook.ts';

/** Deeper in a story, a word about how the customer fares is not what it is about. */
const MAX_READ_CHARS = 1_000;

/** A word of sympathy opens the reply to who tells of trouble; said once, as it would soon sound hollow. */
export function withSympathy(
  { moods }: Rulebook,
  progress: Progress,
  { text, before }: { readonly text: string; readonly before: Conversation },
): Progress {
  const { conversation, steps } = progress;
  const [first, ...others] = steps;
  if (!first || (!opensTopic(first) && first.kind !== 'clarify')) return progress;
  // Who hears the same again has not been answered better.
  if (opensTopic(first) && isMissed(moods, { text, before }) && isFresh(first))
    return { ...progress, steps: [{ ...first, sympathy: 'missed' }, ...others] };
  const sympathy = moodTold(moods, text);
  if (!sympathy || conversation.hasSympathised) return progress;
  // Before a question of ours only a blow calls for a word: the rest waits for the answer.
  if (first.kind === 'clarify' && sympathy !== 'hardship') return progress;
  return {
    conversation: { ...conversation, hasSympathised: true },
    steps: [{ ...first, sympathy }, ...others],
  };
}

/** The heaviest mood that the words tell of the customer; undefined where they tell none. */
function moodTold(moods: MoodBook, text: string): Mood | undefined {
  const words = ` ${plainWords(text.slice(0, MAX_READ_CHARS))} `;
  const isTold = (mood: Mood) => (phrase: string) =>
    words
      .split(` ${phrase} `)
      .slice(0, -1)
      .some((before) => mood !== 'upset' || !OF_ANOTHER.test(before));
  return TOLD_MOODS.find((mood) => moods[mood].some(isTold(mood)));
}

/** "She is furious", « elle est furieuse »: it is not the customer who is annoyed. */
const OF_ANOTHER =
  /(?:^| )(?:he|she|elles?|ils)(?: (?:s|is|was|gets|got|est|etait|sont|very|so|really|quite|tres|trop|vraiment|assez|bien))+$/u;

/** "That's not what I asked. When does it end?": said of a reply of ours, in a clause of its own. */
const isMissed = (
  { missed }: MoodBook,
  { text, before }: { readonly text: string; readonly before: Conversation },
): boolean =>
  (before.lastAnswer !== null || before.asking !== null) &&
  text
    .slice(0, MAX_READ_CHARS)
    .split(REMARK_END)
    .map(plainWords)
    .some((clause) => missed.some((phrase) => isAllOf(clause, phrase)));

/** A remark on a reply of ours may stand before "but", or in brackets. */
const REMARK_END = /[.,;:!?…()\n]|(?<!\p{L})(?:but|mais)(?!\p{L})/iu;

/** "Sorry you did not answer my question at all", and no "not what I asked for in my order". */
function isAllOf(clause: string, phrase: string): boolean {
  const [lead, ...rest] = ` ${clause} `.split(` ${phrase} `);
  return rest.length > 0 && lead!.split(' ').length <= MAX_WORDS_BEFORE && TRAILS.test(rest.join(' '));
}

const MAX_WORDS_BEFORE = 7;
const TRAILS =
  /^(?:(?:at|all|though|here|again|now|really|you|either|du|tout|la|encore|ici|vraiment|non|plus|hein) ?)*$/u;

/** Capitals throughout, a row of exclamation marks, or words of annoyance. */
export function isUpset({ moods }: Rulebook, text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const isShouted = letters.length >= MIN_SHOUTED_LETTERS && text === text.toUpperCase();
  const words = ` ${plainWords(text.slice(0, MAX_READ_CHARS))} `;
  return isShouted || /!\s?!/.test(text) || moods.upset.some((phrase) => words.includes(` ${phrase} `));
}

const MIN_SHOUTED_LETTERS = 8;

const opensTopic = (step: DialogueStep): step is DialogueStep & { kind: 'answer' | 'ask' } =>
  step.kind === 'answer' || (step.kind === 'ask' && step.isOpening);

const isFresh = (step: DialogueStep): boolean =>
  step.kind !== 'answer' || step.again === undefined || step.again.how === 'changed';

/** The content's words as they are looked for. */
export function moodBook(words: MoodWords): MoodBook {
  const phrasesOf = (mood: Mood) => LANGUAGES.flatMap((language) => words[mood][language].map(plainWords));
  return {
    missed: phrasesOf('missed'),
    hardship: phrasesOf('hardship'),
    upset: phrasesOf('upset'),
    trouble: phrasesOf('trouble'),
  };
}
