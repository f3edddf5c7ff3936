import type { ComingBack, Heard } from '../dialogue/heard.ts';
import { chosenIntent } from '../dialogue/reading/choice.ts';
import { backAt, comesBackTo } from '../dialogue/retelling/comeBack.ts';
import { topicOf } from '../dialogue/rulebook.ts';
import { followersOf } from '../dialogue/said/followers.ts';
import { type Conversation, NEW_CONVERSATION } from '../domain/conversation.ts';
import { isValue } from '../domain/entity.ts';
import type { World } from '../domain/world.ts';
import { asksInPassing } from '../understanding/asks.ts';
import { withoutCourtesies } from '../understanding/courtesy.ts';
import { findLanguageRequest } from '../understanding/languageRequest.ts';
import { familiarity, understand } from '../understanding/understand.ts';
import type { Ears, Hearing, Written } from './ears.ts';
import { asMeant } from './farewell.ts';
import { kindOf, saysSomething, withoutNote } from './kinds.ts';
import { chooseLanguage } from './language.ts';
import { byItsQuestion } from './remarks.ts';
import { asUndertaken } from './undertaking.ts';

/** A longer message is no command, whatever courtesies stand around it. */
const MAX_COMMAND_CHARS = 80;

/** Longer messages are not read: they are answered with a request to be brief. */
export const MAX_TEXT_CHARS = 10_000;

/** The message as it is understood, in its language; a wish to go on in another one is taken out of it, or is all that it says. */
export function hear(
  ears: Ears,
  conversation: Conversation,
  { message, world }: { message: Written; world: World },
): Heard {
  const part = hearUndressed(ears, conversation, { message, world });
  // What was understood has known words.
  const isUnderstood = part.understood.verdict !== 'unknown';
  return {
    ...part,
    world,
    isReadable: isUnderstood || isReadable(ears, part.text),
    asks: asksInPassing(part.text),
  };
}

/** The message that raised a "did you mean", heard again where this one makes the choice; null for any other message. */
export function raisedBefore(ears: Ears, conversation: Conversation, heard: Heard): Heard | null {
  const { raised, clarifying } = conversation;
  if (raised === null || chosenIntent(ears.rulebook, clarifying, heard) === null) return null;
  const language = conversation.language ?? heard.language;
  const before = { ...conversation, language, clarifying: [] };
  const message = { text: raised, locale: language };
  return hear(ears, before, { message, world: heard.world });
}

/** "Hello, and for a Krups? Thanks": words of courtesy around what is said say nothing of it; where nothing else is said, they are what is said. */
function hearUndressed(
  ears: Ears,
  conversation: Conversation,
  { message, world }: { message: Written; world: World },
): Hearing {
  const hearAs = (text: string, locale = message.locale) =>
    hearPart(ears, conversation, { message: locale ? { text, locale } : { text }, world });
  const text = withoutCourtesies(message.text, ears.courtesies);
  if (text === null || text === message.text) return hearAs(message.text);
  // "Okay, hmm" is no answer to our question, and no small talk either; "hmm ok and how long till I see it" asks, however unsurely.
  const says = ({ understood }: Hearing) =>
    conversation.asking !== null || saysSomething(ears.rulebook, understood) || asksInPassing(text);
  const language = chooseLanguage(ears, conversation, { message, world });
  const bare = hearAs(text, message.locale ?? language);
  if (message.text.length > MAX_COMMAND_CHARS && says(bare)) return bare;
  const whole = hearAs(message.text);
  const { verdict, command } = whole.understood;
  const isSmalltalk = verdict === 'confident' && kindOf(ears.rulebook, whole.understood) === 'smalltalk';
  return command !== null || (isSmalltalk && !says(bare)) ? whole : bare;
}

function hearPart(
  ears: Ears,
  conversation: Conversation,
  { message, world }: { message: Written; world: World },
): Hearing {
  const today = world.today;
  const asking = conversation.asking?.fact ?? null;
  const topic = topicOf(ears.rulebook, conversation);
  const mayFollow = followersOf(ears.rulebook, conversation);
  const afterOf = (intent: string) => {
    const after = { ...NEW_CONVERSATION, topic: intent };
    return { topic: topicOf(ears.rulebook, after), mayFollow: followersOf(ears.rulebook, after) };
  };
  const heardAs = (text: string) => {
    const language = chooseLanguage(ears, conversation, { message: { ...message, text }, world });
    return {
      language,
      text,
      understood: understand(ears.understanding[language], text, {
        today,
        asking,
        topic,
        mayFollow,
        afterOf,
      }),
    };
  };
  const meant = asMeant(ears.rulebook, heardAs(message.text.slice(0, MAX_TEXT_CHARS)), heardAs);
  const asked = byItsQuestion(ears.rulebook, meant, heardAs);
  const whole = asUndertaken(ears.rulebook, withoutNote(ears.rulebook, asked));
  const request = whole.understood.command === null ? findLanguageRequest(whole.text) : null;
  if (request === null) return whole;
  const command = `language-${request.language}` as const;
  const rest = heardAs(request.rest);
  const { verdict, entities } = rest.understood;
  const isAsking = verdict === 'confident' && kindOf(ears.rulebook, rest.understood) === 'faq';
  return isAsking || entities.some(isValue)
    ? { ...rest, understood: { ...rest.understood, speaks: request.language } }
    : { ...whole, understood: { ...whole.understood, command } };
}

/** What the message comes back to, with the rest of it read as if that had been spoken of last; null when it comes back to nothing. */
export function comingBack(ears: Ears, conversation: Conversation, heard: Heard): ComingBack | null {
  const to = comesBackTo(ears.rulebook, conversation, heard);
  const text = heard.understood.named?.rest ?? '';
  if (to === null || text === '') return to && { to, part: null };
  const mayFollow = followersOf(ears.rulebook, backAt(conversation, to));
  const { today } = heard.world;
  const understanding = ears.understanding[heard.language];
  const understood = understand(understanding, text, { today, asking: null, topic: to.topic, mayFollow });
  return { to, part: { ...heard, text, understood } };
}

/** True when at least one word means something in a language we speak. */
const isReadable = ({ understanding }: Ears, text: string): boolean =>
  familiarity(understanding.en, text) > 0 || familiarity(understanding.fr, text) > 0;
