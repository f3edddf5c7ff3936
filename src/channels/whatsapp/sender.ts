import type { ClaimedSend, LaneWork, SendOutcome } from '../../domain/ports/whatsapp.ts';
import { PACE } from './config.ts';
import type { GraphResult } from './graph.ts';
import { createHalt, type Halt } from './halt.ts';
import type { Parts } from './parts.ts';
import { type Verdict, verdictOf, verdictOfUnknown } from './retry.ts';

type SenderParts = Pick<Parts, 'storage' | 'graph' | 'times' | 'clock' | 'chance' | 'log' | 'counts'>;

export interface Sender {
  /** Sends what a lane has to send, in order, until it is empty or must wait. */
  readonly work: LaneWork;
  /** The code for which the number may not send at the moment; null when it may. */
  halted(): number | null;
}

const WINDOW_CLOSED = 131047;

export function createSender(parts: SenderParts): Sender {
  const { storage, times, clock } = parts;
  const halt = createHalt({ probeEveryMs: times.probeEveryMs, clock });
  const turn = () => ({
    now: clock().toISOString(),
    pace: PACE,
    // As long as another process may still be waiting for the Graph API, and then for a status.
    orphanAfterMs: times.sendTimeoutMs + times.unknownWaitMs,
  });
  return {
    halted: halt.code,
    async work(lane) {
      for (;;) {
        const until = halt.enter();
        if (until !== null) return storage.outbox.postpone(lane, until.toISOString());
        const send = await storage.outbox.claim(lane, turn());
        if (send === null) return;
        await storage.outbox.settle(send.id, await attempt(parts, send, halt));
      }
    },
  };
}

/** Hands one message to the Graph API and decides what its answer means. */
async function attempt(parts: SenderParts, send: ClaimedSend, halt: Halt): Promise<SendOutcome> {
  const { graph, clock, counts, log } = parts;
  if (clock().toISOString() >= send.expiresAt) {
    counts.send('window-closed');
    log.warn({ sendId: send.id }, 'whatsapp window closed before the message could go');
    return { kind: 'failed', code: WINDOW_CLOSED };
  }
  // Before the message: an indicator that came after it would stand there for half a minute.
  if (send.replyTo !== null && send.attempts === 1) await graph.markRead(send.replyTo);
  const result = await graph.send({ ...send.body, biz_opaque_callback_data: send.id });
  if (result.kind === 'accepted') {
    if (halt.lift()) log.info({}, 'whatsapp can send again');
    counts.send('accepted');
    return result;
  }
  return outcomeOf(parts, { send, result, halt });
}

function outcomeOf(
  { times, clock, chance, counts, log }: SenderParts,
  {
    send,
    result,
    halt,
  }: { send: ClaimedSend; result: Exclude<GraphResult, { kind: 'accepted' }>; halt: Halt },
): SendOutcome {
  const { attempts, id: sendId } = send;
  const code = result.kind === 'refused' ? result.code : null;
  const verdict: Verdict =
    result.kind === 'refused'
      ? verdictOf(result.code, { attempts, chance: chance() })
      : verdictOfUnknown({ attempts, waitMs: times.unknownWaitMs });
  const data = {
    sendId,
    attempts,
    ...(result.kind === 'refused' ? { code, trace: result.trace } : { reason: result.reason }),
  };
  const retryAt = (afterMs: number) => new Date(clock().getTime() + afterMs).toISOString();
  switch (verdict.kind) {
    case 'retry':
      counts.send(code === null ? 'unknown' : 'retried');
      log.warn({ ...data, afterMs: verdict.afterMs }, 'whatsapp message will be tried again');
      return { kind: 'retry', at: retryAt(verdict.afterMs), code };
    case 'fail':
      counts.send('failed');
      log.error({ ...data, alert: verdict.alert }, 'whatsapp message lost');
      return { kind: 'failed', code: code ?? 0 };
    case 'halt':
      counts.send('halted');
      log.error({ ...data, alert: true }, 'whatsapp cannot send; see docs/whatsapp.md');
      return { kind: 'retry', at: halt.begin(code ?? 0).toISOString(), code };
    default:
      return verdict satisfies never;
  }
}
