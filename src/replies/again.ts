import type { Said } from '../domain/conversation.ts';
import type { Language } from '../domain/language.ts';
import type { Receipt } from '../domain/receipt.ts';
import type { Again } from '../domain/step.ts';
import { days, type Value } from '../domain/value.ts';
import { focused } from './focus.ts';
import { retracedText } from './retraced.ts';
import { say, type Voice, written } from './voice.ts';
import { noteText, outcomeText, phrase } from './wording.ts';

/** From the third time on, saying it again helps nobody. */
const TIMES_TO_OFFER_A_PERSON = 3;

/** A text of a few lines is short as it is. */
const SHORT_CHARS = 350;

/** An answer that follows one of the same intent: what is new in it; of the same one only as much as was asked. */
export function sayAgain(
  voice: Voice,
  { intent, whole, again, receipt }: { intent: string; whole: string; again: Again; receipt: Receipt | null },
): string {
  const { how, said, times, question, value, daysAway, isTold } = again;
  switch (how) {
    case 'changed': {
      if (said.outcome === null) return whole;
      const before = outcomeText(voice, intent, { ...said, outcome: said.outcome });
      if (before !== whole) {
        const news = newIn(voice, whole, { before, isTold });
        return again.isOfOutcome ? withChecked(news, whole) : news;
      }
      return focused(whole, question ?? '', voice.language) ?? inShort(voice, whole);
    }
    case 'unchanged':
    case 'stands':
    case 'confirmed':
    case 'nearly':
    case 'denied':
    case 'opposed':
      if (again.isOfOutcome) {
        // "Yes, that is right: yes, it has to be registered" would agree twice, and "No: yes, it has to" with nobody.
        const told = withoutYes(inShort(voice, whole));
        return [say(voice, phrase(voice, how)), told, ...conditions(voice, intent, said)].join('\n\n');
      }
      if (value?.kind === 'date' && daysAway !== undefined)
        return `${say(voice, phrase(voice, how))}\n\n${awayText(voice, value, daysAway)}`;
      return `${say(voice, phrase(voice, how))}\n\n${(value && naming(voice, whole, value)) ?? inShort(voice, whole)}`;
    case 'in-short':
      return [headline(voice, whole), ...conditions(voice, intent, said)].join('\n\n');
    case 'retraced':
      return receipt ? retracedText(voice, receipt, inShort(voice, whole)) : whole;
    case 'asked-otherwise': {
      const focus = focused(whole, question ?? '', voice.language);
      const isFixed = said.outcome === null && whole === firstParagraph(whole);
      if (focus === whole || (focus === null && isFixed && !again.isOther)) return noMore(voice, whole);
      return focus ?? (again.isOther ? notFollowed(voice, times) : repeated(voice, whole, times));
    }
    case 'recalled':
    case 'asked-again':
      return repeated(voice, whole, times);
    default:
      return how satisfies never;
  }
}

/** A text without the yes it begins with. */
const withoutYes = (text: string): string =>
  text.replace(
    /^(\**)(?:yes|oui)(?::| :|,) (\**)(\p{L})/iu,
    (_, before, bold, letter) => `${before}${bold}${letter.toUpperCase()}`,
  );

/** What an outcome holds under is said with it as often as it is agreed to. */
const conditions = (voice: Voice, intent: string, { notes, values }: Said): string[] =>
  notes
    .filter((note) => CONDITION.test(note))
    .flatMap((note) => noteText(voice, intent, note))
    .map((note) => say(voice, note, values));

const CONDITION = /^(?:if|unless)-/u;

/** "So two weeks too late?": how many days from today the day of the answer is. */
function awayText(voice: Voice, day: Extract<Value, { kind: 'date' }>, daysAway: number): string {
  if (daysAway === 0) return say(voice, phrase(voice, 'that-today'), { day });
  const name = daysAway < 0 ? 'days-ago' : 'days-ahead';
  return say(voice, phrase(voice, name), { day, days: days(Math.abs(daysAway)) });
}

/** "Is the pump a spare part, then?": the one paragraph that says what is not known has nothing more for a question put otherwise. */
const noMore = (voice: Voice, whole: string): string =>
  `${headline(voice, whole)}\n\n${say(voice, phrase(voice, 'no-more'))}`;

const notFollowed = (voice: Voice, times: number): string =>
  say(voice, phrase(voice, times >= TIMES_TO_OFFER_A_PERSON ? 'repeated-again' : 'not-followed'));

function repeated(voice: Voice, whole: string, times: number): string {
  if (times >= TIMES_TO_OFFER_A_PERSON) return say(voice, phrase(voice, 'repeated-again'));
  const short = whole.length <= SHORT_CHARS ? whole : inShort(voice, whole);
  return `${say(voice, phrase(voice, 'repeated'))}\n\n${short}`;
}

/**
 * Its first paragraph, which is the answer, and those that were not said before; what led up to a known list is not said
 * again. Where the answer is the same and has only more to it, that is enough; where a condition is met, it is said to stand.
 */
function newIn(voice: Voice, whole: string, { before, isTold }: { before: string; isTold: boolean }): string {
  const known = before.split('\n\n');
  const [first = '', ...others] = whole.split('\n\n');
  const news = others.filter((paragraph) => !known.includes(paragraph));
  const left = known.filter((paragraph) => paragraph !== first && !others.includes(paragraph));
  if (known.includes(first) && !leadsUp(first)) {
    if (left.length === 0 && news.length > 0) return news.join('\n\n');
    // Where another figure is said below it, it does not stand.
    if (left.length > 0 && isTold && news.length === 0)
      return [say(voice, phrase(voice, 'stands')), first].join('\n\n');
  }
  const isKnownList = leadsUp(first) && known.includes(first) && news.length > 0;
  return (isKnownList ? news : [first, ...(leadsUp(first) ? others : news)]).join('\n\n');
}

/** "Debit card. It is late, yes?": below what the card is good for stands what was asked about, though it was said before. */
function withChecked(news: string, whole: string): string {
  const [first = '', second = ''] = whole.split('\n\n');
  return news.startsWith(first) && !news.includes(second)
    ? news.replace(first, `${first}\n\n${second}`)
    : news;
}

/** "So until 4 May?" is agreed to by the paragraph that says so. */
const naming = (voice: Voice, text: string, value: Value): string | undefined =>
  text.split('\n\n').find((paragraph) => paragraph.includes(written(voice, value)));

/** What an answer comes to: its bold sentence, or its first one. */
function headline(voice: Voice, text: string): string {
  const short = inShort(voice, text);
  return (leadsUp(firstParagraph(text)) ? null : HEADLINE.exec(short)?.[0]) ?? short;
}

const HEADLINE = /^(?:\*\*[^*]+[.!]\*\*|.+?[.!?](?=\s|$))/su;

/** The first paragraph, with the list it leads up to made one sentence. */
function inShort({ language }: Voice, text: string): string {
  const [first = '', list = ''] = text.split('\n\n');
  if (!leadsUp(first)) return first;
  const items = list.split('\n').map((item) => item.replace(/^- /, ''));
  return `${first} ${items.join(OPTION_ENDS[language])}.`;
}

/** French parts a semicolon from the word before it. */
const OPTION_ENDS = { en: '; ', fr: ' ; ' } as const satisfies Record<Language, string>;

/** True for a paragraph that says nothing without the list below it. */
export const leadsUp = (paragraph: string): boolean => paragraph.endsWith(':');

/** The sentence or list by which a text begins. */
export const firstParagraph = (text: string): string => text.split('\n\n')[0] ?? text;
