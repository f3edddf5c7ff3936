import { h } from './dom.ts';

const KEEP_MS = 10_000;

/** A place nobody sees, whose new lines screen readers speak when they have finished what they are saying. */
export function createAnnouncer(): { readonly element: HTMLElement; say(text: string): void } {
  const element = h('div', { class: 'sr', 'aria-live': 'polite' });
  return {
    element,
    say(text) {
      const line = h('p', {}, text);
      element.append(line);
      // What was spoken must not be met a second time when the page is read through.
      setTimeout(() => line.remove(), KEEP_MS);
    },
  };
}
