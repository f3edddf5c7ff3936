import { type Client, createClient } from './client.ts';
import { createComposer } from './composer.ts';
import { h, ICONS, icon } from './dom.ts';
import panelCss from './panel.css';
import transcriptCss from './transcript.css';
import { createTranscript } from './transcript.ts';
import { languageOf, WORDS } from './words.ts';

const TYPING_LIMIT_MS = 15_000;
const STYLE = new CSSStyleSheet();
STYLE.replaceSync(panelCss + transcriptCss);

/**
 * <crema-chat>: the chat as one element. `server` says where the assistant lives (default: where this script
 * came from), `inline` lets it fill its place on the page, and `open` shows it at once.
 */
export function defineChat(defaultServer: string): void {
  class CremaChat extends HTMLElement {
    #client: Client | null = null;
    #say = (_text: string): void => {};

    /** Says something for the person, as if they had typed it. */
    ask(text: string): void {
      this.#say(text);
    }

    connectedCallback(): void {
      if (this.#client !== null) return;
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [STYLE];
      const server = (this.getAttribute('server') ?? defaultServer).replace(/\/+$/, '');
      const { client, parts, say } = buildChat(this, server);
      this.#client = client;
      this.#say = say;
      root.replaceChildren(...parts);
    }

    disconnectedCallback(): void {
      this.#client?.stop();
      this.#client = null;
    }
  }
  if (customElements.get('crema-chat') === undefined) customElements.define('crema-chat', CremaChat);
}

interface Chat {
  readonly client: Client;
  readonly parts: HTMLElement[];
  say(text: string): void;
}

function buildChat(host: HTMLElement, server: string): Chat {
  const locale = host.closest<HTMLElement>('[lang]')?.lang || navigator.language;
  const language = languageOf(locale);
  const words = WORDS[language];
  const offline = h('p', { class: 'offline', role: 'status', hidden: true });
  let typingEnds: ReturnType<typeof setTimeout> | undefined;

  const typing = (is: boolean) => {
    clearTimeout(typingEnds);
    transcript.typing(is);
    if (is) typingEnds = setTimeout(() => transcript.typing(false), TYPING_LIMIT_MS);
  };
  const say = (text: string) => {
    transcript.pending(client.say(text), text);
    typing(true);
  };
  const client = createClient({
    server,
    locale,
    listener: {
      activity(activity) {
        transcript.show(activity);
        if (activity.from?.role === 'bot') typing(false);
      },
      online(is) {
        offline.hidden = is;
        offline.textContent = is ? '' : words.offline;
        if (is) transcript.announce();
        else typing(false);
      },
      restarted: () => transcript.note(words.restarted),
      refused(clientId) {
        transcript.refused(clientId);
        typing(false);
      },
    },
  });
  const transcript = createTranscript({
    words,
    language,
    vote: client.vote,
    pressedOn: (messageId) => client.votes()[messageId],
    choose(text) {
      say(text);
      composer.focus();
    },
  });
  const composer = createComposer(words, say);

  const again = iconButton(words.again, ICONS.again);
  again.addEventListener('click', () => {
    client.forget();
    transcript.clear();
    composer.focus();
  });
  const close = iconButton(words.close, ICONS.close);
  const header = h(
    'header',
    {},
    h('span', { class: 'avatar' }, icon(...ICONS.cup)),
    h('div', { class: 'titles' }, h('h2', {}, words.title), h('p', {}, words.subtitle)),
    again,
  );
  const panel = h(
    'section',
    { class: 'panel', 'aria-label': words.title },
    header,
    transcript.element,
    offline,
  );
  panel.append(composer.element);
  for (const { id, text } of client.waiting()) transcript.pending(id, text);

  if (host.hasAttribute('inline')) {
    client.start();
    return { client, say, parts: [panel] };
  }
  header.append(close);
  return {
    client,
    say,
    parts: floating({ host, panel, close, open: words.open, start: client.start, focus: composer.focus }),
  };
}

/** A round button in the corner that opens the panel; the conversation starts when it is first opened. */
function floating({
  host,
  panel,
  close,
  open,
  start,
  focus,
}: {
  host: HTMLElement;
  panel: HTMLElement;
  close: HTMLElement;
  open: string;
  start(): void;
  focus(): void;
}): HTMLElement[] {
  const launcher = h('button', { type: 'button', class: 'launcher', 'aria-label': open }, icon(...ICONS.cup));
  let started = false;
  const show = (is: boolean) => {
    panel.hidden = !is;
    launcher.hidden = is;
    if (is && !started) start();
    started ||= is;
  };
  launcher.addEventListener('click', () => {
    show(true);
    focus();
  });
  const hide = () => {
    show(false);
    launcher.focus();
  };
  close.addEventListener('click', hide);
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
  });
  show(host.hasAttribute('open'));
  return [panel, launcher];
}

function iconButton(label: string, paths: string[]): HTMLButtonElement {
  return h('button', { type: 'button', class: 'icon', 'aria-label': label, title: label }, icon(...paths));
}
