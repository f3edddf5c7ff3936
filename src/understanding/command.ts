import type { CommandWords } from '../domain/content.ts';
import { COMMANDS, type Command } from '../domain/entity.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { editDistance } from '../language/distance.ts';
import { read } from '../language/reading.ts';

/** Words around a command that change nothing about it. */
const POLITE: ReadonlySet<string> = new Set(
  'please pls plz thanks thank you thx sorry well ok okay so um uh oh ah hmm just the bot honestly frankly tbh mate svp stp merci desole desolee bon ben bah euh alors donc dis franchement honnetement'.split(
    ' ',
  ),
);
const POLITE_PHRASES = /\bs'il (?:vous|te) pla?it\b|\bthank you\b/g;

/** A longer message says more than a command. */
const MAX_CHARACTERS = 80;
const MIN_CHARACTERS_FOR_SLIP = 6;
const MIN_CHARACTERS_FOR_TWO_SLIPS = 12;

/** Every command's phrases as they are compared, the given language's first. */
export type CommandBook = readonly { readonly command: Command; readonly phrase: string }[];

/** The phrases made ready once, as every message is compared with all of them. */
export function buildCommandBook(words: CommandWords, language: Language): CommandBook {
  const languages = [...LANGUAGES].sort((a, b) => Number(b === language) - Number(a === language));
  return languages.flatMap((each) =>
    COMMANDS.flatMap((command) =>
      words[command][each].map((phrase) => ({ command, phrase: plain(read(phrase).text) })),
    ),
  );
}

/** The command that the whole message is, politeness and small slips aside. */
export function findCommand(text: string, book: CommandBook): Command | null {
  const reading = read(text).text;
  if (reading.length === 0 || reading.length > MAX_CHARACTERS) return null;
  const spoken = [plain(reading), withoutPoliteness(reading)].filter((form) => form !== '');
  const exact = spoken.flatMap((form) => book.find(({ phrase }) => phrase === form) ?? [])[0];
  const near = exact ?? book.find(({ phrase }) => spoken.some((form) => isSlip(form, phrase)));
  return near?.command ?? null;
}

/** The command that a message begins with, before it says what about: "I don't know when it started", "no, nobody did". */
export function findLeadingCommand(text: string, book: CommandBook): Command | null {
  const [first, ...others] = text.slice(0, MAX_STORY_CHARACTERS).split(CLAUSE_END);
  const leading = commandLeading(first ?? '', book);
  // Not knowing is said in any place: "I paid 99, no idea about the full price", "the full price escapes me".
  const isUnknown =
    others.some((clause) => commandLeading(clause, book) === 'unknown') || endsUnknown(text, book);
  return leading ?? (isUnknown ? 'unknown' : null);
}

const MAX_STORY_CHARACTERS = 200;
const CLAUSE_END = /[.,;:?!\n]+\s*|\s+(?=(?:but|mais)\s)/iu;
const FILLERS =
  /\b(?:really|honestly|truly|frankly|sadly|unfortunately|but|and|vraiment|franchement|honnetement|malheureusement|mais|et) /g;

/** "The list price has slipped my mind", « le plein tarif je l'ai plus en tête »: what is named first is not known. */
function endsUnknown(text: string, book: CommandBook): boolean {
  if (text.includes('?')) return false;
  return text
    .slice(0, MAX_STORY_CHARACTERS)
    .split(CLAUSE_END)
    .map((clause) => ` ${plain(read(clause).text)}`)
    .filter((clause) => wordsIn(clause) <= MAX_NAMED_WORDS && !SUPPOSES.test(clause))
    .some((clause) =>
      book.some(
        ({ command, phrase }) =>
          command === 'unknown' && phrase.includes(' ') && clause.endsWith(` ${phrase}`),
      ),
    );
}

const wordsIn = (clause: string): number => clause.trim().split(' ').length;
/** A longer clause tells a story. */
const MAX_NAMED_WORDS = 12;
const SUPPOSES = / (?:if|si|quand|when) /;

function commandLeading(clause: string, book: CommandBook): Command | null {
  const reading = plain(read(clause.slice(0, MAX_CHARACTERS)).text);
  const spoken = [reading, withoutPoliteness(reading), reading.replace(FILLERS, '')].map(
    (form) => `${form} `,
  );
  const leading = book.find(
    ({ command, phrase }) =>
      ((phrase.includes(' ') || LEADING_ALONE.includes(command)) &&
        spoken.some((form) => form.startsWith(`${phrase} `))) ||
      // "Stop. How do I register?": a clause of its own.
      (command === 'stop' && spoken.includes(`${phrase} `)),
  );
  return leading?.command ?? null;
}

/** Commands that one word leads with: "dunno when", "no they sent nothing". */
const LEADING_ALONE: readonly Command[] = ['unknown', 'no'];

function isSlip(form: string, phrase: string): boolean {
  if (phrase.length < MIN_CHARACTERS_FOR_SLIP || /\d/.test(form)) return false;
  const limit = phrase.length < MIN_CHARACTERS_FOR_TWO_SLIPS ? 1 : 2;
  return editDistance(form, phrase, limit) <= limit;
}

const plain = (reading: string): string => reading.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

function withoutPoliteness(reading: string): string {
  const all = plain(reading.replace(POLITE_PHRASES, ' ')).split(' ');
  const first = all.findIndex((word) => !POLITE.has(word));
  const last = all.findLastIndex((word) => !POLITE.has(word));
  return first < 0 ? '' : all.slice(first, last + 1).join(' ');
}
