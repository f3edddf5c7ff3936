import type { Outcome } from '../domain/decision.ts';
import { CremaError } from '../domain/errors.ts';
import type { Reply } from '../domain/message.ts';
import type { Mood } from '../domain/mood.ts';
import type { DialoguePhrase } from '../domain/step.ts';
import { say, type Voice } from './voice.ts';

/** The text of an outcome with its notes, each a paragraph. */
export function outcomeText(
  voice: Voice,
  intent: string,
  outcome: Pick<Outcome, 'outcome' | 'values' | 'notes'>,
): string {
  const content = voice.answers.get(intent);
  const verdict = content?.outcomes[outcome.outcome] ?? missing(intent, `outcomes.${outcome.outcome}`);
  const isFirst = (note: string) => content?.notesFirst === 'all' || content?.notesFirst.includes(note);
  const [first, others] = [outcome.notes.filter(isFirst), outcome.notes.filter((note) => !isFirst(note))];
  const said = (notes: readonly string[]) => notes.flatMap((note) => noteText(voice, intent, note));
  return [...said(first), verdict, ...said(others)]
    .map((template) => say(voice, template, outcome.values))
    .join('\n\n');
}

/** The template of a note; none where the answer leaves it out. */
export function noteText(voice: Voice, intent: string, note: string): string[] {
  const text = voice.answers.get(intent)?.notes[note];
  if (text === undefined) return missing(intent, `notes.${note}`);
  return text === null ? [] : [text];
}

/** A word of sympathy as a paragraph of its own, the intent's where it has one; empty when none is called for. */
export function sorry(voice: Voice, intent: string | null, sympathy: Mood | undefined): string {
  const own = voice.answers.get(intent ?? '')?.sympathy;
  switch (sympathy) {
    case undefined:
      return '';
    case 'missed':
      return `${say(voice, phrase(voice, 'sorry-missed'))}\n\n`;
    case 'hardship':
      return `${say(voice, phrase(voice, 'sorry-hardship'))}\n\n`;
    case 'upset':
      return `${say(voice, own ?? phrase(voice, 'sorry-upset'))}\n\n`;
    case 'trouble':
      return own ? `${say(voice, own)}\n\n` : '';
    default:
      return sympathy satisfies never;
  }
}

/** What is said before an outcome that is our fault, as a paragraph of its own; empty for any other. */
export function apologyFor(voice: Voice, intent: string, { outcome, values }: Outcome): string {
  const text = voice.answers.get(intent)?.apologies[outcome];
  return text ? `${say(voice, text, values)}\n\n` : '';
}

/** A reply of words alone. */
export const bubble = (text: string, choices: readonly string[] = []): Reply => ({
  text,
  choices: [...choices],
  answers: null,
  receipt: null,
});

/** The text of an intent that no policy decides. */
export const textOf = (voice: Voice, intent: string): string =>
  voice.answers.get(intent)?.text ?? missing(intent, 'text');

/** The short replies under an intent's answer. */
export const choicesOf = (voice: Voice, intent: string): string[] =>
  (voice.answers.get(intent)?.choices ?? []).map((choice) => say(voice, choice));

/** The template of a sentence of the dialogue itself. */
export const phrase = (voice: Voice, name: DialoguePhrase): string =>
  voice.phrases.dialogue[name] ?? missing('_phrases', `dialogue.${name}`);

/** Content that the check has passed has every text; anything else fails here. */
export function missing(owner: string, key: string): never {
  throw new CremaError('CONTENT_INVALID', `no text for ${owner}: ${key}; run npm run check:content`);
}
