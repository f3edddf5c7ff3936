import { dayIn, minuteIn } from './calendar.ts';
import type { Customer } from './customer.ts';
import type { Channel } from './message.ts';
import type { IsoDate } from './value.ts';

/** Everything outside the conversation that a turn may depend on, handed in so that the turn stays pure. */
export interface World {
  /** The instant of the turn, ISO 8601 UTC. */
  readonly now: string;
  /** The calendar day of `now` in the shop's time zone. */
  readonly today: IsoDate;
  /** Minutes since midnight in the shop's time zone. */
  readonly minuteOfDay: number;
  readonly channel: Channel;
  /** Verified facts, or null for a guest. */
  readonly customer: Customer | null;
  /** This person may have an account, which cannot be looked up now. */
  readonly isAccountUnavailable: boolean;
}

/** The world at an instant, seen from the shop's time zone. */
export function worldAt(
  instant: string | Date,
  {
    timeZone,
    channel,
    customer,
    isAccountUnavailable = false,
  }: {
    timeZone: string;
    channel: Channel;
    customer: Customer | null;
    isAccountUnavailable?: boolean | undefined;
  },
): World {
  const now = new Date(instant).toISOString();
  return {
    now,
    today: dayIn(timeZone, now),
    minuteOfDay: minuteIn(timeZone, now),
    channel,
    customer,
    isAccountUnavailable,
  };
}
