import type { Said } from './conversation.ts';
import type { AccountList } from './customer.ts';
import type { Opening, Outcome, Values } from './decision.ts';
import type { FactName, Facts } from './fact.ts';
import type { Mood } from './mood.ts';
import type { Value } from './value.ts';

/** A sentence of the dialogue itself, by its name in answers/<language>/_phrases.yaml. */
export const DIALOGUE_PHRASES = [
  'clarify',
  'clarify-none',
  'clarify-one',
  'clarify-other',
  'decline',
  'decline-2',
  'decline-3',
  'decline-remark',
  'decline-same',
  'decline-again',
  'strange-words',
  'handoff',
  'stopped',
  'nothing-to-stop',
  'started-over',
  'empty',
  'too-long',
  'language-switched',
  'welcome',
  'topic-unknown',
  'repeated',
  'repeated-again',
  'no-more',
  'not-followed',
  'unchanged',
  'confirmed',
  'nearly',
  'denied',
  'opposed',
  'days-ago',
  'days-ahead',
  'that-today',
  'stands',
  'noted-wrong',
  'not-yet',
  'known-so-far',
  'day-decides',
  'retraced',
  'doubt',
  'why',
  'why-asked',
  'where-asked',
  'is-that-all',
  'resumed',
  'noted',
  'changed',
  'no-matter',
  'no-answer',
  'what-if',
  'account-unavailable',
  'somebody-else',
  'other-one',
  'sorry-missed',
  'sorry-upset',
  'sorry-hardship',
  'summary',
  'choose-subscriptions',
  'choose-machines',
  'choose-orders',
  'of-item',
  'total',
  'ends-first',
  'ends-last',
  'costs-least',
  'costs-most',
  'help',
  'help-rephrase',
  'help-contact',
  'help-leave',
  'rephrase',
  'none-meant',
  'question-left',
] as const;
export type DialoguePhrase = (typeof DIALOGUE_PHRASES)[number];

/** A sentence of the WhatsApp channel itself, by its name in answers/<language>/_phrases.yaml. */
export const WHATSAPP_PHRASES = [
  'ambassadors-only',
  'try-again',
  'words-only',
  'no-orders',
  'too-late',
  'failed',
  'choose',
  'rating-question',
  'rating-yes',
  'rating-no',
  'rating-thanks',
  'rating-sorry',
] as const;
export type WhatsAppPhrase = (typeof WHATSAPP_PHRASES)[number];

/** An answer that follows one of the same intent: what was said is not said again. */
export interface Again {
  readonly said: Said;
  /** How often in a row the same answer comes, this one included. */
  readonly times: number;
  /**
   * `changed`: it says something new. The others say the same: `unchanged` though the customer put another case, `stands` beside something new that was only told;
   * `confirmed` as the customer repeats what it said, `nearly`, `denied` or `opposed` where it said otherwise; `retraced` step by step; `recalled` after other answers; `in-short` where one sentence is asked for; `asked-again` to the same question; `asked-otherwise` to another
   * one, which a sentence of it may answer.
   */
  readonly how:
    | 'changed'
    | 'unchanged'
    | 'stands'
    | 'confirmed'
    | 'nearly'
    | 'denied'
    | 'opposed'
    | 'retraced'
    | 'recalled'
    | 'in-short'
    | 'asked-again'
    | 'asked-otherwise';
  /** True when the message told a value that the answer reads, be it news or not. */
  readonly isTold: boolean;
  /** The message it answers, where a sentence may do. */
  readonly question?: string;
  /** True where the message does not plainly ask for this answer again. */
  readonly isOther?: true;
  /** True where the customer says back what it came to, and no value of it: its conditions are then said with it. */
  readonly isOfOutcome?: true;
  /** The value the customer repeats or contradicts, where one is confirmed or denied. */
  readonly value?: Value;
  /** How many days away it is, below zero for the past, where that is what the customer counted. */
  readonly daysAway?: number;
}

/** What the dialogue decided to say; replies/ turns each step into one bubble, which begins with the notice if there is one. */
export type DialogueStep = Saying & {
  readonly notice?: DialoguePhrase;
  /** The item of the account it is about, by the values that name it, where another one was spoken of or is answered for as well. */
  readonly item?: readonly Value[];
};

type Saying =
  | {
      readonly kind: 'answer';
      readonly intent: string;
      readonly outcome: Outcome | null;
      /** How it stands to the answer just given, of the same intent; absent for a first one. */
      readonly again?: Again;
      /** True when a typed value stands in for another one of the account. */
      readonly isWhatIf: boolean;
      /** True beside another answer of its topic: each says what is its own. */
      readonly isBeside?: boolean;
      readonly sympathy?: Mood;
    }
  | {
      readonly kind: 'ask';
      readonly intent: string;
      readonly fact: FactName;
      /** Why the value just given cannot be used; null on a first question. */
      readonly problem: { readonly name: string; readonly values: Values } | null;
      /** True when the topic starts with this question: the general rule is said first. */
      readonly isOpening: boolean;
      /** A more exact rule to say first, when what the customer told allows one that was not said yet. */
      readonly opening?: Opening;
      /** The answer as far as the facts allow, when this message made it known. */
      readonly soFar?: Outcome;
      /** What was told besides an answer to the question, to show that it was heard. */
      readonly noted?: readonly { readonly fact: FactName; readonly value: Value }[];
      /** True when the question was read just before: said in other words. */
      readonly isAgain?: boolean;
      /** One half of it, where another answer stands between the rule and the question. */
      readonly part?: 'rule' | 'question';
      readonly sympathy?: Mood;
    }
  /** Which item of the account is meant; each option is the values that name it. */
  | {
      readonly kind: 'choose';
      readonly intent: string;
      readonly list: AccountList;
      readonly options: readonly (readonly Value[])[];
    }
  /** What the amounts of the answers before it come to. */
  | { readonly kind: 'total'; readonly value: Value }
  | { readonly kind: 'clarify'; readonly intents: readonly string[]; readonly sympathy?: Mood }
  /** Small talk, or an intent known to lie outside: its own text. */
  | {
      readonly kind: 'smalltalk' | 'decline' | 'handoff';
      readonly intent: string;
      /** True beside a question of ours: its first lines are enough. */
      readonly isAside?: boolean;
    }
  | {
      readonly kind: 'say';
      readonly as: 'smalltalk' | 'decline' | 'handoff';
      readonly phrase: DialoguePhrase;
    }
  /** What can be done about an answer that did not help, the nearest other questions among it. */
  | { readonly kind: 'help'; readonly related: readonly string[] }
  /** The customer's question is kept for a person, quoted back. */
  | { readonly kind: 'question-left'; readonly question: string }
  /** Nobody here can help further: the way to a person, with what was gathered to repeat to them. */
  | { readonly kind: 'escalate'; readonly facts: Facts };
