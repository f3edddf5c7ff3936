import { h } from './dom.ts';

const KEEP_MS = 60_000;

/** Hands a text to the browser to save; it is made here and goes nowhere else. */
export function saveFile(name: string, type: 'text/plain' | 'text/calendar', text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  h('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEEP_MS);
}
