import { type Logger as Pino, pino } from 'pino';

/** Headers and fields that carry credentials or a customer's words, wherever they stand in a log line. */
const REDACTED = [
  'req.headers.authorization',
  'req.headers.cookie',
  'headers.authorization',
  'headers.cookie',
  '*.token',
  '*.secret',
  '*.text',
  'token',
  'secret',
  'text',
];

/** The process's logger: JSON lines on stdout, credentials and message text removed. */
export function createLog(level: string): Pino {
  return pino({ level, redact: { paths: REDACTED, censor: '[redacted]' } });
}
