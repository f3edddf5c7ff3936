import { calendarFile, daysAhead } from './calendar.ts';
import { h, ICONS, icon } from './dom.ts';
import { markdown } from './markdown.ts';
import { type RatingControl, ratingControl } from './rating.ts';
import { receiptDetails } from './receipt.ts';
import { saveFile } from './save.ts';
import { plainText } from './syntax.ts';
import type { Activity, Choice, Rating } from './wire.ts';
import { dayText, type Language, languageOf, WORDS, type Words } from './words.ts';

interface Setting {
  /** The page's, for what the bot says in no known one. */
  readonly language: Language;
  choose(text: string): void;
  rate(messageId: string, rating: Rating): void;
}

/** What Crema said: the bubble with its receipt and dates, the question whether it helped, and the choices. */
export function botLine(
  activity: Activity,
  { language: pageLanguage, choose, rate }: Setting,
): { element: HTMLElement; rating: RatingControl | null } {
  const { id = '', text = '', locale, channelData, entities, suggestedActions } = activity;
  // Who writes French on an English page is answered in French, down to the buttons.
  const language = locale ? languageOf(locale) : pageLanguage;
  const words = WORDS[language];
  const bubble = h('div', { class: 'bubble bot' }, sr(words.bot), markdown(text));
  for (const link of bubble.querySelectorAll('a[target]')) link.append(sr(` ${words.newTab}`));
  if (channelData?.receipt) {
    bubble.append(receiptDetails(channelData.receipt, words, language));
    bubble.append(...calendarButtons(activity, words, language));
  }
  const element = h('li', { class: 'line', lang: language }, bubble);
  const isAnswer = entities?.some(({ potentialAction }) => potentialAction?.length) ?? false;
  const rating = isAnswer ? ratingControl(words, (given) => rate(id, given)) : null;
  if (rating !== null) element.append(rating.element);
  if (rating !== null && channelData?.rating) rating.show(channelData.rating);
  if (suggestedActions?.actions.length) element.append(choices(suggestedActions.actions, words, choose));
  return { element, rating };
}

/** What the person said, with a line below it for what became of it. */
export function ownLine(text: string, words: Words): { element: HTMLElement; state(text: string): void } {
  const state = h('p', { class: 'small state' });
  const bubble = h('div', { class: 'bubble me' }, sr(words.you), h('p', {}, text));
  return {
    element: h('li', { class: 'line own' }, bubble, state),
    state(about) {
      state.textContent = about;
    },
  };
}

const sr = (text: string): HTMLElement => h('span', { class: 'sr' }, text);

function choices(actions: readonly Choice[], words: Words, choose: (text: string) => void): HTMLElement {
  const group = h('div', { class: 'choices', role: 'group', 'aria-label': words.choices });
  for (const { title, value } of actions) {
    const button = h('button', { type: 'button', class: 'choice' }, title);
    button.addEventListener('click', () => choose(value));
    group.append(button);
  }
  return group;
}

function calendarButtons({ id = '', text = '', channelData }: Activity, words: Words, language: Language) {
  const days = channelData?.receipt ? daysAhead(channelData.receipt) : [];
  return days.map(({ name, label, value }) => {
    const title = `${label.charAt(0).toLocaleUpperCase(language)}${label.slice(1)}`;
    const what = `${words.calendar} ${label}, ${dayText(value, language)}`;
    const button = h('button', { type: 'button', class: 'calendar' }, icon(...ICONS.calendar), what);
    button.addEventListener('click', () => {
      const uid = `${id}-${name}@${location.hostname}`;
      const day = { uid, date: value, title, description: plainText(text) };
      saveFile(`${name}-${value}.ics`, 'text/calendar', calendarFile(day, new Date()));
    });
    return button;
  });
}
