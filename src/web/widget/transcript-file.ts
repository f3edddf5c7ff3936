import { plainText } from './syntax.ts';
import type { Receipt } from './wire.ts';
import type { Words } from './words.ts';

/** One message as it was shown. */
export interface Line {
  readonly from: 'me' | 'bot';
  readonly text: string;
  /** Written for the reader: date and time. */
  readonly at: string;
  readonly receipt: Receipt | null;
}

/** The conversation as plain text, which no program runs: who said what and when, and how answers were computed. */
export function transcriptText(lines: readonly Line[], words: Words, savedAt: string): string {
  const blocks = lines.map(({ from, text, at, receipt }) =>
    [
      `${at}  ${from === 'me' ? words.you : words.bot}`,
      // Only what Crema says is marked up; a customer's own asterisks are theirs.
      from === 'me' ? text : plainText(text),
      ...(receipt === null ? [] : ['', ...receiptLines(receipt, words)]),
    ].join('\n'),
  );
  return printable([`${words.transcriptOf} ${savedAt}`, ...blocks].join('\n\n'));
}

function receiptLines({ inputs, rules, steps, result }: Receipt, words: Words): string[] {
  const section = (title: string, lines: readonly { label: string; text: string }[]) =>
    lines.length === 0 ? [] : [`  ${title}`, ...lines.map(({ label, text }) => `    ${label}: ${text}`)];
  return [
    `  ${words.receipt}`,
    ...section(words.inputs, inputs),
    ...section(words.rules, rules),
    ...section(words.steps, steps),
    `    ${result.label}: ${result.text}`,
  ];
}

/** Without the control and direction characters that make a text look different from what it says. */
const printable = (text: string): string =>
  `${text.replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '').toWellFormed()}\n`;
