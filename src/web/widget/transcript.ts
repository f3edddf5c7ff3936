import { createAnnouncer } from './announcer.ts';
import { h, ICONS, icon } from './dom.ts';
import { botLine, ownLine } from './line.ts';
import type { RatingControl } from './rating.ts';
import { plainText } from './syntax.ts';
import type { Line } from './transcript-file.ts';
import { type Activity, RATING_EVENT, type Rating } from './wire.ts';
import { DATE_LOCALES, type Language, type Words } from './words.ts';

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
  /** Takes the focus to the conversation, for keys that scroll it. */
  focus(): void;
  /** What was said so far, to save. */
  lines(): readonly Line[];
}

const READING_GAP_PX = 12;
/** The room below the lines, and a line or two. */
const NEAR_END_PX = 124;
/** A message taken at once never looks unsent. */
const PENDING_NOTE_MS = 1_500;

/** The list of messages; the newest one carries its choices. */
export function createTranscript({
  words,
  language,
  choose,
  rate,
}: {
  words: Words;
  language: Language;
  choose(text: string): void;
  rate(messageId: string, rating: Rating): void;
}): Transcript {
  const dots = h('div', { class: 'bubble bot typing', 'aria-hidden': 'true', hidden: true });
  dots.append(h('i'), h('i'), h('i'));
  const list = h('ol', { class: 'lines', role: 'list' });
  const scroll = h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': words.log },
    list,
    dots,
  );
  const latest = h(
    'button',
    { type: 'button', class: 'latest', hidden: true },
    words.latest,
    icon(...ICONS.latest),
  );
  const announcer = createAnnouncer();
  const own = new Map<string, ReturnType<typeof ownLine>>();
  const ratings = new Map<string, RatingControl>();
  let said: Line[] = [];
  let isLive = false;

  const isNearEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END_PX;
  const topOf = (element: Element) =>
    element.getBoundingClientRect().top -
    scroll.getBoundingClientRect().top +
    scroll.scrollTop -
    READING_GAP_PX;
  const focused = () => {
    const { activeElement } = list.getRootNode() as ShadowRoot;
    return activeElement !== null && list.contains(activeElement) ? activeElement : null;
  };

  /** What is not yet sent comes after all that the server has, as it will when it is sent. */
  const unsent = (): HTMLElement | null => own.values().next().value?.element ?? null;

  /** Shows the line from its top; who reads further up stays there, and who rates an answer keeps it in view. */
  const add = (line: HTMLElement, { follow = !isLive || isNearEnd(), before = unsent() } = {}) => {
    for (const old of list.querySelectorAll('.choices')) {
      if (old.contains(focused())) scroll.focus({ preventScroll: true });
      old.remove();
    }
    list.insertBefore(line, before);
    if (follow) {
      const held = focused()?.closest('.rating, .receipt');
      scroll.scrollTop = Math.min(topOf(before ?? line), held ? topOf(held) : Number.POSITIVE_INFINITY);
    }
    noticeLatest();
  };
  /** A short line may be in view as a whole though it begins near the end. */
  const noticeLatest = () => {
    const newest = list.lastElementChild;
    latest.hidden =
      isNearEnd() || newest === null || topOf(newest) < scroll.scrollTop + scroll.clientHeight - NEAR_END_PX;
  };

  const record = (from: Line['from'], { text = '', timestamp, channelData }: Partial<Activity>) => {
    const at = new Date(timestamp ?? Date.now()).toLocaleString(DATE_LOCALES[language], {
      dateStyle: 'short',
      timeStyle: 'short',
    });
    said = [...said, { from, text, at, receipt: channelData?.receipt ?? null }];
  };

  const addOwn = (text: string, before: HTMLElement | null) => {
    const line = ownLine(text, words);
    add(line.element, { follow: true, before });
    return line;
  };

  const addBot = (activity: Activity) => {
    const { element, rating } = botLine(activity, { language, choose, rate });
    if (rating !== null && activity.id !== undefined) ratings.set(activity.id, rating);
    add(element);
    if (!isLive) return;
    const titles = activity.suggestedActions?.actions.map(({ title }) => title) ?? [];
    const offer = titles.length > 0 ? ` ${words.choices}: ${titles.join(', ')}.` : '';
    announcer.say(`${words.bot} ${plainText(activity.text ?? '')}${offer}`);
  };

  scroll.addEventListener('scroll', noticeLatest);
  latest.addEventListener('click', () => {
    const newest = list.lastElementChild;
    if (newest !== null) scroll.scrollTop = topOf(newest);
    scroll.focus({ preventScroll: true });
  });

  return {
    element: h('div', { class: 'transcript' }, scroll, latest, announcer.element),
    pending(clientId, text) {
      const line = addOwn(text, null);
      own.set(clientId, line);
      setTimeout(() => own.has(clientId) && line.state(words.pending), PENDING_NOTE_MS);
    },
    refused(clientId) {
      const line = own.get(clientId);
      own.delete(clientId);
      line?.state(words.refused);
      line?.element.classList.add('refused');
    },
    show(activity) {
      if (activity.type === 'event' && activity.name === RATING_EVENT) return rated(activity.value);
      if (activity.type !== 'message') return;
      const isBot = activity.from?.role === 'bot';
      record(isBot ? 'bot' : 'me', activity);
      if (isBot) return addBot(activity);
      const clientId = activity.channelData?.clientActivityID ?? '';
      const pending = own.get(clientId);
      if (pending === undefined) addOwn(activity.text ?? '', unsent());
      own.delete(clientId);
      pending?.state('');
    },
    typing(is) {
      const follow = isNearEnd();
      dots.hidden = !is;
      if (is && follow) scroll.scrollTop = scroll.scrollHeight;
    },
    note(text) {
      add(h('li', { class: 'note' }, text), { follow: true });
      announcer.say(text);
    },
    announce() {
      isLive = true;
    },
    clear() {
      own.clear();
      ratings.clear();
      said = [];
      isLive = false;
      list.replaceChildren();
    },
    focus: () => scroll.focus({ preventScroll: true }),
    lines: () => said,
  };

  function rated(value: unknown): void {
    const { messageId, vote, ...rest } = value as Partial<Rating> & { messageId?: string };
    if (messageId !== undefined && vote !== undefined) ratings.get(messageId)?.show({ vote, ...rest });
  }
}
