import type { Command } from '../domain/entity.ts';
import { read } from '../language/reading.ts';
import { type CommandBook, type CommandPhrase, nearestPhrase, plain } from './commandBook.ts';

/** Words around a command that change nothing about it. */
const POLITE: ReadonlySet<string> = new Set(
  'please pls plz thanks thank you thx sorry well ok okay so um uh oh ah hmm just the bot honestly frankly tbh mate svp stp merci desole desolee bon ben bah euh alors donc dis franchement honnetement'.split(
    ' ',
  ),
);
const POLITE_PHRASES = /\bs'il (?:vous|te) pla?it\b|\bthank you\b/g;

/** A longer message says more than a command. */
const MAX_CHARACTERS = 80;

/** The command that the whole message is, politeness and small slips aside. */
export function findCommand(text: string, book: CommandBook): Command | null {
  const reading = read(text).text;
  if (reading.length === 0 || reading.length > MAX_CHARACTERS) return null;
  const spoken = [plain(reading), withoutPoliteness(reading)].filter((form) => form !== '');
  const exact = spoken.flatMap((form) => book.byPhrase.get(form) ?? [])[0];
  const near = exact ?? firstOf(spoken.flatMap((form) => nearestPhrase(book, form) ?? []));
  return near?.command ?? null;
}

/** The phrase that stands first in the book. */
const firstOf = (phrases: readonly CommandPhrase[]): CommandPhrase | undefined =>
  phrases.toSorted((one, other) => one.place - other.place)[0];

/** The command that a message begins with, before it says what about: "I don't know when it started", "no, nobody did". */
export function findLeadingCommand(text: string, book: CommandBook): Command | null {
  const [first, ...others] = text.slice(0, MAX_STORY_CHARACTERS).split(COMMAND_END);
  const leading = commandLeading(first ?? '', book);
  // Not knowing is said in any place: "I paid 99, no idea about the full price", "the full price escapes me".
  const isUnknown =
    others.some((clause) => commandLeading(clause, book) === 'unknown') || endsUnknown(text, book);
  return leading ?? (isUnknown ? 'unknown' : null);
}

/** True where a whole clause says that something is not known, whatever else the message asks. */
export const saysUnknown = (text: string, book: CommandBook): boolean =>
  text
    .slice(0, MAX_STORY_CHARACTERS)
    .split(COMMAND_END)
    .some((clause) => findCommand(clause, book) === 'unknown');

const MAX_STORY_CHARACTERS = 200;
/** "But" begins a clause, and is read with it. */
const COMMAND_END = /[.,;:?!\n]+\s*|\s+(?=(?:but|mais)\s)/iu;
const FILLERS =
  /\b(?:really|honestly|truly|frankly|sadly|unfortunately|but|and|vraiment|franchement|honnetement|malheureusement|mais|et) /g;

/** "The list price has slipped my mind", « le plein tarif je l'ai plus en tête »: what is named first is not known. */
function endsUnknown(text: string, book: CommandBook): boolean {
  if (text.includes('?')) return false;
  return text
    .slice(0, MAX_STORY_CHARACTERS)
    .split(COMMAND_END)
    .map((clause) => ` ${plain(read(clause).text)}`)
    .filter((clause) => wordsIn(clause) <= MAX_NAMED_WORDS && !SUPPOSES.test(clause))
    .some((clause) =>
      endingsOf(clause).some((ending) =>
        book.byPhrase.get(ending)?.some(({ command }) => command === 'unknown'),
      ),
    );
}

/** The last two words and more, up to all of them. */
function endingsOf(clause: string): string[] {
  const words = clause.trim().split(' ');
  return words.slice(0, -1).map((_, from) => words.slice(from).join(' '));
}

const wordsIn = (clause: string): number => clause.trim().split(' ').length;
/** A longer clause tells a story. */
const MAX_NAMED_WORDS = 12;
const SUPPOSES = / (?:if|si|quand|when) /;

function commandLeading(clause: string, book: CommandBook): Command | null {
  const reading = plain(read(clause.slice(0, MAX_CHARACTERS)).text);
  const spoken = [reading, withoutPoliteness(reading), reading.replace(FILLERS, '')];
  const leading = spoken.flatMap((form) =>
    beginningsOf(form).flatMap((words) =>
      (book.byPhrase.get(words) ?? []).filter(
        ({ command }) =>
          words.includes(' ') ||
          LEADING_ALONE.includes(command) ||
          // "Stop. How do I register?": a clause of its own.
          (command === 'stop' && words === form),
      ),
    ),
  );
  return firstOf(leading)?.command ?? null;
}

/** The first word, the first two, and so on up to all of them. */
function beginningsOf(form: string): string[] {
  const words = form.split(' ');
  return words.map((_, last) => words.slice(0, last + 1).join(' '));
}

/** Commands that one word leads with: "dunno when", "no they sent nothing". */
const LEADING_ALONE: readonly Command[] = ['unknown', 'no'];

function withoutPoliteness(reading: string): string {
  const all = plain(reading.replace(POLITE_PHRASES, ' ')).split(' ');
  const first = all.findIndex((word) => !POLITE.has(word));
  const last = all.findLastIndex((word) => !POLITE.has(word));
  return first < 0 ? '' : all.slice(first, last + 1).join(' ');
}
