const ELIDED = '[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quelqu|aujourd';
const NEGATED = 'ain|aren|can|couldn|didn|doesn|don|hadn|hasn|haven|isn|shouldn|wasn|weren|won|wouldn';

/** "J ai", "l abonnement", "don t", "it s": what stands on either side of a blank that is typed for an apostrophe. */
const BLANK = new RegExp(
  `(?<![\\p{L}\\p{N}'])(?:(?:${NEGATED}) (?=t(?![\\p{L}']))|(?:it|that|what|where|how|who|there|here|let|he|she) (?=s(?![\\p{L}']))|i (?=m(?![\\p{L}']))|(?:i|you|we|they) (?=(?:ve|re|ll|d)(?![\\p{L}']))|(?:${ELIDED}) (?=[aeiouyh]))`,
  'gu',
);

/** A text in matching form with its apostrophes put back where a blank stands for one; as long as before. */
export const withApostrophes = (text: string): string =>
  text.replace(BLANK, (start) => `${start.slice(0, -1)}'`);
