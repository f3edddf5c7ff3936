import { CremaError } from '../../domain/errors.ts';

/** A watermark is the number of the last line seen, as text that clients only repeat. */
export const watermarkOf = (seq: number): string => String(seq);

const WATERMARK = /^\d{1,15}$/;

/** The last line seen: 0 when the client says it has seen nothing yet, null when it says nothing at all. */
export function readWatermark(given: string | undefined): number | null {
  if (given === undefined) return null;
  if (given === '') return 0;
  if (!WATERMARK.test(given)) {
    throw new CremaError('INPUT_INVALID', 'watermark: repeat the one you were given, word for word.');
  }
  return Number(given);
}
