/** What a customer tells of that calls for a word of sympathy, the heaviest first. */
export const MOODS = ['hardship', 'upset', 'trouble'] as const;
export type Mood = (typeof MOODS)[number];
