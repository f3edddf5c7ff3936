import type { Effects, LaneWork, PendingEvent } from '../../domain/ports/whatsapp.ts';
import { type Admission, admit } from './admission.ts';
import { languagesFor, notice, type Occasion } from './compose.ts';
import { WINDOW_MS } from './config.ts';
import { Inbound } from './inbound.ts';
import { meaningOf } from './offers.ts';
import type { Parts } from './parts.ts';
import { ratePressed, rateReaction } from './rating.ts';
import { answer } from './turn.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Several photos sent at once get one line. */
const WORDLESS_QUIET_MS = MINUTE_MS;
/** While the directory is away its question is asked again for so long, then the customer must. */
const LOOKUP_PATIENCE_MS = 15 * MINUTE_MS;
const MAX_ATTEMPTS = 5;

/** Handles what customers sent, one event after another per lane. */
export function createHandler(parts: Parts): LaneWork {
  const { storage, clock } = parts;
  return async (lane) => {
    for (;;) {
      const event = await storage.inbox.next(lane, clock().toISOString());
      if (event === null) return;
      await handle(event, parts);
    }
  };
}

type Addressed = Exclude<Inbound, { kind: 'renumbered' | 'reacted' }>;

async function handle(event: PendingEvent, parts: Parts): Promise<void> {
  const { inbox, people } = parts.storage;
  try {
    const inbound = Inbound.parse(event.payload);
    switch (inbound.kind) {
      case 'renumbered':
        await people.relink(inbound.before, inbound.after);
        return await inbox.finish(event, { sends: [] });
      case 'reacted': {
        const done = await rateReaction(inbound, event.lane, parts);
        if (!done && event.attempts + 1 < MAX_ATTEMPTS) return await tryAgain(event, parts);
        return await inbox.finish(event, { sends: [] });
      }
      default:
        return await reply(event, inbound, parts);
    }
  } catch (error) {
    await recover(event, error, parts);
  }
}

async function reply(event: PendingEvent, inbound: Addressed, parts: Parts): Promise<void> {
  const { storage, clock, counts, times } = parts;
  const age = clock().getTime() - Date.parse(event.at);
  if (age >= WINDOW_MS) {
    counts.inbound('too-late');
    return storage.inbox.finish(event, { sends: [] });
  }
  const { sender } = inbound;
  const admission = await admit(sender, parts);
  if (admission.kind === 'unavailable') return waitForDirectory(event, inbound, parts);
  const isLate = age >= times.lateAfterMs;
  return storage.inbox.finish(event, await effectsOf({ event, inbound, admission, isLate }, parts));
}

async function effectsOf(
  {
    event,
    inbound,
    admission,
    isLate,
  }: {
    event: PendingEvent;
    inbound: Addressed;
    admission: Exclude<Admission, { kind: 'unavailable' }>;
    isLate: boolean;
  },
  parts: Parts,
): Promise<Effects> {
  const { sender, messageId } = inbound;
  const occasion = { event, sender, messageId };
  const text = inbound.kind === 'said' ? inbound.text : '';
  if (admission.kind === 'stranger') {
    parts.counts.inbound('stranger');
    const languages = languagesFor(text, sender);
    return notice(occasion, { phrase: 'ambassadors-only', languages, quietMs: DAY_MS }, parts);
  }
  const { customer } = admission;
  const languages = languagesFor(text, sender, customer.locale);
  if (isLate) {
    parts.counts.inbound('too-late');
    return notice(occasion, { phrase: 'too-late', languages, quietMs: DAY_MS }, parts);
  }
  if (inbound.kind === 'wordless') {
    parts.counts.inbound('wordless');
    const phrase = inbound.what === 'order' ? 'no-orders' : 'words-only';
    return notice(occasion, { phrase, languages, quietMs: WORDLESS_QUIET_MS }, parts);
  }
  const person = await parts.storage.people.enter(sender, parts.newId());
  const meaning = meaningOf(inbound, person.memory.offers);
  const talk = { occasion, person, customer };
  return meaning.kind === 'rating'
    ? ratePressed(talk, meaning, inbound, parts)
    : answer(talk, inbound, meaning.text, parts);
}

/** Says honestly that the account cannot be looked up, and tries again for a while. */
async function waitForDirectory(event: PendingEvent, inbound: Addressed, parts: Parts): Promise<void> {
  const { storage, clock, counts, times } = parts;
  const { sender, messageId } = inbound;
  const languages = languagesFor(inbound.kind === 'said' ? inbound.text : '', sender);
  const sorry = notice(
    { event, sender, messageId },
    { phrase: 'try-again', languages, quietMs: LOOKUP_PATIENCE_MS },
    parts,
  );
  counts.inbound('not-looked-up');
  const now = clock().getTime();
  if (now - Date.parse(event.at) >= LOOKUP_PATIENCE_MS) return storage.inbox.finish(event, sorry);
  const wait = Math.min(2 ** event.attempts * times.lookupMs, MINUTE_MS);
  return storage.inbox.putOff(event, new Date(now + wait).toISOString(), sorry);
}

/** An event that cannot be handled is tried again, and at last given up with a word to the customer: the lane must go on. */
async function recover(event: PendingEvent, err: unknown, parts: Parts): Promise<void> {
  const { storage, log, counts } = parts;
  log.error({ err, attempts: event.attempts }, 'whatsapp event not handled');
  if (event.attempts + 1 < MAX_ATTEMPTS) return tryAgain(event, parts);
  counts.inbound('given-up');
  return storage.inbox.finish(event, apologyFor(event, parts));
}

function tryAgain(event: PendingEvent, { storage, clock, times }: Parts): Promise<void> {
  const wait = 2 ** event.attempts * times.retryMs;
  return storage.inbox.putOff(event, new Date(clock().getTime() + wait).toISOString());
}

function apologyFor(event: PendingEvent, parts: Parts): Effects {
  const inbound = Inbound.safeParse(event.payload);
  if (!inbound.success || inbound.data.kind !== 'said') return { sends: [] };
  const { sender, messageId, text } = inbound.data;
  const occasion: Occasion = { event, sender, messageId };
  return notice(
    occasion,
    { phrase: 'failed', languages: languagesFor(text, sender), quietMs: MINUTE_MS },
    parts,
  );
}
