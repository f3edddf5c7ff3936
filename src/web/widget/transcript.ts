import { h } from './dom.ts';
import { markdown } from './markdown.ts';
import { receiptDetails } from './receipt.ts';
import { thumbs } from './thumbs.ts';
import type { Activity, VoteAction } from './wire.ts';
import type { Words } from './words.ts';

export interface Transcript {
  readonly element: HTMLElement;
  /** Shows what the person just typed, before the server has it. */
  pending(clientId: string, text: string): void;
  refused(clientId: string): void;
  show(activity: Activity): void;
  typing(is: boolean): void;
  note(text: string): void;
  clear(): void;
  /** From now on screen readers announce what is added; before, it is history. */
  announce(): void;
}

const READING_GAP_PX = 12;

/** The list of bubbles; the newest bot bubble carries its choices. */
export function createTranscript({
  words,
  language,
  choose,
  vote,
  pressedOn,
}: {
  words: Words;
  language: 'en' | 'fr';
  choose(text: string): void;
  vote(messageId: string, action: VoteAction, comment?: string): void;
  pressedOn(messageId: string): string | undefined;
}): Transcript {
  const dots = h(
    'div',
    { class: 'bubble bot typing', hidden: true },
    h('span', { class: 'hidden' }, words.typing),
  );
  dots.append(h('i'), h('i'), h('i'));
  const lines = h('div', { class: 'lines', role: 'log', 'aria-live': 'off', 'aria-label': words.log });
  const element = h(
    'div',
    { class: 'scroll', tabindex: '0', 'aria-label': words.log, role: 'region' },
    lines,
    dots,
  );
  const own = new Map<string, HTMLElement>();

  const add = (line: HTMLElement) => {
    for (const old of lines.querySelectorAll('.choices')) old.remove();
    lines.append(line);
    toEnd();
    // A long answer is read from its first line.
    if (line.offsetHeight > element.clientHeight) element.scrollTop = line.offsetTop - READING_GAP_PX;
  };
  const toEnd = () => {
    element.scrollTop = element.scrollHeight;
  };

  const ownBubble = (text: string) =>
    h('div', { class: 'bubble me' }, h('span', { class: 'hidden' }, words.you), h('p', {}, text));

  const botLine = (activity: Activity): HTMLElement => {
    const { id = '', text = '', channelData, entities, suggestedActions } = activity;
    const bubble = h(
      'div',
      { class: 'bubble bot' },
      h('span', { class: 'hidden' }, words.bot),
      markdown(text),
    );
    if (channelData?.receipt) bubble.append(receiptDetails(channelData.receipt, words, language));
    const line = h('div', { class: 'line' }, bubble);
    const actions = entities?.find(({ potentialAction }) => potentialAction)?.potentialAction;
    if (actions) {
      const send = (action: VoteAction, comment?: string) => vote(id, action, comment);
      line.append(thumbs({ actions, pressed: pressedOn(id), words, vote: send }));
    }
    if (suggestedActions?.actions.length) line.append(choices(suggestedActions.actions, words, choose));
    return line;
  };

  return {
    element,
    pending(clientId, text) {
      const bubble = ownBubble(text);
      bubble.classList.add('pending');
      own.set(clientId, bubble);
      add(bubble);
    },
    refused(clientId) {
      own.get(clientId)?.classList.replace('pending', 'refused');
      own.get(clientId)?.append(h('p', { class: 'small' }, words.refused));
    },
    show(activity) {
      if (activity.type !== 'message') return;
      if (activity.from?.role === 'bot') return add(botLine(activity));
      const pending = own.get(activity.channelData?.clientActivityID ?? '');
      if (pending !== undefined) return pending.classList.remove('pending');
      add(ownBubble(activity.text ?? ''));
    },
    typing(is) {
      dots.hidden = !is;
      if (is) toEnd();
    },
    note(text) {
      add(h('p', { class: 'note' }, text));
    },
    announce() {
      lines.setAttribute('aria-live', 'polite');
    },
    clear() {
      own.clear();
      lines.replaceChildren();
    },
  };
}

function choices(
  actions: readonly { title: string; value: string }[],
  words: Words,
  choose: (text: string) => void,
): HTMLElement {
  const group = h('div', { class: 'choices', role: 'group', 'aria-label': words.choices });
  for (const { title, value } of actions) {
    const button = h('button', { type: 'button', class: 'choice' }, title);
    button.addEventListener('click', () => choose(value));
    group.append(button);
  }
  return group;
}
