import { z } from 'zod';
import type { Command, Entity } from './entity.ts';
import type { Language } from './language.ts';

export interface RankedIntent {
  readonly intent: string;
  /** Calibrated probability, 0 to 1. */
  readonly confidence: number;
}

/** A short message read as asking of what was just spoken of. */
export interface FollowUp extends RankedIntent {
  /** The name its words are learnt under: its own, or what it asks. */
  readonly learntAs: string;
}

/** The follow-ups that may come now, each by the name its words are learnt under. */
export type Followers = ReadonlyMap<string, string>;

/** A ranking and what to make of it. */
export type InTopic = Pick<Understood, 'ranking' | 'verdict' | 'confidence'>;

/** One of two parts of a message, read as if it were all that was said. */
export interface Half extends InTopic {
  readonly text: string;
  /** Whether it asks, by its words or its mark: by itself, if the other half does, or not at all. */
  readonly asks: 'alone' | 'beside' | 'nothing';
  /** What it asks of what was just spoken of; null where it asks nothing of that. */
  readonly followUp: FollowUp | null;
  /** How it reads with the words of the topic spoken of; null where there was none. */
  readonly inTopic: InTopic | null;
}

/** A message parted in two. */
export type Halves = readonly [Half, Half];

/** How a message was read: by itself, with the words of the topic spoken of, or as a follow-up to it. */
export const Reading = z.enum(['alone', 'in-topic', 'follow-up']);
export type Reading = z.infer<typeof Reading>;

/** The one thing of ours that a message names. */
export interface NamedThing {
  /** The topic it belongs to. */
  readonly topic: string;
  /** What the message says besides, in its own words; empty where it only names the thing. */
  readonly rest: string;
  /** True when words of it say that the customer comes back to the thing. */
  readonly comesBack: boolean;
}

/** A matter that a message puts away ("forget the refund"), or says there is none of ("what subscription?"). */
export interface TurnedAway {
  readonly topic: string;
  /** Contrasted with another matter that the message names before it: "my subscription, not machines". */
  readonly how: 'turned-away' | 'denied' | 'contrasted';
}

/** What a message says about the matters it does not want. */
export interface Leaving {
  readonly turnedAway: readonly TurnedAway[];
  /** The message without those; empty where nothing else is asked or told. */
  readonly rest: string;
  /** True when words of it say that something else is meant than what we ask. */
  readonly isElsewhere: boolean;
  /** The topics whose things it names, turned away or not. */
  readonly named: readonly string[];
}

/** One thing said back of an answer. */
export interface Claimed {
  readonly claim: string;
  /** True where the opposite is said. */
  readonly isDenied: boolean;
}

/** One thing said back, and where. */
export type ClaimedAt = Claimed & { readonly start: number; readonly end: number };

/** What an answer came to, as a message says it back: "so it's not covered?". */
export interface SaidBack {
  /** Each thing it says, by its name in _verdicts.yaml: "a credit and no refund". */
  readonly claims: readonly Claimed[];
  /** True where the message quotes us. */
  readonly isQuoted: boolean;
  /** Where in the message it stands: it may be one sentence, before or after others. */
  readonly start: number;
  readonly end: number;
}

/** What was understood of one message. */
export interface Understood {
  /** How the rest came about; left out for a message read by itself. */
  readonly reading?: Reading;
  /** Best first; empty when the text has nothing to read (emoji only). */
  readonly ranking: readonly RankedIntent[];
  /** confident: answer the first; unsure: ask which of `ranking` (the close ones); unknown: decline. */
  readonly verdict: 'confident' | 'unsure' | 'unknown';
  /** Calibrated probability that the verdict's first intent is right. */
  readonly confidence: number;
  /** Further questions of the same message, each understood for sure; the first is in `ranking`. */
  readonly also: readonly RankedIntent[];
  /** True where it speaks of what others make or sell, and of nothing of ours. */
  readonly isElsewhere?: boolean;
  /** The question asked in a clause without values, beside clauses that give some; null when there is none for sure. */
  readonly aside: RankedIntent | null;
  /** What single clauses of a longer message surely say by themselves. */
  readonly clauses?: readonly RankedIntent[];
  /** How a short message reads as one about the topic just spoken of; null when there was none, or the message is long. */
  readonly inTopic?: InTopic | null;
  /** The follow-up to what was just spoken of that it most likely is; null when none is likely, or the message is long. */
  readonly followUp?: FollowUp | null;
  /** The follow-up that one clause of it most likely asks by itself; null where it is one clause, or none asks. */
  readonly followUpAsked?: FollowUp | null;
  /** The ways to part it in two that may each ask something ("do I owe anything, and do you take it back?"). */
  readonly halves?: readonly Halves[];
  /** In the order they stand in the text; spans of the same kind do not overlap. */
  readonly entities: readonly Entity[];
  /** Set when the whole message is a dialogue command. */
  readonly command: Command | null;
  /** The language it asks to be answered in, beside what it says. */
  readonly speaks?: Language;
  /** The command it begins with, before it says what about. */
  readonly leading?: Command | null;
  /** True where a clause of it says nothing but that something is not known: "I told you I don't have it. Will you write to me?" */
  readonly saysUnknown?: boolean;
  /** The one thing of ours it names, if it is short. */
  readonly named?: NamedThing | null;
  /** What it does not want to speak of. */
  readonly leaving?: Leaving;
  /** Each thing it says that an answer may come to, whatever else it says. */
  readonly claimed?: readonly ClaimedAt[];
  /** What it says back of an answer, by the whole of it, its first sentence or its last. */
  readonly saidBack?: SaidBack | null;
}

/** How a text reads that says nothing to answer. */
export const NOTHING_READ = { ranking: [], verdict: 'unknown', confidence: 0 } as const satisfies InTopic;

/** A message that asks nothing, whatever else it holds. */
export const NOTHING_ASKED = {
  ...NOTHING_READ,
  also: [],
  inTopic: null,
  followUp: null,
  followUpAsked: null,
} as const satisfies Partial<Understood>;
