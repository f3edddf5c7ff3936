import { type Client, createClient, type Listener } from './client.ts';
import { createComposer } from './composer.ts';
import { confirmAgain } from './confirm.ts';
import type { CustomerStatus } from './conversation.ts';
import { h, ICONS, icon } from './dom.ts';
import type { TokenSource } from './person.ts';
import { saveFile } from './save.ts';
import { createStatus } from './status.ts';
import { createTranscript } from './transcript.ts';
import { transcriptText } from './transcript-file.ts';
import { DATE_LOCALES, languageOf, WORDS } from './words.ts';

export interface Chat {
  readonly client: Client;
  readonly panel: HTMLElement;
  readonly header: HTMLElement;
  say(text: string): void;
  /** Where typing goes on; on a touch screen the keyboard is not made to pop up. */
  focus(): void;
}

export interface ChatOptions {
  readonly server: string;
  readonly locale: string;
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly source: TokenSource;
  readonly panel: HTMLElement;
  /** Something happened that the page may want to know: `answer`, `rating`, `customer`. */
  notify(name: 'answer' | 'rating' | 'customer', detail: object): void;
}

const TYPING_LIMIT_MS = 15_000;

/** The chat, whatever it stands in: header, transcript, status and field, joined to a client. */
export function buildChat({ server, locale, title, subtitle, source, panel, notify }: ChatOptions): Chat {
  const language = languageOf(locale);
  const words = WORDS[language];
  const status = createStatus(words);
  let typingEnds: ReturnType<typeof setTimeout> | undefined;
  let isLive = false;

  const typing = (is: boolean) => {
    clearTimeout(typingEnds);
    transcript.typing(is);
    if (is) typingEnds = setTimeout(() => transcript.typing(false), TYPING_LIMIT_MS);
  };
  const say = (text: string) => {
    transcript.pending(client.say(text), text);
    if (navigator.onLine) typing(true);
  };
  const focus = () => {
    if (matchMedia('(pointer: coarse)').matches) transcript.focus();
    else composer.focus();
  };

  const listener: Listener = {
    activity(activity) {
      transcript.show(activity);
      if (activity.from?.role !== 'bot') return;
      typing(activity.type === 'typing');
      if (isLive && activity.type === 'message') notify('answer', { id: activity.id });
    },
    connection(state) {
      status.show(state);
      if (state !== 'online') return typing(false);
      isLive = true;
      transcript.announce();
    },
    customer(customer) {
      notify('customer', customer);
      if (customer.status === 'refused') transcript.note(refusal(customer));
    },
    ended() {
      // A visitor who comes back after days has nothing on screen that could have ended.
      if (transcript.lines().length > 0) transcript.note(words.ended);
    },
    cleared() {
      isLive = false;
      transcript.clear();
      showWaiting();
    },
    refused(clientId) {
      transcript.refused(clientId);
      typing(false);
    },
  };
  const refusal = ({ code, message }: CustomerStatus): string => {
    console.warn(`crema-chat: the customer token was refused (${code}): ${message}`);
    return code === 'EXPIRED' ? words.expired : words.unverified;
  };

  const showWaiting = () => {
    for (const { id, activity } of client.waiting()) {
      if (typeof activity.text === 'string') transcript.pending(id, activity.text);
    }
  };

  const client = createClient({ server, locale, source, listener });
  const transcript = createTranscript({
    words,
    language,
    rate(messageId, rating) {
      client.rate(messageId, rating);
      notify('rating', { messageId, vote: rating.vote });
    },
    choose(text) {
      say(text);
      focus();
    },
  });
  const composer = createComposer(words, { server, say });

  const save = iconButton(words.save, ICONS.save, () => {
    const now = new Date();
    const savedAt = now.toLocaleString(DATE_LOCALES[language], { dateStyle: 'long', timeStyle: 'short' });
    const name = `crema-${now.toISOString().slice(0, 10)}.txt`;
    saveFile(name, 'text/plain', transcriptText(transcript.lines(), words, savedAt));
  });
  const again = iconButton(words.again, ICONS.again, () => {
    panel.querySelector('.confirm')?.remove();
    const ask = confirmAgain({
      words,
      back: again,
      again() {
        client.forget();
        focus();
      },
    });
    transcript.element.after(ask);
    ask.querySelector('button')?.focus();
  });
  const titles = h(
    'div',
    { class: 'titles' },
    h('h2', {}, title ?? words.title),
    h('p', {}, subtitle ?? words.subtitle),
  );
  const header = h('header', {}, h('span', { class: 'avatar' }, icon(...ICONS.cup)), titles, save, again);

  panel.setAttribute('lang', language);
  panel.setAttribute('aria-label', title ?? words.title);
  panel.append(header, transcript.element, status.element, composer.element);
  showWaiting();
  return { client, panel, header, say, focus };
}

export function iconButton(label: string, paths: string[], press: () => void): HTMLButtonElement {
  const attributes = { type: 'button', class: 'icon', 'aria-label': label, title: label };
  const button = h('button', attributes, icon(...paths));
  button.addEventListener('click', press);
  return button;
}
