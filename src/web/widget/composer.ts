import { h, ICONS, icon } from './dom.ts';
import type { Words } from './words.ts';

const TEXT_LIMIT_CHARS = 10_000;

/** The field one types in; Enter sends, Shift+Enter makes a new line. */
export function createComposer(
  words: Words,
  say: (text: string) => void,
): { element: HTMLElement; focus(): void } {
  const field = h('textarea', {
    rows: '1',
    maxlength: String(TEXT_LIMIT_CHARS),
    placeholder: words.placeholder,
    'aria-label': words.placeholder,
    enterkeyhint: 'send',
    autocomplete: 'off',
  });
  const button = h(
    'button',
    { class: 'send', 'aria-label': words.send, title: words.send },
    icon(...ICONS.send),
  );
  const form = h('form', { class: 'composer' }, field, button);
  const grow = () => {
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  };
  field.addEventListener('input', grow);
  field.addEventListener('keydown', (event) => {
    // While composing, Enter picks a character in an input method and is not meant for us.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = field.value.trim();
    field.focus();
    if (text === '') return;
    field.value = '';
    grow();
    say(text);
  });
  return { element: form, focus: () => field.focus({ preventScroll: true }) };
}
