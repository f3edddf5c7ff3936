import type { Customer } from '../../domain/customer.ts';
import type { Reply } from '../../domain/message.ts';
import type { ConversationRef } from '../../domain/ports/bot.ts';
import type { StoredMessage } from '../../domain/ports/store.ts';
import type { Effects, Person, PersonMemory } from '../../domain/ports/whatsapp.ts';
import type { WhatsAppPhrase } from '../../domain/step.ts';
import { detectLanguage } from '../../language/detect.ts';
import { languagesFor, type Occasion, sendOf } from './compose.ts';
import { languageOfCountry } from './identity.ts';
import type { Said } from './inbound.ts';
import { ratingId } from './offers.ts';
import type { Parts } from './parts.ts';
import { type RatingAsk, renderTurn } from './render.ts';

type TurnParts = Pick<Parts, 'bot' | 'say' | 'newId' | 'clock' | 'counts'>;

/** Whom the bot talks with. */
export interface Talk {
  readonly occasion: Occasion;
  readonly person: Person;
  readonly customer: Customer;
}

/** The person's one conversation on this channel. */
export const conversationOf = ({ person, customer }: Pick<Talk, 'person' | 'customer'>): ConversationRef => ({
  id: conversationIdOf(person),
  channel: 'whatsapp',
  userId: person.id,
  customer,
});

export const conversationIdOf = ({ id }: Pick<Person, 'id'>): string => `whatsapp-${id}`;

/** Has the bot answer, and makes its bubbles one message. */
export async function answer(
  talk: Talk,
  { messageId, sender }: Said,
  text: string,
  parts: TurnParts,
): Promise<Effects> {
  const locale = talk.customer.locale ?? languageOfCountry(sender);
  const message = { id: messageId, text, channelData: null, ...(locale !== null && { locale }) };
  const { messages } = await parts.bot.receive(conversationOf(talk), message);
  parts.counts.inbound('answered');
  return showLines(talk, messages, parts);
}

/** The bot's lines on their way to the customer, and what to remember of them. */
export function showLines(
  { occasion, person, customer }: Talk,
  lines: readonly StoredMessage[],
  { say, newId, clock }: TurnParts,
): Effects {
  const said = lines.flatMap(({ id, reply }) => (reply === null ? [] : [{ id, reply }]));
  if (said.length === 0) return { sends: [] };
  const text = said.map(({ reply }) => reply.text).join('\n');
  const language =
    detectLanguage(text)?.language ?? languagesFor('', occasion.sender, customer.locale)[0] ?? 'en';
  const sendId = newId();
  const today = clock().toISOString().slice(0, 10);
  const asked = mayBeRated(said, person.memory, today);
  const rating = asked === null ? null : ratingAsk(sendId, (phrase) => say(phrase, language));
  const { bodies, offers } = renderTurn(
    said.map(({ reply }) => reply),
    { language, rating, listButton: say('choose', language) },
  );
  const answers = said.filter(({ reply }) => reply.answers !== null).map(({ id }) => id);
  const sends = bodies.map((body, index) => {
    // The last piece carries the buttons, and with them the answers they rate.
    const isLast = index === bodies.length - 1;
    const send = sendOf(occasion, {
      id: isLast ? sendId : newId(),
      body,
      conversationId: conversationIdOf(person),
      answers,
    });
    return index === 0 ? send : { ...send, replyTo: null };
  });
  const memory = {
    offers,
    ratingAsked: asked ? asToday(person.memory, asked, today) : person.memory.ratingAsked,
  };
  return { sends, memory: { personId: person.id, memory } };
}

/**
 * The intent whose answer may be asked about: each once a day, and only a message that answers and asks nothing. Asking
 * after every line would annoy, and a question of ours must keep its own buttons.
 */
function mayBeRated(
  said: readonly { reply: Reply }[],
  { ratingAsked }: PersonMemory,
  today: string,
): string | null {
  const intent = said.at(-1)?.reply.answers ?? null;
  if (intent === null || said.some(({ reply }) => reply.answers === null)) return null;
  return ratingAsked[intent] === today ? null : intent;
}

const ratingAsk = (sendId: string, word: (phrase: WhatsAppPhrase) => string): RatingAsk => ({
  question: word('rating-question'),
  offers: [
    { title: word('rating-yes'), id: ratingId('up', sendId) },
    { title: word('rating-no'), id: ratingId('down', sendId) },
  ],
});

/** Other days are of no use any more. */
const asToday = ({ ratingAsked }: PersonMemory, intent: string, today: string) =>
  Object.fromEntries([...Object.entries(ratingAsked).filter(([, day]) => day === today), [intent, today]]);
