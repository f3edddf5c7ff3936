import type { Language } from '../../domain/language.ts';

/** WhatsApp counts characters as UTF-16 units do, or more kindly. */
export const TEXT_LIMIT = 4_096;

const MARKS = /\\([\\`*_{}[\]()#+!|<>~-])|\*\*(\S(?:.*?\S)?)\*\*|\[([^\]]+)\]\(([^()\s]+)\)|~~(.+?)~~/g;
/** Splits a text at its links, which stay. */
const LINKS = /(\[[^\]]+\]\([^()\s]+\))/;
/** From the first sign that could not stand behind a link. */
const WORDS = /[^\s,.;:!?](?:.*\S)?/s;
const HEADING = /^#{1,6}\s+(.+)$/gm;
const ITEM = /^\s*[*•]\s+/gm;
/** Where a long text is best cut, the best first. */
const CUTS = [/\n\n/g, /\n/g, /[.!?…]\s/g, /\s/g];

/** French puts a blank before it, which must not break. */
const COLON = { en: ':', fr: '\u00a0:' } as const;

/** Our Markdown in WhatsApp's own marks: one star for bold, addresses written out. */
export function toWhatsApp(markdown: string, language: Language): string {
  return markdown
    .replace(HEADING, '**$1**')
    .replace(ITEM, '- ')
    .replace(
      MARKS,
      (_whole, escaped?: string, bold?: string, label?: string, address?: string, struck?: string) => {
        if (escaped !== undefined) return escaped;
        if (bold !== undefined) return inBold(bold, language);
        if (address !== undefined)
          return label === address ? address : `${label}${COLON[language]} ${address}`;
        return `~${struck}~`;
      },
    );
}

/** The words in bold and the links between them as they are: an address would take the star after it for its own. */
const inBold = (text: string, language: Language): string =>
  text
    .split(LINKS)
    .map((part, at) => (at % 2 === 1 ? toWhatsApp(part, language) : part.replace(WORDS, '*$&*')))
    .join('');

/** The text in pieces of at most `limit` characters, cut between paragraphs, lines, sentences or words where it can be. */
export function splitText(text: string, limit: number): string[] {
  if (text.length <= limit) return [text];
  const cut = cutIn(text, limit);
  return [text.slice(0, cut).trimEnd(), ...splitText(text.slice(cut).trimStart(), limit)];
}

function cutIn(text: string, limit: number): number {
  const piece = text.slice(0, limit);
  for (const cut of CUTS) {
    const last = [...piece.matchAll(cut)].at(-1);
    // A cut near the start would leave a stump.
    if (last && last.index > limit / 4) return last.index + last[0].length;
  }
  return whole(piece).length;
}

/** At most `limit` characters, the last an ellipsis when something was left out. */
export function shorten(text: string, limit: number): string {
  return text.length <= limit ? text : `${whole(text.slice(0, limit - 1)).trimEnd()}…`;
}

/** Without the first half of a character that was cut in two. */
const whole = (piece: string): string => piece.replace(/[\ud800-\udbff]$/, '');
