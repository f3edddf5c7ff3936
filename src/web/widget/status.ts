import { h } from './dom.ts';
import { type Connection, withPatience } from './patience.ts';
import type { Words } from './words.ts';

/** The line above the field that says when the connection is away, and when it is back. */
export function createStatus(words: Words): { readonly element: HTMLElement; show(state: Connection): void } {
  const element = h('p', { class: 'status', role: 'status' });
  const show = withPatience((state, isOver) => {
    element.textContent = isOver ? '' : words[state];
    element.dataset.state = state;
  });
  return { element, show };
}
