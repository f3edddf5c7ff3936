import { h, ICONS, icon } from './dom.ts';
import { stored } from './storage.ts';
import type { Words } from './words.ts';

const TEXT_LIMIT_CHARS = 10_000;

/** The field one types in; Enter sends, Shift+Enter makes a new line. What is half typed outlives a reload of the tab. */
export function createComposer(
  words: Words,
  { server, say }: { server: string; say: (text: string) => void },
): { element: HTMLElement; focus(): void } {
  const draft = stored<string>('sessionStorage', `crema-chat draft ${server}`);
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
  const write = (text: string) => {
    field.value = text;
    draft.write(text || null);
    grow();
  };
  field.value = draft.read() ?? '';
  // Its height is known once it stands in the page.
  requestAnimationFrame(grow);
  field.addEventListener('input', () => {
    draft.write(field.value || null);
    grow();
  });
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
    write('');
    say(text);
  });
  return { element: form, focus: () => field.focus({ preventScroll: true }) };
}
