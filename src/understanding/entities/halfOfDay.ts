/** "Pm", "a.m." beside an hour. */
export const MERIDIEM = '(?<half>[ap])\\.?m\\b\\.?';
export const O_CLOCK = "o'clock\\b";
/** "Seven in the morning": what follows an hour, and is none of it. */
export const IN_THE_DAY = '(?= in the (?:morning|afternoon|evening)\\b)';

/** True for an hour of the second half of the day: by its "pm", or where the sentence speaks of the evening. */
export const isAfternoon = (half: string | undefined, isLate: () => boolean): boolean =>
  half === 'p' || (half === undefined && isLate());
