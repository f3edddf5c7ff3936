import type { Conversation } from '../domain/conversation.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import type { World } from '../domain/world.ts';
import { detectLanguage } from '../language/detect.ts';
import type { Ears, Written } from './ears.ts';

/** A conversation changes its language only on clear words: one foreign-looking name must not. */
const MIN_CONFIDENCE_TO_SWITCH = 0.85;

/** Clear words decide; short or mixed ones keep the conversation's language, then the channel's. */
export function chooseLanguage(
  ears: Ears,
  conversation: Conversation,
  { message, world }: { message: Written; world: World },
): Language {
  const { text, locale } = message;
  const detected = detectLanguage(text, ears.lexicon);
  if (detected && detected.confidence >= MIN_CONFIDENCE_TO_SWITCH) return detected.language;
  const greeted = conversation.language === null ? greetedIn(text) : null;
  const current = conversation.language ?? greeted ?? locale ?? world.customer?.locale;
  return current ?? detected?.language ?? ears.defaultLanguage;
}

/** The language of a greeting that nobody uses in the other one: whoever says « bonjour » on an English page speaks French; "hello" is said in both. */
const greetedIn = (text: string): Language | null =>
  LANGUAGES.find((language) => GREETINGS[language].test(text)) ?? null;

const GREETINGS: Readonly<Record<Language, RegExp>> = {
  en: /^\P{L}*good (?:morning|afternoon|evening)(?!\p{L})/iu,
  fr: /^\P{L}*(?:bonjour|bonsoir|bjr|bsr|coucou)(?!\p{L})/iu,
};
