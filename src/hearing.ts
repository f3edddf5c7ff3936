import { chosenIntent } from './dialogue/choice.ts';
import { backAt, comesBackTo } from './dialogue/comeBack.ts';
import { followersOf } from './dialogue/followUps/followers.ts';
import type { ComingBack, Heard } from './dialogue/heard.ts';
import { type Rulebook, topicOf } from './dialogue/rulebook.ts';
import { besideName } from './dialogue/slots/machineName.ts';
import type { PerLanguage } from './domain/content.ts';
import type { Conversation } from './domain/conversation.ts';
import { isValue } from './domain/entity.ts';
import type { Language } from './domain/language.ts';
import type { InboundMessage } from './domain/message.ts';
import type { Understood } from './domain/understanding.ts';
import type { World } from './domain/world.ts';
import { asMeant } from './farewell.ts';
import { detectLanguage } from './language/detect.ts';
import type { Lexicon } from './language/lexicon.ts';
import { type CourtesyBook, withoutCourtesies } from './understanding/courtesy.ts';
import { findLanguageRequest } from './understanding/languageRequest.ts';
import { askedAfterwards, askedBefore } from './understanding/questions.ts';
import { familiarity, type Understanding, understand } from './understanding/understand.ts';

/** What it takes to understand a message where it stands in a conversation. */
export interface Ears {
  readonly rulebook: Rulebook;
  readonly understanding: PerLanguage<Understanding>;
  /** What is said before and after a message for courtesy's sake. */
  readonly courtesies: CourtesyBook;
  /** Which words of the content belong to one language. */
  readonly lexicon: Lexicon;
  /** For a first message that shows no language and a channel that names none. */
  readonly defaultLanguage: Language;
}

/** A message, or the part of it that counts, and what it says. */
interface Hearing {
  readonly language: Language;
  readonly text: string;
  readonly understood: Understood;
}

/** As much of a message as it takes to understand it. */
type Written = Pick<InboundMessage, 'text' | 'locale'>;

/** Longer messages are not read: they are answered with a request to be brief. */
export const MAX_TEXT_CHARS = 10_000;

/** A conversation changes its language only on clear words: one foreign-looking name must not. */
const MIN_CONFIDENCE_TO_SWITCH = 0.85;

/** The message as it is understood, in its language; a wish to go on in another one is taken out of it, or is all that it says. */
export function hear(
  ears: Ears,
  conversation: Conversation,
  { message, world }: { message: Written; world: World },
): Heard {
  const part = hearUndressed(ears, conversation, { message, world });
  return { ...part, world, isReadable: isReadable(ears, part.text) };
}

/** "Hello, and for a Krups? Thanks": words of courtesy around what is said say nothing of it; where nothing else is said, they are what is said. */
function hearUndressed(
  ears: Ears,
  conversation: Conversation,
  { message, world }: { message: Written; world: World },
): Hearing {
  const whole = hearPart(ears, conversation, { message, world });
  const text = whole.understood.command === null ? withoutCourtesies(message.text, ears.courtesies) : null;
  if (text === null || text === message.text) return whole;
  const locale = message.locale ?? whole.language;
  const bare = hearPart(ears, conversation, { message: { ...message, text, locale }, world });
  // "Okay, hmm" is no answer to our question, and no small talk either.
  const isSmalltalk =
    conversation.asking === null &&
    whole.understood.verdict === 'confident' &&
    kindOf(ears, whole.understood) === 'smalltalk';
  return isSmalltalk && !saysSomething(ears, bare.understood) ? whole : bare;
}

/** True for a question, a value, a command, or what surely follows the last answer. */
const saysSomething = (ears: Ears, understood: Understood): boolean =>
  understood.command !== null ||
  understood.leading != null ||
  understood.entities.some(isValue) ||
  isQuestion(ears.rulebook, understood);

const kindOf = ({ rulebook }: Ears, { ranking }: Understood) =>
  rulebook.intents.get(ranking[0]?.intent ?? '')?.kind;

/** The message that raised a "did you mean", heard again where this one makes the choice; null for any other message. */
export function raisedBefore(ears: Ears, conversation: Conversation, heard: Heard): Heard | null {
  const { raised, clarifying } = conversation;
  if (raised === null || chosenIntent(ears.rulebook, clarifying, heard) === null) return null;
  const language = conversation.language ?? heard.language;
  const before = { ...conversation, language, clarifying: [] };
  const message = { text: raised, locale: language };
  return hear(ears, before, { message, world: heard.world });
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
  const heardAs = (text: string) => {
    const language = chooseLanguage(ears, conversation, { message: { ...message, text }, world });
    return {
      language,
      text,
      understood: understand(ears.understanding[language], text, { today, asking, topic, mayFollow }),
    };
  };
  const meant = asMeant(ears.rulebook, heardAs(message.text.slice(0, MAX_TEXT_CHARS)), heardAs);
  const courteous = withoutCourtesy(ears, meant, heardAs);
  const whole = withoutName(ears, withoutRemarkAfter(ears, courteous, heardAs), heardAs);
  const request = whole.understood.command === null ? findLanguageRequest(whole.text) : null;
  if (request === null) return whole;
  const command = `language-${request.language}` as const;
  const rest = heardAs(request.rest);
  const { verdict, ranking, entities } = rest.understood;
  const isAsking =
    verdict === 'confident' && ears.rulebook.intents.get(ranking[0]?.intent ?? '')?.kind === 'faq';
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

/** "Ok thanks, and where is that?": who asks in the same breath neither thanks nor leaves; what is asked is read by itself. */
function withoutCourtesy({ rulebook }: Ears, whole: Hearing, heardAs: (text: string) => Hearing): Hearing {
  const closes = ({ understood: { ranking, command } }: Hearing) =>
    command === null && rulebook.intents.get(ranking[0]?.intent ?? '')?.closes === true;
  const isRemark = !closes(whole) && remarksFirst(rulebook, whole.understood);
  const asked = closes(whole) || isRemark ? askedAfterwards(whole.text) : null;
  // "And the cancellation, then?" is a thing named, and no more.
  if (asked === null || whole.understood.named?.rest === '') return whole;
  const part = heardAs(asked);
  return closes(part) ||
    part.understood.command !== null ||
    (isRemark && !isQuestion(rulebook, part.understood))
    ? whole
    : { ...whole, understood: { ...part.understood, entities: whole.understood.entities } };
}

/** "And at 7.30? You did not answer me": a remark after the question blurs it. */
function withoutRemarkAfter({ rulebook }: Ears, whole: Hearing, heardAs: (text: string) => Hearing): Hearing {
  const { verdict, command, entities } = whole.understood;
  const parts = verdict === 'confident' || command !== null ? null : askedBefore(whole.text);
  if (parts === null) return whole;
  const [asked, rest] = [heardAs(parts.asked).understood, heardAs(parts.rest).understood];
  const isRemark =
    rest.verdict === 'confident' && rulebook.intents.get(rest.ranking[0]?.intent ?? '')?.kind === 'smalltalk';
  return isRemark && isQuestion(rulebook, asked) ? { ...whole, understood: { ...asked, entities } } : whole;
}

/** True for a question by itself, or one that surely follows what was just said. */
function isQuestion({ intents }: Rulebook, { verdict, ranking, followUp }: Understood): boolean {
  const kind = intents.get(ranking[0]?.intent ?? '')?.kind;
  const standsAlone = verdict === 'confident' && (kind === 'faq' || kind === 'decline');
  return standsAlone || (followUp != null && followUp.confidence >= FOLLOWS_REMARK);
}

/** From here on what comes after a remark is asked of the last answer. */
const FOLLOWS_REMARK = 0.8;

/** "What do you offer for that? It's a KitchenAid": the name says which machine, and is not what is asked about. */
function withoutName({ rulebook }: Ears, whole: Hearing, heardAs: (text: string) => Hearing): Hearing {
  const asked = besideName(whole.text, whole.understood.entities);
  if (asked === null) return whole;
  const { understood } = heardAs(asked);
  const isClear =
    understood.verdict === 'confident' &&
    rulebook.intents.get(understood.ranking[0]?.intent ?? '')?.kind === 'faq';
  return isClear ? { ...whole, understood: { ...understood, entities: whole.understood.entities } } : whole;
}

/** "That is no help, what does a repair cost?": a remark blurs the question after it, or hides it. */
function remarksFirst({ intents }: Rulebook, { verdict, ranking, command, leading }: Understood): boolean {
  if (command !== null || leading != null) return false;
  if (verdict === 'confident') return intents.get(ranking[0]?.intent ?? '')?.kind === 'smalltalk';
  return ranking.some(
    ({ intent, confidence }) =>
      confidence >= MIN_REMARK_CONFIDENCE && intents.get(intent)?.kind === 'smalltalk',
  );
}

/** From here on a remark may well be part of what an unsure message says. */
const MIN_REMARK_CONFIDENCE = 0.1;

/** Clear words decide; short or mixed ones keep the conversation's language, then the channel's. */
function chooseLanguage(
  ears: Ears,
  conversation: Conversation,
  { message, world }: { message: Written; world: World },
): Language {
  const { text, locale } = message;
  const detected = detectLanguage(text.slice(0, MAX_TEXT_CHARS), ears.lexicon);
  if (detected && detected.confidence >= MIN_CONFIDENCE_TO_SWITCH) return detected.language;
  const current = conversation.language ?? locale ?? world.customer?.locale;
  return current ?? detected?.language ?? ears.defaultLanguage;
}

/** True when at least one word means something in a language we speak. */
const isReadable = ({ understanding }: Ears, text: string): boolean =>
  familiarity(understanding.en, text) > 0 || familiarity(understanding.fr, text) > 0;
