import type { Connection } from './client.ts';
import { h } from './dom.ts';
import type { Words } from './words.ts';

// A socket is replaced in less; only what lasts is worth a word.
const PATIENCE_MS = 1_500;
const GOOD_NEWS_MS = 4_000;

/** The line above the field that says when the connection is away, and when it is back. */
export function createStatus(words: Words): { readonly element: HTMLElement; show(state: Connection): void } {
  const element = h('p', { class: 'status', role: 'status' });
  let shown: Connection = 'online';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = (state: Connection, text: string) => {
    shown = state;
    element.textContent = text;
    element.dataset.state = state;
  };
  return {
    element,
    show(state) {
      clearTimeout(timer);
      if (state === 'offline') return say(state, words.offline);
      if (state === 'reconnecting') {
        timer = setTimeout(() => say(state, words.reconnecting), shown === 'online' ? PATIENCE_MS : 0);
        return;
      }
      if (shown !== 'online') say(state, words.online);
      timer = setTimeout(() => say(state, ''), GOOD_NEWS_MS);
    },
  };
}
