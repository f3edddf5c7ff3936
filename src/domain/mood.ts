/** What a customer tells of that calls for a word of ours before the answer: that we missed what was asked, or what calls for sympathy, the heaviest first. */
export const MOODS = ['missed', 'hardship', 'upset', 'trouble'] as const;
export type Mood = (typeof MOODS)[number];
