import { BUTTON_LIMITS } from '../../domain/button.ts';
import type { Language } from '../../domain/language.ts';
import type { Reply } from '../../domain/message.ts';
import type { Offer } from '../../domain/ports/whatsapp.ts';
import { shorten, splitText, TEXT_LIMIT, toWhatsApp } from './format.ts';

/** The part of a message to the Graph API that holds what is said. */
export type Body = Readonly<Record<string, unknown>> & { readonly type: 'text' | 'interactive' };

/** What one turn looks like on WhatsApp: usually one message, and what its buttons stand for. */
export interface Rendered {
  readonly bodies: readonly Body[];
  readonly offers: readonly Offer[];
}

/** The question under an answer whether it helped. */
export interface RatingAsk {
  readonly question: string;
  readonly offers: readonly Offer[];
}

const { buttons, buttonTitle, rows, rowTitle } = BUTTON_LIMITS;
const BODY_LIMIT = 1_024;
const ROW_ID_LIMIT = 200;
const ROW_DESCRIPTION_LIMIT = 72;

/** Everything a turn says in one message: each costs money, and several may arrive out of order. */
export function renderTurn(
  replies: readonly Reply[],
  { language, rating, listButton }: { language: Language; rating: RatingAsk | null; listButton: string },
): Rendered {
  const text = replies.map((reply) => toWhatsApp(reply.text, language)).join('\n\n');
  const choices = [...new Set(replies.flatMap((reply) => reply.choices))].map(offerOf);
  if (rating !== null && text.length <= BODY_LIMIT) {
    const offers = [...rating.offers, ...choices.filter(fitsButton)].slice(0, buttons);
    return { bodies: [buttonsOf(text, offers, rating.question)], offers };
  }
  return { bodies: bodiesOf(text, choices, listButton), offers: choices };
}

export const textBody = (text: string): Body => ({ type: 'text', text: { body: text, preview_url: false } });

/** What pressing a choice says. */
const offerOf = (choice: string): Offer => ({ title: choice, id: `say:${choice}` });

function bodiesOf(text: string, offers: readonly Offer[], listButton: string): Body[] {
  if (offers.length === 0) return splitText(text, TEXT_LIMIT).map(textBody);
  const fits = text.length <= BODY_LIMIT && offers.every(({ id }) => id.length <= ROW_ID_LIMIT);
  if (fits && offers.length <= buttons && offers.every(fitsButton)) return [buttonsOf(text, offers)];
  if (fits && offers.length <= rows) return [listOf(text, offers, listButton)];
  const numbered = offers.map(({ title }, index) => `${index + 1}. ${title}`).join('\n');
  return splitText(`${text}\n\n${numbered}`, TEXT_LIMIT).map(textBody);
}

const fitsButton = ({ title }: Offer): boolean => title.length <= buttonTitle;

function buttonsOf(text: string, offers: readonly Offer[], footer?: string): Body {
  return interactive({
    type: 'button',
    body: { text },
    ...(footer !== undefined && { footer: { text: shorten(footer, BUTTON_LIMITS.footer) } }),
    action: { buttons: offers.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })) },
  });
}

function listOf(text: string, offers: readonly Offer[], button: string): Body {
  return interactive({
    type: 'list',
    body: { text },
    action: { button: shorten(button, buttonTitle), sections: [{ rows: rowsOf(offers) }] },
  });
}

/** A title too long for its row is told in full below it; all are numbered then, so that no two rows look the same. */
function rowsOf(offers: readonly Offer[]) {
  const isCut = offers.some(({ title }) => title.length > rowTitle);
  return offers.map(({ id, title }, index) => {
    const shown = isCut ? `${index + 1}. ${title}` : title;
    if (shown.length <= rowTitle) return { id, title: shown };
    return { id, title: shorten(shown, rowTitle), description: shorten(title, ROW_DESCRIPTION_LIMIT) };
  });
}

const interactive = (content: object): Body => ({ type: 'interactive', interactive: content });
