import { h, ICONS, icon } from './dom.ts';
import type { VoteAction } from './wire.ts';
import type { Words } from './words.ts';

const COMMENT_LIMIT_CHARS = 2_000;

/** Thumbs under an answer: one may be pressed, the other pressed later, and a reason given after "down". */
export function thumbs({
  actions,
  pressed,
  words,
  vote,
}: {
  actions: readonly VoteAction[];
  pressed: string | undefined;
  words: Words;
  vote(action: VoteAction, comment?: string): void;
}): HTMLElement {
  const after = h('div', { class: 'after', role: 'status' });
  const buttons = actions.map((action) => {
    const isUp = action['@type'] === 'LikeAction';
    const label = isUp ? words.up : words.down;
    const attributes = {
      type: 'button',
      class: 'thumb',
      title: label,
      'aria-label': label,
      'aria-pressed': String(action['@type'] === pressed),
    };
    const button = h('button', attributes, icon(...(isUp ? ICONS.up : ICONS.down)));
    button.addEventListener('click', () => {
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
      vote(action);
      after.replaceChildren(isUp ? words.thanks : reason(words, (comment) => vote(action, comment), after));
    });
    return button;
  });
  const question = h('span', {}, words.rate);
  return h('div', { class: 'thumbs', role: 'group', 'aria-label': words.rate }, question, ...buttons, after);
}

function reason(words: Words, tell: (comment: string) => void, after: HTMLElement): HTMLElement {
  const input = h('input', {
    maxlength: String(COMMENT_LIMIT_CHARS),
    placeholder: words.why,
    'aria-label': words.why,
  });
  const form = h('form', { class: 'reason' }, input, h('button', { class: 'tell' }, words.tell));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (input.value.trim() !== '') tell(input.value.trim());
    after.replaceChildren(words.askAgain);
  });
  return form;
}
