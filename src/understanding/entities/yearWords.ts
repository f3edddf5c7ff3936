const EN_UNITS = ['', ...'one two three four five six seven eight nine'.split(' ')];
const EN_TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const FR_UNITS = ['', ...'et un,deux,trois,quatre,cinq,six,sept,huit,neuf'.split(',')];
const FR_TEENS = 'dix,onze,douze,treize,quatorze,quinze,seize,dix sept,dix huit,dix neuf'.split(',');

const twoDigits = (teens: readonly string[], tens: readonly string[], units: readonly string[]): string[] => [
  ...teens,
  ...tens.flatMap((ten) => units.map((unit) => (unit === '' ? ten : `${ten} ${unit}`))),
];

/** "Twenty twenty-four", "two thousand and ten", "deux mille vingt-cinq": 2010 to 2039. */
const BY_WORDS: ReadonlyMap<string, number> = new Map([
  ...twoDigits(EN_TEENS, ['twenty', 'thirty'], EN_UNITS).flatMap((words, index) =>
    ['twenty', 'two thousand', 'two thousand and'].map((lead) => [`${lead} ${words}`, 2010 + index] as const),
  ),
  ...twoDigits(FR_TEENS, ['vingt', 'trente'], FR_UNITS).map(
    (words, index) => [`deux mille ${words}`, 2010 + index] as const,
  ),
]);

const byLength = [...BY_WORDS.keys()].sort((a, b) => b.length - a.length);

/** Pattern source for a year in words. */
export const YEAR_WORDS = `(?<yearWords>(?:${byLength.map((words) => words.replaceAll(' ', '[ -]')).join('|')})(?!\\p{L}))`;

/** The year in words. */
export const wordYear = (words: string): number | null => BY_WORDS.get(words.replaceAll('-', ' ')) ?? null;
