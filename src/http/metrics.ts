import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { TurnKind } from '../domain/message.ts';

/** What the process counts; each call is one event. */
export interface Metrics {
  turn(kind: TurnKind): void;
  rating(vote: 'up' | 'down'): void;
  request(served: { method: string; route: string; status: number; seconds: number }): void;
  /** The page a Prometheus server reads. */
  read(): Promise<{ readonly contentType: string; readonly text: string }>;
}

const HTTP_SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Counters in a registry of their own; `openSockets` is asked at each reading. */
export function createMetrics({ openSockets }: { openSockets: () => number }): Metrics {
  const registers = [new Registry()] as [Registry];
  collectDefaultMetrics({ register: registers[0] });
  const turns = new Counter({
    name: 'crema_turns_total',
    help: 'Turns answered, by kind of reply',
    labelNames: ['kind'],
    registers,
  });
  const ratings = new Counter({
    name: 'crema_ratings_total',
    help: 'Votes on answers',
    labelNames: ['vote'],
    registers,
  });
  const http = new Histogram({
    name: 'crema_http_request_seconds',
    help: 'Time to answer an HTTP request',
    labelNames: ['method', 'route', 'status'],
    buckets: HTTP_SECONDS,
    registers,
  });
  new Gauge({
    name: 'crema_sockets_open',
    help: 'Web chat sockets open now',
    registers,
    collect() {
      this.set(openSockets());
    },
  });
  return {
    turn: (kind) => turns.inc({ kind }),
    rating: (vote) => ratings.inc({ vote }),
    request: ({ method, route, status, seconds }) => http.observe({ method, route, status }, seconds),
    read: async () => ({ contentType: registers[0].contentType, text: await registers[0].metrics() }),
  };
}
