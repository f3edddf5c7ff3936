/** One thing WhatsApp told us, as it waits to be handled. */
export interface InboundEvent {
  /** The id WhatsApp gave it: the same id twice is the same event. */
  readonly id: string;
  /** Whose it is: the events of a lane are handled one after another. */
  readonly lane: string;
  /** When the customer sent it, ISO 8601. */
  readonly at: string;
  /** What the channel read; forgotten once the event is handled. */
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface PendingEvent extends InboundEvent {
  /** How often handling it has failed so far. */
  readonly attempts: number;
}

/** A message on its way to a customer. */
export interface NewSend {
  /** Travels with the message and comes back in its statuses. */
  readonly id: string;
  readonly lane: string;
  /** What the Graph API is sent. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The customer's message to be shown as read and being answered; null when there is none. */
  readonly replyTo: string | null;
  /** When the customer's 24-hour window closes, ISO 8601. */
  readonly expiresAt: string;
  /** The answers it carries, which a thumb on it rates; `conversationId` is null outside a conversation. */
  readonly conversationId: string | null;
  readonly answers: readonly string[];
}

export interface ClaimedSend extends NewSend {
  /** 1 for the first try. */
  readonly attempts: number;
}

/** A line not to be said too often to the same person: it is skipped when said within `quietMs` before `at`. */
export interface Notice {
  readonly key: string;
  readonly at: string;
  readonly quietMs: number;
}

/** What follows from handling an event, written together with the end of the event or not at all. */
export interface Effects {
  readonly sends: readonly NewSend[];
  /** Guards the sends: when it was said lately, none of them is written. */
  readonly notice?: Notice;
  readonly memory?: { readonly personId: string; readonly memory: PersonMemory };
}

/** Events come in here, once each. */
export interface Inbox {
  /** Stores the events not seen before, each with a job for its lane, all or nothing; resolves to how many were new. */
  put(events: readonly InboundEvent[]): Promise<number>;
  /** The oldest event of the lane; null when none waits, or it is put off: then the lane is woken in time. */
  next(lane: string, now: string): Promise<PendingEvent | null>;
  /** Ends an event; a second end of the same event changes nothing. */
  finish(event: PendingEvent, effects: Effects): Promise<void>;
  /** Keeps the event, and what comes after it, until `until`, ISO 8601; it counts one more attempt. */
  putOff(event: PendingEvent, until: string, effects?: Effects): Promise<void>;
}

/** What became of an attempt to send. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly wamid: string }
  /** Tried again at `at`, unless a status shows in the meantime that it did arrive. */
  | { readonly kind: 'retry'; readonly at: string; readonly code: number | null }
  | { readonly kind: 'failed'; readonly code: number };

/** WhatsApp's word on a message of ours. */
export interface SendStatus {
  readonly wamid: string;
  /** Our own id, when WhatsApp gave it back. */
  readonly sendId: string | null;
  readonly status: 'sent' | 'delivered' | 'read' | 'failed';
  readonly code: number | null;
  /** For a failure worth another try, when; null otherwise. */
  readonly retryAt: string | null;
}

/** How fast one person may be written to: one message per `everyMs`, `burst` of them on credit. */
export interface Pace {
  readonly everyMs: number;
  readonly burst: number;
}

/** Messages go out from here, in order per lane. */
export interface Outbox {
  /** The lane's next message if it may go now, marked as being sent; otherwise null, and the lane is woken in time. */
  claim(
    lane: string,
    turn: { readonly now: string; readonly pace: Pace; readonly orphanAfterMs: number },
  ): Promise<ClaimedSend | null>;
  settle(sendId: string, outcome: SendOutcome): Promise<void>;
  /** Has the lane's next message wait until `until`, ISO 8601. */
  postpone(lane: string, until: string): Promise<void>;
  /** Applies statuses in whatever order they come; unknown ones wait for their message. Resolves to the messages lost for good. */
  apply(
    statuses: readonly SendStatus[],
  ): Promise<readonly { readonly sendId: string; readonly code: number | null }[]>;
  /** The message a customer points at. */
  find(
    where: { readonly wamid: string } | { readonly sendId: string },
  ): Promise<Pick<NewSend, 'id' | 'conversationId' | 'answers'> | null>;
  /** Whether a message of the lane may have reached the customer before we know its WhatsApp id. */
  isUnderWay(lane: string): Promise<boolean>;
}

/** The ids WhatsApp gives for a person, the strongest first, and the number (E.164) when it tells. */
export interface Addresses {
  readonly userIds: readonly string[];
  readonly phone: string | null;
}

/** A choice last offered to a person: what its button says and what pressing it means. */
export interface Offer {
  readonly title: string;
  readonly id: string;
}

/** What the channel remembers of a person between messages. */
export interface PersonMemory {
  readonly offers: readonly Offer[];
  /** The day each intent's answer was last offered for rating. */
  readonly ratingAsked: Readonly<Record<string, string>>;
}

export interface Person {
  readonly id: string;
  readonly memory: PersonMemory;
  /** Ids the person had before; WhatsApp vouches that they are the same. */
  readonly former: Addresses;
}

/** Known customers of the channel. */
export interface People {
  /** The person behind any of the ids; null for a stranger. */
  find(addresses: Addresses): Promise<Person | null>;
  /** The same, entering a stranger under `newId`; ids not known yet are added. */
  enter(addresses: Addresses, newId: string): Promise<Person>;
  /** Gives a person new ids in place of the old ones. */
  relink(before: Addresses, after: Addresses): Promise<void>;
}

/** A lane of work to look at. */
export type LaneWork = (lane: string) => Promise<void>;

export interface WhatsAppStorage {
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly people: People;
  /** Starts handing out lanes: each to one process at a time, again when its work fails. */
  work(lanes: { readonly events: LaneWork; readonly sends: LaneWork }): Promise<void>;
  /** Removes what is no longer needed. */
  tidy(now: string): Promise<void>;
  /** Waits for the lanes in hand, then stops. */
  stop(): Promise<void>;
}
