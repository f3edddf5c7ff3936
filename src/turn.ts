import { advance } from './dialogue/advance.ts';
import { backAt, comesBackTo } from './dialogue/comeBack.ts';
import { commandedLanguage } from './dialogue/command.ts';
import { followersOf } from './dialogue/followers.ts';
import type { ComingBack, Heard } from './dialogue/heard.ts';
import { offerHelp } from './dialogue/help.ts';
import { besideName } from './dialogue/machineName.ts';
import { type Rulebook, topicOf } from './dialogue/rulebook.ts';
import type { Progress } from './dialogue/topic.ts';
import { policyNameOf, traceOf } from './dialogue/trace.ts';
import type { PerLanguage } from './domain/content.ts';
import type { Conversation } from './domain/conversation.ts';
import { isValue } from './domain/entity.ts';
import type { Language } from './domain/language.ts';
import type { InboundMessage, Reply, Trace } from './domain/message.ts';
import type { RatedAnswer } from './domain/rating.ts';
import type { DialogueStep, WhatsAppPhrase } from './domain/step.ts';
import type { Understood } from './domain/understanding.ts';
import type { World } from './domain/world.ts';
import { detectLanguage } from './language/detect.ts';
import type { Lexicon } from './language/lexicon.ts';
import { renderStep } from './replies/render.ts';
import { say, type Voice } from './replies/voice.ts';
import { findLanguageRequest } from './understanding/languageRequest.ts';
import { askedAfterwards, askedBefore } from './understanding/questions.ts';
import { familiarity, type Understanding, understand } from './understanding/understand.ts';

/** Everything Crema knows, built from one version of the content. */
export interface Brain {
  /** Names the content exactly: equal versions give equal answers. */
  readonly version: string;
  readonly rulebook: Rulebook;
  readonly understanding: PerLanguage<Understanding>;
  /** Which words of the content belong to one language. */
  readonly lexicon: Lexicon;
  /** What a voice needs besides the day and the instant of the turn. */
  readonly voices: PerLanguage<Omit<Voice, 'today' | 'now'>>;
  /** For a first message that shows no language and a channel that names none. */
  readonly defaultLanguage: Language;
}

export interface Turn {
  readonly conversation: Conversation;
  readonly replies: readonly Reply[];
  readonly trace: Trace;
  /** The question the customer left for a person, by the message that asked it. */
  readonly leaves: { readonly messageId: string; readonly intent: string } | null;
}

/** Longer messages are not read: they are answered with a request to be brief. */
export const MAX_TEXT_CHARS = 10_000;

/** A conversation changes its language only on clear words: one foreign-looking name must not. */
const MIN_CONFIDENCE_TO_SWITCH = 0.85;

/** The whole bot: what one message changes and what is said, from nothing but its arguments. */
export function takeTurn(
  brain: Brain,
  conversation: Conversation,
  message: InboundMessage,
  world: World,
): Turn {
  const { language, text, understood } = hear(brain, conversation, { message, world });
  const spoken = {
    ...conversation,
    language: commandedLanguage(understood.command) ?? understood.speaks ?? language,
  };
  const heard = { text, language, understood, world, isReadable: isReadable(brain, text) };
  const progress: Progress =
    unreadable(spoken, message.text) ??
    advance(brain.rulebook, spoken, { ...heard, back: comingBack(brain, spoken, heard) });

  const voice = { ...brain.voices[spoken.language], today: world.today, now: world.now };
  const replies = progress.steps.map((step) => renderStep(voice, step, policyNameOf(brain.rulebook, step)));
  return {
    conversation: progress.conversation,
    replies,
    trace: traceOf(brain.rulebook, {
      language: spoken.language,
      understood: progress.read ?? understood,
      steps: progress.steps,
      contentVersion: brain.version,
    }),
    leaves: progress.leaves ?? null,
  };
}

/** The message in its language; a wish to go on in another one is taken out of it, or is all that it says. */
function hear(
  brain: Brain,
  conversation: Conversation,
  { message, world }: { message: InboundMessage; world: World },
): { language: Language; text: string; understood: Understood } {
  const today = world.today;
  const asking = conversation.asking?.fact ?? null;
  const topic = topicOf(brain.rulebook, conversation);
  const mayFollow = followersOf(brain.rulebook, conversation);
  const heardAs = (text: string) => {
    const language = chooseLanguage(brain, conversation, { message: { ...message, text }, world });
    return {
      language,
      text,
      understood: understand(brain.understanding[language], text, { today, asking, topic, mayFollow }),
    };
  };
  const courteous = withoutCourtesy(brain, heardAs(message.text.slice(0, MAX_TEXT_CHARS)), heardAs);
  const whole = withoutName(brain, withoutRemarkAfter(brain, courteous, heardAs), heardAs);
  const request = whole.understood.command === null ? findLanguageRequest(whole.text) : null;
  if (request === null) return whole;
  const command = `language-${request.language}` as const;
  const rest = heardAs(request.rest);
  const { verdict, ranking, entities } = rest.understood;
  const isAsking =
    verdict === 'confident' && brain.rulebook.intents.get(ranking[0]?.intent ?? '')?.kind === 'faq';
  return isAsking || entities.some(isValue)
    ? { ...rest, understood: { ...rest.understood, speaks: request.language } }
    : { ...whole, understood: { ...whole.understood, command } };
}

/** What the message comes back to, with the rest of it read as if that had been spoken of last; null when it comes back to nothing. */
function comingBack(brain: Brain, conversation: Conversation, heard: Heard): ComingBack | null {
  const to = comesBackTo(brain.rulebook, conversation, heard);
  const text = heard.understood.named?.rest ?? '';
  if (to === null || text === '') return to && { to, part: null };
  const mayFollow = followersOf(brain.rulebook, backAt(conversation, to));
  const { today } = heard.world;
  const understanding = brain.understanding[heard.language];
  const understood = understand(understanding, text, { today, asking: null, topic: to.topic, mayFollow });
  return { to, part: { ...heard, text, understood } };
}

/** "Ok thanks, and where is that?": who asks in the same breath neither thanks nor leaves; what is asked is read by itself. */
function withoutCourtesy<Hearing extends { text: string; understood: Understood }>(
  { rulebook }: Brain,
  whole: Hearing,
  heardAs: (text: string) => Hearing,
): Hearing {
  const closes = ({ understood: { ranking, command } }: Hearing) =>
    command === null && rulebook.intents.get(ranking[0]?.intent ?? '')?.closes === true;
  const isRemark = !closes(whole) && remarksFirst(rulebook, whole.understood);
  const asked = closes(whole) || isRemark ? askedAfterwards(whole.text) : null;
  if (asked === null) return whole;
  const part = heardAs(asked);
  return closes(part) ||
    part.understood.command !== null ||
    (isRemark && !isQuestion(rulebook, part.understood))
    ? whole
    : { ...whole, understood: { ...part.understood, entities: whole.understood.entities } };
}

/** "And at 7.30? You did not answer me": a remark after the question blurs it. */
function withoutRemarkAfter<Hearing extends { text: string; understood: Understood }>(
  { rulebook }: Brain,
  whole: Hearing,
  heardAs: (text: string) => Hearing,
): Hearing {
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
  return standsAlone || (followUp != null && followUp.confidence >= SURELY_FOLLOWS);
}

/** From here on what comes after a remark is asked of the last answer. */
const SURELY_FOLLOWS = 0.8;

/** "What do you offer for that? It's a KitchenAid": the name says which machine, and is not what is asked about. */
function withoutName<Hearing extends { text: string; understood: Understood }>(
  { rulebook }: Brain,
  whole: Hearing,
  heardAs: (text: string) => Hearing,
): Hearing {
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

/** What is said when an answer was found of no help: the ways to go on, which the conversation then remembers. */
export function afterUnhelpful(
  brain: Brain,
  conversation: Conversation,
  { answer, world }: { answer: RatedAnswer; world: World },
): Pick<Turn, 'conversation' | 'replies'> {
  const progress = offerHelp(brain.rulebook, conversation, answer);
  const language = conversation.language ?? brain.defaultLanguage;
  const voice = { ...brain.voices[language], today: world.today, now: world.now };
  const replies = progress.steps.map((step) => renderStep(voice, step, null));
  return { conversation: progress.conversation, replies };
}

/** The welcome of a new conversation. */
export function greet(brain: Brain, world: World, locale: Language | null): Reply {
  const voice = { ...brain.voices[locale ?? brain.defaultLanguage], today: world.today, now: world.now };
  return renderStep(voice, { kind: 'say', as: 'smalltalk', phrase: 'welcome' }, null);
}

/** A sentence that the WhatsApp channel says by itself. */
export function speak(
  brain: Brain,
  phrase: WhatsAppPhrase,
  { language, world }: { language: Language; world: World },
): string {
  const voice = { ...brain.voices[language], today: world.today, now: world.now };
  return say(voice, voice.phrases.whatsapp[phrase]);
}

/** Clear words decide; short or mixed ones keep the conversation's language, then the channel's. */
function chooseLanguage(
  brain: Brain,
  conversation: Conversation,
  { message, world }: { message: InboundMessage; world: World },
): Language {
  const { text, locale } = message;
  const detected = detectLanguage(text.slice(0, MAX_TEXT_CHARS), brain.lexicon);
  if (detected && detected.confidence >= MIN_CONFIDENCE_TO_SWITCH) return detected.language;
  const current = conversation.language ?? locale ?? world.customer?.locale;
  return current ?? detected?.language ?? brain.defaultLanguage;
}

/** True when at least one word means something in a language we speak. */
const isReadable = ({ understanding }: Brain, text: string): boolean =>
  familiarity(understanding.en, text) > 0 || familiarity(understanding.fr, text) > 0;

/** Texts nobody can read as a question: none of them counts as a miss or disturbs an open question. */
function unreadable(conversation: Conversation, text: string) {
  if (text.length > MAX_TEXT_CHARS) return { conversation, steps: [sayDecline('too-long')] };
  if (!/[\p{L}\p{N}?]/u.test(text))
    return { conversation, steps: [sayDecline('empty'), ...openQuestion(conversation)] };
  return null;
}

const sayDecline = (phrase: 'too-long' | 'empty'): DialogueStep => ({ kind: 'say', as: 'decline', phrase });

function openQuestion({ topic, asking }: Conversation): DialogueStep[] {
  return topic && asking
    ? [{ kind: 'ask', intent: topic, fact: asking.fact, problem: null, isOpening: false }]
    : [];
}
