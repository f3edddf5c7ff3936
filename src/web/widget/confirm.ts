import { h } from './dom.ts';
import type { Words } from './words.ts';

/** Asks, in place, before a conversation is left for good; `back` gets the focus when it stays. */
export function confirmAgain({
  words,
  back,
  again,
}: {
  words: Words;
  back: HTMLElement;
  again(): void;
}): HTMLElement {
  const yes = h('button', { type: 'button', class: 'tell' }, words.confirm);
  const no = h('button', { type: 'button', class: 'quiet' }, words.cancel);
  const element = h(
    'div',
    { class: 'confirm', role: 'alertdialog', 'aria-label': words.again, 'aria-describedby': 'confirm-again' },
    h('p', { id: 'confirm-again' }, words.confirmAgain),
    yes,
    no,
  );
  const keep = () => {
    element.remove();
    back.focus();
  };
  no.addEventListener('click', keep);
  yes.addEventListener('click', () => {
    element.remove();
    again();
  });
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    keep();
  });
  return element;
}
