import { advance } from './dialogue/advance.ts';
import { advanceLeaving } from './dialogue/advanceLeaving.ts';
import { commandedLanguage } from './dialogue/command.ts';
import { offerHelp } from './dialogue/helping/help.ts';
import { leaving } from './dialogue/leave.ts';
import type { Progress } from './dialogue/progress.ts';
import { policyNameOf, traceOf } from './dialogue/trace.ts';
import type { PerLanguage } from './domain/content.ts';
import type { Conversation } from './domain/conversation.ts';
import type { Language } from './domain/language.ts';
import type { InboundMessage, Reply, Trace } from './domain/message.ts';
import type { RatedAnswer } from './domain/rating.ts';
import type { DialogueStep, WhatsAppPhrase } from './domain/step.ts';
import type { World } from './domain/world.ts';
import type { Ears } from './hearing/ears.ts';
import { comingBack, hear, MAX_TEXT_CHARS, raisedBefore } from './hearing/hear.ts';
import { renderStep } from './replies/render.ts';
import { say, type Voice } from './replies/voice.ts';

/** Everything Crema knows, built from one version of the content. */
export interface Brain extends Ears {
  /** Names the content exactly: equal versions give equal answers. */
  readonly version: string;
  /** What a voice needs besides the day and the instant of the turn. */
  readonly voices: PerLanguage<Omit<Voice, 'today' | 'now'>>;
}

export interface Turn {
  readonly conversation: Conversation;
  readonly replies: readonly Reply[];
  readonly trace: Trace;
  /** The question the customer left for a person, by the message that asked it. */
  readonly leaves: { readonly messageId: string; readonly intent: string } | null;
}

/** The whole bot: what one message changes and what is said, from nothing but its arguments. */
export function takeTurn(
  brain: Brain,
  conversation: Conversation,
  message: InboundMessage,
  world: World,
): Turn {
  const whole = hear(brain, conversation, { message, world });
  const left = leaving(brain.rulebook, conversation, whole);
  const heard = left?.rest
    ? hear(brain, left.conversation, { message: { ...message, text: left.rest }, world })
    : whole;
  const { understood } = heard;
  const spoken = {
    ...(left?.conversation ?? conversation),
    language: commandedLanguage(understood.command) ?? understood.speaks ?? heard.language,
  };
  const said = {
    ...heard,
    back: comingBack(brain, spoken, heard),
    raised: raisedBefore(brain, spoken, heard),
  };
  const progress: Progress =
    unreadable(spoken, message.text) ??
    (left
      ? advanceLeaving(brain.rulebook, spoken, left.rest === '' ? null : said)
      : advance(brain.rulebook, spoken, said));

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
