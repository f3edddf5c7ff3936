import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { TurnKind } from '../domain/message.ts';

/** What the process counts; each call is one event. */
export interface Metrics {
  turn(kind: TurnKind): void;
  rating(vote: 'up' | 'down'): void;
  /** Something came in from WhatsApp, or an attempt to send something there: what became of it. */
  whatsApp(direction: 'inbound' | 'send', outcome: string): void;
  request(served: { method: string; route: string; status: number; seconds: number }): void;
  /** The page a Prometheus server reads. */
  read(): Promise<{ readonly contentType: string; readonly text: string }>;
}

const HTTP_SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Counters in a registry of their own; the functions are asked at each reading. */
export function createMetrics({
  openSockets,
  whatsAppHalted = () => false,
}: {
  openSockets: () => number;
  whatsAppHalted?: () => boolean;
}): Metrics {
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
  const whatsApp = {
    inbound: new Counter({
      name: 'crema_whatsapp_inbound_total',
      help: 'What came in from WhatsApp, by what became of it',
      labelNames: ['outcome'],
      registers,
    }),
    send: new Counter({
      name: 'crema_whatsapp_sends_total',
      help: 'Attempts to send on WhatsApp, by what became of them',
      labelNames: ['outcome'],
      registers,
    }),
  };
  new Gauge({
    name: 'crema_whatsapp_halted',
    help: '1 while WhatsApp refuses everything we send: token or account',
    registers,
    collect() {
      this.set(whatsAppHalted() ? 1 : 0);
    },
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
    whatsApp: (direction, outcome) => whatsApp[direction].inc({ outcome }),
    request: ({ method, route, status, seconds }) => http.observe({ method, route, status }, seconds),
    read: async () => ({ contentType: registers[0].contentType, text: await registers[0].metrics() }),
  };
}
