import { createHmac, timingSafeEqual } from 'node:crypto';

const HEADER = /^sha256=([0-9a-f]{64})$/i;

/** True when Meta signed exactly these bytes with the app secret; never with an empty secret. */
export function isSigned(body: Buffer, { header, secret }: { header: unknown; secret: string }): boolean {
  const [, hex] = (typeof header === 'string' && HEADER.exec(header)) || [];
  if (hex === undefined || secret === '') return false;
  return timingSafeEqual(Buffer.from(hex, 'hex'), createHmac('sha256', secret).update(body).digest());
}

/** Compares words without telling by its time how far they agree. */
export function isSameWord(given: unknown, expected: string): boolean {
  const digest = (word: string) => createHmac('sha256', 'compare').update(word).digest();
  return typeof given === 'string' && expected !== '' && timingSafeEqual(digest(given), digest(expected));
}
