import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO } from './demo.ts';
import { deliver, messageFrom, text, webhookOf } from './phone.ts';

export interface LoadPlan {
  /** Where to deliver. */
  readonly url: string;
  readonly perSecond: number;
  readonly seconds: number;
  /** How many different people write. */
  readonly people: number;
}

export interface LoadResult {
  readonly sent: number;
  /** Answers other than 200. */
  readonly failed: number;
  /** Milliseconds from the moment a webhook was due to its answer. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const QUESTIONS = [
  'do I keep the machine if I cancel?',
  'how long is the warranty on a Magimix?',
  'what does it cost to cancel my subscription?',
  'comment recycler ma machine ?',
  'by when is my refund due?',
  'thanks a lot',
];

export const waIdOf = (person: number): string => `3361${String(person).padStart(7, '0')}`;

/** Delivers webhooks at a steady rate whether or not earlier ones were answered, as Meta does. */
export async function load({ url, perSecond, seconds, people }: LoadPlan): Promise<LoadResult> {
  const total = perSecond * seconds;
  const start = performance.now();
  const latencies: number[] = [];
  let failed = 0;
  const underWay: Promise<void>[] = [];
  for (let i = 0; i < total; i++) {
    const due = start + (i * 1_000) / perSecond;
    const wait = due - performance.now();
    if (wait > 1) await sleep(wait);
    underWay.push(
      post(url, i, people).then((status) => {
        latencies.push(performance.now() - due);
        if (status !== 200) failed += 1;
      }),
    );
  }
  await Promise.all(underWay);
  const sorted = latencies.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { sent: total, failed, p50: at(0.5), p99: at(0.99), max: at(1) };
}

function post(url: string, index: number, people: number): Promise<number> {
  const caller = { waId: waIdOf(index % people) };
  const question = QUESTIONS[index % QUESTIONS.length] ?? '';
  const body = webhookOf(DEMO, { callers: [caller], messages: [messageFrom(caller, text(question))] });
  return deliver(url, DEMO, body).catch(() => 0);
}
