import { createHash } from 'node:crypto';
import type { Language } from '../../domain/language.ts';
import type { Effects, NewSend, PendingEvent } from '../../domain/ports/whatsapp.ts';
import type { WhatsAppPhrase } from '../../domain/step.ts';
import { detectLanguage } from '../../language/detect.ts';
import { WINDOW_MS } from './config.ts';
import { toWhatsApp } from './format.ts';
import { languageOfCountry, recipientOf } from './identity.ts';
import type { Sender } from './inbound.ts';
import type { Parts } from './parts.ts';
import { type Body, textBody } from './render.ts';

/** Who is written to, and what about. */
export interface Occasion {
  readonly event: PendingEvent;
  readonly sender: Sender;
  /** The customer's message; null when there is none to be shown as read. */
  readonly messageId: string | null;
}

const CLEAR = 0.75;

/** One message ready to go out, within the window that the customer's own message opened. */
export function sendOf(
  { event, sender, messageId }: Occasion,
  {
    id,
    body,
    conversationId,
    answers,
  }: { id: string; body: Body } & Pick<NewSend, 'conversationId' | 'answers'>,
): NewSend {
  return {
    id,
    lane: event.lane,
    body: { ...recipientOf(sender), ...body },
    replyTo: messageId,
    expiresAt: new Date(Date.parse(event.at) + WINDOW_MS).toISOString(),
    conversationId,
    answers,
  };
}

/** A sentence of the channel itself, said to this person at most once in `quietMs`; 0 says it each time. */
export function notice(
  occasion: Occasion,
  { phrase, languages, quietMs }: { phrase: WhatsAppPhrase; languages: readonly Language[]; quietMs: number },
  { say, newId, clock }: Pick<Parts, 'say' | 'newId' | 'clock'>,
): Effects {
  const text = languages.map((language) => toWhatsApp(say(phrase, language), language)).join('\n\n');
  const send = sendOf(occasion, { id: newId(), body: textBody(text), conversationId: null, answers: [] });
  if (quietMs === 0) return { sends: [send] };
  const key = createHash('sha256').update(`${phrase} ${occasion.event.lane}`).digest('base64url');
  return { sends: [send], notice: { key, at: clock().toISOString(), quietMs } };
}

/** What somebody is best told something in: the words' language, the account's, the country's, or both. */
export function languagesFor(text: string, sender: Sender, locale?: Language): readonly Language[] {
  const detected = detectLanguage(text);
  const clear = detected && detected.confidence >= CLEAR ? detected.language : null;
  const language = clear ?? locale ?? languageOfCountry(sender) ?? detected?.language;
  return language ? [language] : ['en', 'fr'];
}
