import { h, ICONS, icon } from './dom.ts';
import type { Rating } from './wire.ts';
import type { Words } from './words.ts';

const COMMENT_LIMIT_CHARS = 1_000;
const STARS = [1, 2, 3, 4, 5];

export interface RatingControl {
  readonly element: HTMLElement;
  /** Shows a rating given earlier, or in another tab. */
  show(rating: Rating): void;
}

/**
 * "Did this answer your question?": yes or no counts at once, then stars and a comment for who cares to.
 * A change of mind starts a new rating, so that no stars of a "yes" stand beside a "no".
 */
export function ratingControl(words: Words, send: (rating: Rating) => void): RatingControl {
  let rating: Rating | null = null;
  const status = h('span', { class: 'thanks', role: 'status' });
  const more = h('div', { class: 'more' });

  const press = (next: Rating) => {
    rating = next;
    for (const { vote, button } of buttons) button.setAttribute('aria-pressed', String(vote === next.vote));
  };
  const choose = (next: Rating) => {
    press(next);
    send(next);
  };
  const buttons = (['up', 'down'] as const).map((vote) => {
    const attributes = { type: 'button', class: 'vote', 'aria-pressed': 'false' };
    const button = h('button', attributes, icon(...ICONS[vote]), words[vote]);
    button.addEventListener('click', () => {
      if (rating?.vote !== vote) choose({ vote });
      status.textContent = words.thanks;
      more.replaceChildren(opinion(rating ?? { vote }));
      more.scrollIntoView({ block: 'nearest' });
    });
    return { vote, button };
  });

  const opinion = (given: Rating): HTMLFormElement => {
    const stars = starField(words, given.stars, (count) => choose({ ...(rating ?? given), stars: count }));
    const comment = h('textarea', { rows: '2', maxlength: String(COMMENT_LIMIT_CHARS) });
    comment.value = given.comment ?? '';
    const question = given.vote === 'up' ? words.comment : words.why;
    const form = h(
      'form',
      { class: 'opinion' },
      stars,
      h('label', {}, question, comment),
      h('button', { class: 'tell' }, words.tell),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const { comment: before = '', ...rest } = rating ?? given;
      const text = comment.value.trim();
      if (text !== before) choose(text === '' ? rest : { ...rest, comment: text });
      more.replaceChildren();
      status.textContent = words.thanksAll;
      buttons.find(({ vote }) => vote === given.vote)?.button.focus();
    });
    return form;
  };

  const element = h(
    'div',
    { class: 'rating', role: 'group', 'aria-label': words.rate },
    h('span', {}, words.rate),
    h('span', { class: 'votes' }, ...buttons.map(({ button }) => button)),
    status,
    more,
  );
  return {
    element,
    show(shown) {
      const hasChanged = shown.vote !== rating?.vote;
      press(shown);
      // Another tab's change of mind makes the open form a question about the wrong vote.
      if (hasChanged) more.replaceChildren();
    },
  };
}

/** Radio buttons that look like stars: arrow keys, names and state come with them. */
function starField(words: Words, given: number | undefined, choose: (count: number) => void): HTMLElement {
  const name = `stars-${Math.random().toString(36).slice(2)}`;
  const labels = STARS.map((count) => {
    const title = words.star[count - 1] ?? '';
    const input = h('input', { type: 'radio', name, 'aria-label': title, checked: count === given });
    input.addEventListener('change', () => choose(count));
    return h('label', { class: 'star', title }, input, icon(...ICONS.star));
  });
  return h('fieldset', {}, h('legend', {}, words.stars), h('span', { class: 'stars' }, ...labels));
}
