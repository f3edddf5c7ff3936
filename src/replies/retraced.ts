import type { Language } from '../domain/language.ts';
import type { Receipt } from '../domain/receipt.ts';
import { say, type Voice } from './voice.ts';
import { phrase } from './wording.ts';

/** The receipt of an answer in words: what was started from, the rules, each step; where there is no step, what it comes to. */
export function retracedText(voice: Voice, receipt: Receipt, headline: string): string {
  const { phrases, language } = voice;
  const colon = COLON[language];
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0
      ? []
      : [`${phrases.receipt[title] ?? title}${colon}`, lines.map((line) => `- ${line}`).join('\n')];
  const inputs = receipt.inputs.map(({ label, text, origin, source }) =>
    origin === 'typed' ? `${label}${colon} ${text}` : `${label}${colon} ${text} (${source})`,
  );
  return [
    say(voice, phrase(voice, 'retraced')),
    ...list('inputs', inputs),
    ...list(
      'rules',
      receipt.rules.map(({ label, text }) => `${label}${colon} ${text}`),
    ),
    ...list(
      'steps',
      receipt.steps.map(({ label, text }) => `${label}${colon} ${text}`),
    ),
    ...(receipt.steps.length === 0 ? [headline] : []),
  ].join('\n\n');
}

/** French parts a colon from the word before it. */
const COLON = { en: ':', fr: '\u00a0:' } as const satisfies Record<Language, string>;
