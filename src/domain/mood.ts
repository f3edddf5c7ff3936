/** How the customer fares, which calls for a word of sympathy before the answer, the heaviest first. */
export const TOLD_MOODS = ['hardship', 'upset', 'trouble'] as const;

/** What calls for a word of ours before the answer: that we missed what was asked, or how the customer fares. */
export const MOODS = ['missed', ...TOLD_MOODS] as const;
export type Mood = (typeof MOODS)[number];
