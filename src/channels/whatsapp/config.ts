export interface WhatsAppConfig {
  /** Signs the webhooks. */
  readonly appSecret: string;
  /** What Meta repeats when the webhook is set up. */
  readonly verifyToken: string;
  readonly accessToken: string;
  /** The number customers write to; webhooks for any other are ignored. */
  readonly phoneNumberId: string;
  /** Such as https://graph.facebook.com. */
  readonly graphUrl: string;
  /** Such as v26.0. */
  readonly graphVersion: string;
}

/** The patience of the channel, in milliseconds. */
export const TIMES = {
  /** How long the Graph API may take over a message; it has been seen to need twenty seconds. */
  sendTimeoutMs: 30_000,
  /** How long a message whose fate is unknown is given for a status before it is sent again. */
  unknownWaitMs: 10_000,
  /** Older messages are repeats of days gone by: they are not answered as if they were new. */
  lateAfterMs: 60 * 60_000,
  /** The wait before a failed event is handled again, doubled each time. */
  retryMs: 1_000,
  /** The same for an event whose sender could not be looked up. */
  lookupMs: 5_000,
  /** How often a number that may not send is tried again. */
  probeEveryMs: 60_000,
} as const;
export type Times = { readonly [name in keyof typeof TIMES]: number };

/** Meta's rate for one person: a message per six seconds, 45 of them on credit. */
export const PACE = { everyMs: 6_000, burst: 45 } as const;

/** How long after a customer's message we may write freely. */
export const WINDOW_MS = 24 * 60 * 60_000;
