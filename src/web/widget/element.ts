import answerCss from './answer.css';
import { buildChat, type Chat, iconButton } from './chat.ts';
import { h, ICONS } from './dom.ts';
import { type Floating, floating } from './floating.ts';
import panelCss from './panel.css';
import type { TokenSource } from './person.ts';
import themeCss from './theme.css';
import transcriptCss from './transcript.css';
import { languageOf, WORDS } from './words.ts';

const STYLE = new CSSStyleSheet();
STYLE.replaceSync([themeCss, panelCss, transcriptCss, answerCss].join('\n'));

/**
 * <crema-chat>: the chat as one element, a round button in the corner or, with `data-inline`, a panel in its
 * place on the page. docs/embedding.md lists its attributes, methods, events and CSS variables.
 */
export class CremaChat extends HTMLElement {
  /** Where the assistant lives unless `data-server` says otherwise: where this script came from. */
  static server = location.origin;

  #chat: Chat | null = null;
  #floating: Floating | null = null;
  #source: TokenSource = null;
  #isIdentified = false;
  #isWanted = false;
  #isStarted = false;

  connectedCallback(): void {
    if (this.#chat !== null) return;
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [STYLE];
    this.#takeToken();
    const isInline = this.hasAttribute('data-inline');
    this.#chat = this.#build(isInline ? h('section', { class: 'panel' }) : h('dialog', { class: 'panel' }));
    root.replaceChildren(this.#chat.panel);
    if (isInline) this.#start();
    else this.#float(root, this.#chat);
  }

  disconnectedCallback(): void {
    this.#chat?.client.stop();
    this.#chat = null;
    this.#isStarted = false;
  }

  open(): void {
    this.#floating?.open();
  }

  close(): void {
    this.#floating?.close();
  }

  /** Says something for the person, as if they had typed it. */
  ask(text: string): void {
    this.open();
    this.#chat?.say(text);
  }

  /** Who is asking: a signed customer token, a function that fetches one, or null for a guest. */
  identify(source: TokenSource): void {
    this.#source = source;
    this.#isIdentified = true;
    void this.#chat?.client.identify(source);
    this.#startIfReady();
  }

  #build(panel: HTMLElement): Chat {
    return buildChat({
      server: (this.dataset.server ?? CremaChat.server).replace(/\/+$/, ''),
      locale: this.#locale(),
      title: this.dataset.title ?? null,
      subtitle: this.dataset.subtitle ?? null,
      source: this.#source,
      panel,
      notify: (name, detail) => {
        if (name === 'answer') this.#floating?.unread();
        this.#tell(name, detail);
      },
    });
  }

  #float(root: ShadowRoot, chat: Chat): void {
    const words = WORDS[languageOf(this.#locale())];
    const panel = chat.panel as HTMLDialogElement;
    const shell = floating({
      panel,
      words,
      focus: chat.focus,
      changed: ({ open }) => {
        this.#tell(open ? 'open' : 'close', {});
        if (open) this.#start();
      },
    });
    this.#floating = shell;
    chat.header.append(iconButton(words.close, ICONS.close, shell.close));
    root.append(shell.launcher);
    shell.restore({ open: this.hasAttribute('data-open') });
  }

  /** The conversation begins when it is first seen, and once the page has said who is asking. */
  #start(): void {
    this.#isWanted = true;
    this.#startIfReady();
  }

  #startIfReady(): void {
    const isWaiting = this.hasAttribute('data-wait-for-identity') && !this.#isIdentified;
    if (!this.#isWanted || isWaiting || this.#isStarted || this.#chat === null) return;
    this.#isStarted = true;
    this.#chat.client.start();
  }

  /** A token in the page's markup is taken out of it, where other scripts and saved pages would find it. */
  #takeToken(): void {
    const { customerToken } = this.dataset;
    if (customerToken === undefined) return;
    this.#source = customerToken;
    this.#isIdentified = true;
    delete this.dataset.customerToken;
  }

  #locale(): string {
    return this.dataset.language ?? (this.closest<HTMLElement>('[lang]')?.lang || navigator.language);
  }

  #tell(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(`crema-${name}`, { detail, bubbles: true, composed: true }));
  }
}
