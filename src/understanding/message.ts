import type { Entity } from '../domain/entity.ts';
import type { RankedIntent, Understood } from '../domain/understanding.ts';
import { tokenise } from '../language/tokenise.ts';
import { type Classification, type Classifier, classify } from './classifier.ts';
import { conceptsIn } from './concepts.ts';
import { findPhrases, type Phrasebook } from './entities/phrasebook.ts';
import { questionsIn } from './questions.ts';

/** Whoever writes more tells a story; its question is found by the whole. */
const MAX_ASIDE_CHARS = 1_000;

/** Names of other companies, and the concepts that keep a message about one ours: "my machine, bought on Amazon". */
export interface CompanyBook {
  readonly names: Phrasebook<true>;
  readonly unless: readonly string[];
}

/** Each question of a message, or the one question of a story; what speaks of another company is not for us. */
export function classifyMessage(
  { classifier, otherCompanies }: { classifier: Classifier; otherCompanies: CompanyBook },
  text: string,
): Classification & Pick<Understood, 'also'> {
  const classified = classifyQuestions(classifier, text);
  const isElsewhere =
    findPhrases(otherCompanies.names, tokenise(text, otherCompanies.names.language)).length > 0 &&
    !conceptsIn(classifier.concepts, text).some((concept) => otherCompanies.unless.includes(concept));
  return isElsewhere ? { ...classified, verdict: 'unknown', also: [] } : classified;
}

/** A message of several plain questions is each of them; read as one it may be none. */
function classifyQuestions(classifier: Classifier, text: string): Classification & Pick<Understood, 'also'> {
  const whole = classify(classifier, text);
  const likely = questionsIn(text)
    .map((question) => classify(classifier, question))
    .filter(isLikely);
  const byIntent = Map.groupBy(likely, intentOf);
  if (byIntent.size < 2) return { ...(questionOfStory(classifier, text, whole) ?? whole), also: [] };
  const isOfWhole = whole.verdict === 'confident' && byIntent.has(intentOf(whole));
  const first = isOfWhole ? whole : likely[0]!;
  byIntent.delete(intentOf(first));
  return { ...first, verdict: 'confident', also: [...byIntent.values()].map(([each]) => each!.ranking[0]!) };
}

const intentOf = ({ ranking }: Classification): string | undefined => ranking[0]?.intent;

/** A part says less than the whole, but it stands beside others that say the rest. */
const MIN_PART_CONFIDENCE = 0.65;

const isLikely = (classification: Classification): boolean => isAsSureAs(classification, MIN_PART_CONFIDENCE);

const isAsSureAs = ({ verdict, confidence }: Classification, least: number): boolean =>
  verdict !== 'unknown' && confidence >= least;

const SENTENCE = /(?<=[.;?!\n])/u;
const MIN_SENTENCE_WORDS = 3;
/** Deeper in the ranking of the whole, a sentence's intent is a chance hit; ranked there, the whole speaks for it too. */
const STORY_RANKS = 4;
const MIN_STORY_CONFIDENCE = 0.55;

/** A story blurs its question: what its question, or else just one of its sentences, asks for is it. */
function questionOfStory(classifier: Classifier, text: string, whole: Classification): Classification | null {
  if (whole.verdict !== 'unsure') return null;
  const sentences = text
    .slice(0, MAX_ASIDE_CHARS)
    .split(SENTENCE)
    .filter((sentence) => (sentence.match(/\p{L}+/gu)?.length ?? 0) >= MIN_SENTENCE_WORDS);
  if (sentences.length < 2) return null;
  const questions = sentences.filter((sentence) => sentence.trimEnd().endsWith('?'));
  const likely = (questions.length > 0 ? questions : sentences)
    .map((sentence) => classify(classifier, sentence))
    .filter((each) => isAsSureAs(each, MIN_STORY_CONFIDENCE));
  const [first] = likely;
  if (!first || likely.some((other) => intentOf(other) !== intentOf(first))) return null;
  const isRanked = whole.ranking.slice(0, STORY_RANKS).some(({ intent }) => intent === intentOf(first));
  return isRanked ? { ...first, verdict: 'confident' } : null;
}

const CLAUSE = /[^,;.?!\n]+[,;.?!\n]*/gu;
const MIN_ASIDE_WORDS = 3;

/** "3 March, and do I keep the machine?": what the clauses ask that give no value. */
export function classifyAside(
  classifier: Classifier,
  text: string,
  entities: readonly Entity[],
): RankedIntent | null {
  const values = entities.filter(({ kind }) => kind !== 'cue' && kind !== 'marker');
  if (values.length === 0) return null;
  const rest = [...text.slice(0, MAX_ASIDE_CHARS).matchAll(CLAUSE)]
    .filter(({ 0: clause, index }) =>
      values.every(({ start, end }) => end <= index || start >= index + clause.length),
    )
    .map(([clause]) => clause)
    .join('');
  if ((rest.match(/\p{L}+/gu)?.length ?? 0) < MIN_ASIDE_WORDS) return null;
  const { verdict, ranking } = classify(classifier, rest);
  return verdict === 'confident' ? (ranking[0] ?? null) : null;
}
