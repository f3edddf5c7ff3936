import type { Heard } from '../dialogue/heard.ts';
import type { Rulebook } from '../dialogue/rulebook.ts';
import type { PerLanguage } from '../domain/content.ts';
import type { Language } from '../domain/language.ts';
import type { InboundMessage } from '../domain/message.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { Understanding } from '../understanding/build.ts';
import type { CourtesyBook } from '../understanding/courtesy.ts';

/** What it takes to understand a message where it stands in a conversation. */
export interface Ears {
  readonly rulebook: Rulebook;
  readonly understanding: PerLanguage<Understanding>;
  /** What is said before and after a message for courtesy's sake. */
  readonly courtesies: CourtesyBook;
  /** Which words of the content belong to one language. */
  readonly lexicon: Lexicon;
  /** For a first message that shows no language and a channel that names none. */
  readonly defaultLanguage: Language;
}

/** A message, or the part of it that counts, and what it says. */
export type Hearing = Pick<Heard, 'language' | 'text' | 'understood'>;

/** Hears a part of a message by itself, where the whole stands in the conversation. */
export type HearAs = (text: string) => Hearing;

/** As much of a message as it takes to understand it. */
export type Written = Pick<InboundMessage, 'text' | 'locale'>;
