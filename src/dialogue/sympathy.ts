import type { MoodWords } from '../domain/content.ts';
import { LANGUAGES } from '../domain/language.ts';
import { MOODS, type Mood } from '../domain/mood.ts';
import type { DialogueStep } from '../domain/step.ts';
import { plainWords } from '../language/normalise.ts';
import type { MoodBook, Rulebook } from './rulebook.ts';
import type { Progress } from './topic.ts';

/** Deeper in a story, a word about how the customer fares is not what it is about. */
const MAX_READ_CHARS = 1_000;

/** A word of sympathy opens the reply to who tells of trouble; said once, as it would soon sound hollow. */
export function withSympathy({ moods }: Rulebook, progress: Progress, text: string): Progress {
  const { conversation, steps } = progress;
  const [first, ...others] = steps;
  if (!first || !opensTopic(first)) return progress;
  const words = ` ${plainWords(text.slice(0, MAX_READ_CHARS))} `;
  const sympathy = MOODS.find((mood) => moods[mood].some((phrase) => words.includes(` ${phrase} `)));
  if (!sympathy) return progress;
  // Who hears the same again has not been answered better.
  if (sympathy === 'missed')
    return isFresh(first) ? { ...progress, steps: [{ ...first, sympathy }, ...others] } : progress;
  if (conversation.hasSympathised) return progress;
  return {
    conversation: { ...conversation, hasSympathised: true },
    steps: [{ ...first, sympathy }, ...others],
  };
}

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
