/** "Pm", "a.m." beside an hour. */
export const MERIDIEM = '(?<half>[ap])\\.?m\\b\\.?';
export const O_CLOCK = "o'clock\\b";
/** "Seven in the morning": what follows an hour, and is none of it. */
export const IN_THE_DAY = '(?= in the (?:morning|afternoon|evening)\\b)';

/** The hour of the day that an hour of the dial is: by its "am" or "pm", or of the evening where the sentence speaks of it. */
export function onDial(
  hour: number,
  { half, isLate }: { readonly half: string | undefined; readonly isLate: () => boolean },
): number {
  if (half === 'a' && hour === 12) return 0;
  const isAfternoon = half === 'p' || (half === undefined && isLate());
  return isAfternoon && hour < 12 ? hour + 12 : hour;
}
