import { CremaChat } from './element.ts';
import type { TokenSource } from './person.ts';

declare global {
  interface Window {
    crema: Crema;
  }
}

/** What a page may do with its chat from its own scripts. */
interface Crema {
  identify(source: TokenSource): void;
  open(): void;
  close(): void;
  ask(text: string): void;
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) CremaChat.server = new URL(script.src).origin;
if (customElements.get('crema-chat') === undefined) customElements.define('crema-chat', CremaChat);

/** The page's own <crema-chat>, or one made from the attributes of the script. */
function chat(): CremaChat {
  const placed = document.querySelector<CremaChat>('crema-chat');
  if (placed !== null) return placed;
  const made = document.createElement('crema-chat') as CremaChat;
  for (const { name, value } of script?.attributes ?? []) {
    if (name.startsWith('data-')) made.setAttribute(name, value);
  }
  script?.removeAttribute('data-customer-token');
  const place = made.dataset.inline ? document.querySelector(made.dataset.inline) : null;
  (place ?? document.body).append(made);
  return made;
}

window.crema = {
  identify: (source) => chat().identify(source),
  open: () => chat().open(),
  close: () => chat().close(),
  ask: (text) => chat().ask(text),
};

// Elements placed further down the page are met only when all of it is there.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', chat);
else chat();
