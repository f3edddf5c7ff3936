import type { Command } from './entity.ts';
import type { FactName } from './fact.ts';
import type { Language } from './language.ts';
import type { Marker } from './marker.ts';
import type { Mood } from './mood.ts';
import type { WhatsAppPhrase } from './step.ts';
import type { Value } from './value.ts';

export type PerLanguage<T> = Readonly<Record<Language, T>>;

/** faq answers a question; the others say how the turn is classed when the intent is small talk or a limit. */
export type IntentKind = 'faq' | 'smalltalk' | 'handoff' | 'decline';

/** One thing customers ask, from intents/<topic>.yaml. */
export interface Intent {
  readonly id: string;
  /** The file's basename, shared by intents/ and answers/. */
  readonly topic: string;
  readonly kind: IntentKind;
  /** True for words of starting over: all that was told is forgotten. */
  readonly forgets: boolean;
  /** How a "did you mean" names it. */
  readonly label: PerLanguage<string>;
  /** The policy that decides the answer; null for a fixed text. */
  readonly policy: string | null;
  /** Intents whose question this one's answer answers too. */
  readonly covers: readonly string[];
  /** The intent that works the question out for the customer's own case, once the message tells a day of it. */
  readonly ownCase: string | null;
  /** True for words of leaving: what we were asking is dropped. */
  readonly closes: boolean;
  /** True for small talk whose text asks what the message is about. */
  readonly asksBack: boolean;
  /** True for small talk that only takes note: a message that asks is never read as such. */
  readonly asksNothing: boolean;
  /** The intents, outcomes ("intent/outcome") and topics it follows: "is it free?" is asked of what was just spoken of. Empty for a question that stands alone. */
  readonly after: readonly string[];
  /** The intent that answers this follow-up; null when it has an answer of its own. */
  readonly leads: string | null;
  /** What it asks in words that fit any answer ("are you sure?"), by its name in _asks.yaml; null when its examples are its own. */
  readonly asks: string | null;
  /** True when it asks how the last answer was worked out: its steps are shown, or those of the very last one; its own text is for an answer that has none. */
  readonly retraces: boolean | 'last';
  readonly examples: PerLanguage<readonly string[]>;
}

/** What we say for one intent: a fixed text, or one text per policy outcome and per note. */
export interface Answer {
  /** The general rule, said once before the first question for a fact; null asks right away. */
  readonly opening: string | null;
  /** What is said instead when what the customer told allows a more exact rule, by the name the policy gives it. */
  readonly openings: Readonly<Record<string, string>>;
  /** A sentence of sympathy for who tells of trouble; null when the question calls for none. */
  readonly sympathy: string | null;
  readonly text: string | null;
  /** What is said instead beside another answer of the topic, which says the rest; null when it is the same. */
  readonly short: string | null;
  readonly outcomes: Readonly<Record<string, string>>;
  /** What is said before an outcome that is our fault, the first time only. */
  readonly apologies: Readonly<Record<string, string>>;
  /** Null for a note that this answer leaves out. */
  readonly notes: Readonly<Record<string, string | null>>;
  /** The notes that are what was asked, said before the outcome: all of them, or those named. */
  readonly notesFirst: 'all' | readonly string[];
  /** Short replies offered under the answer. */
  readonly choices: readonly string[];
}

/** One period in which a published figure holds; null means open-ended. `to` is the last day. */
export interface FigurePeriod {
  readonly value: Value;
  readonly from: string | null;
  readonly to: string | null;
}

/** One published figure, from policies/figures.yaml. */
export interface Figure {
  readonly id: string;
  /** Its number among the facts, F1 to F47. */
  readonly fact: string;
  readonly label: PerLanguage<string>;
  readonly periods: readonly FigurePeriod[];
}

/** A closed list of things customers name, from intents/vocabulary/<id>.yaml. */
export interface Vocabulary {
  readonly id: string;
  /** The word all its values are learnt as, where the same is asked whichever is named; null where each counts for itself. */
  readonly readAs: string | null;
  readonly values: readonly {
    readonly id: string;
    /** True for a value that is learnt by its own words all the same. */
    readonly isAsWritten: boolean;
    readonly label: PerLanguage<string>;
    readonly synonyms: PerLanguage<readonly string[]>;
  }[];
}

/** Words that say which fact the value beside them is. */
export type Cues = Readonly<Partial<Record<FactName, PerLanguage<readonly string[]>>>>;

/** Whole messages that steer the dialogue. */
export type CommandWords = Readonly<Record<Command, PerLanguage<readonly string[]>>>;

/** Groups of words that mean the same to us, by the idea's name. */
export type ConceptWords = Readonly<Record<string, PerLanguage<readonly string[]>>>;

/** What is asked in the same words of any answer, by its name. */
export type AskWords = Readonly<Record<string, PerLanguage<readonly string[]>>>;

/** Companies that are not ours, by name, and the concepts that make a message about one ours all the same. */
export interface OtherCompanies extends PerLanguage<readonly string[]> {
  readonly unless: readonly string[];
}

/** Words of courtesy and hesitation before and after what a message says. */
export type Courtesies = Readonly<Record<'opening' | 'closing' | 'signing', PerLanguage<readonly string[]>>>;

/** Words that say how a value stands to an earlier one. */
export type MarkerWords = Readonly<Record<Marker, PerLanguage<readonly string[]>>>;

/** What a topic is about, as a customer names it, the topics spoken of in the same breath, and the intent its name alone asks for, by topic. */
export type SubjectWords = Readonly<
  Record<
    string,
    PerLanguage<string> & { readonly near: readonly string[]; readonly opens?: string | undefined }
  >
>;

/** How customers come back to what was spoken of before. */
export interface ReturnWords {
  /** Words that say so. */
  readonly phrases: PerLanguage<readonly string[]>;
  /** Words that stand around a name and ask nothing. */
  readonly beside: PerLanguage<readonly string[]>;
  /** What the thing of each topic is called, and the vocabularies whose values name it as well. */
  readonly names: Readonly<Record<string, PerLanguage<readonly string[]>>>;
  readonly terms: Readonly<Record<string, readonly string[]>>;
}

/** What an answer may come to, as customers say it back. */
export interface VerdictWords {
  /** Words around it that ask nothing, and those that quote us. */
  readonly idle: PerLanguage<readonly string[]>;
  readonly quoting: PerLanguage<readonly string[]>;
  readonly claims: Readonly<Record<string, VerdictClaim>>;
}

/** One thing said back: the outcomes, "policy/outcome", that bear it out, those that do not, and those that do in part. */
export interface VerdictClaim {
  readonly holds: readonly string[];
  readonly fails: readonly string[];
  readonly partly: readonly string[];
  /** The intent that says it, where it holds for everybody. */
  readonly rule?: string | undefined;
  readonly said: PerLanguage<readonly string[]>;
  readonly denied?: PerLanguage<readonly string[]> | undefined;
}

/** How customers leave a matter they never opened, or want no more of. */
export interface LeaveWords {
  /** Words before its name that put it away, and those that deny there is any. */
  readonly 'turned-away': PerLanguage<readonly string[]>;
  readonly contrast: PerLanguage<readonly string[]>;
  readonly denied: PerLanguage<readonly string[]>;
  /** Words that put it away where they begin the clause. */
  readonly not: PerLanguage<readonly string[]>;
  /** Words after its name that put it away. */
  readonly after: PerLanguage<readonly string[]>;
  /** Words that keep what stands after them. */
  readonly unless: PerLanguage<readonly string[]>;
  /** Words around a name that ask nothing. */
  readonly idle: PerLanguage<readonly string[]>;
  /** Words that begin something new behind a name, where no sign parts it. */
  readonly begins: PerLanguage<readonly string[]>;
  /** Words that say that something else is meant than what we ask. */
  readonly elsewhere: PerLanguage<readonly string[]>;
  /** What the thing of each topic is called. */
  readonly names: Readonly<Record<string, PerLanguage<readonly string[]>>>;
}

/** Words that tell how the customer fares. */
export type MoodWords = Readonly<Record<Mood, PerLanguage<readonly string[]>>>;

/** One question for a fact, from answers/<language>/_phrases.yaml. */
export interface FactPhrase {
  /** The fact's name inside a sentence or a receipt, such as "full price of the machine". */
  readonly label: string;
  readonly ask: string;
  /** The question in other words, for when it was read just before. */
  readonly again: string;
  /** The value as it is repeated to show that it was heard; null where it is not. */
  readonly noted: string | null;
  /** Short replies offered under the question; may print figures. */
  readonly choices: readonly string[];
  /** How it is asked, and with which replies, below an answer so far of this outcome, where what was told leaves less open. */
  readonly after: Readonly<Record<string, Pick<FactPhrase, 'ask' | 'choices'>>>;
  /** Sentence per problem a policy can find in the value. */
  readonly problems: Readonly<Record<string, string>>;
}

/** Sentences of the dialogue itself, from answers/<language>/_phrases.yaml. */
export interface Phrases {
  readonly facts: Readonly<Partial<Record<FactName, FactPhrase>>>;
  /** Named sentences: clarify, decline, handoff, stopped, started-over… */
  readonly dialogue: Readonly<Record<string, string>>;
  /** What the WhatsApp channel says by itself. */
  readonly whatsapp: Readonly<Record<WhatsAppPhrase, string>>;
  /** Words of a receipt: origin names, headings. */
  readonly receipt: Readonly<Record<string, string>>;
  /** The words a missing link falls back to, by link name. */
  readonly links: Readonly<Record<string, { readonly label: string; readonly without: string }>>;
}
