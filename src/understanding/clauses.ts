import { type Entity, isValue } from '../domain/entity.ts';
import type { RankedIntent } from '../domain/understanding.ts';
import { asksSomething } from './asks.ts';
import type { Classifier } from './classifier.ts';
import { classify } from './classify.ts';
import { MAX_ASIDE_CHARS, wordsIn } from './story.ts';

const CLAUSE = /[^,;.?!\n]+[,;.?!\n]*/gu;
/** Fewer words ("does that matter?") lean on the others. */
const MIN_ASIDE_WORDS = 4;

/** Longer clauses tell the story, in which a wish of a few words stands. */
const MAX_CLAUSE_WORDS = 14;
const SURE_CLAUSE = 0.9;
const MIN_CLAUSE_WORDS = 2;

/** What the first and the last clauses of a message surely say by themselves: "…still nothing, put me through to someone". */
export function classifyClauses(classifier: Classifier, text: string): RankedIntent[] {
  const clauses = [...text.slice(0, MAX_ASIDE_CHARS).matchAll(CLAUSE)].map(([clause]) => clause);
  if (clauses.length < 2) return [];
  return [...new Set([...clauses.slice(0, 1), ...clauses.slice(-2)])].flatMap((clause) => {
    const words = wordsIn(clause);
    if (words < MIN_CLAUSE_WORDS || words > MAX_CLAUSE_WORDS) return [];
    const { verdict, confidence, ranking } = classify(classifier, clause);
    return verdict === 'confident' && confidence >= SURE_CLAUSE && ranking[0] ? [ranking[0]] : [];
  });
}

/** "3 March, and do I keep the machine?": what the clauses ask that give no value. */
export function classifyAside(
  classifier: Classifier,
  text: string,
  entities: readonly Entity[],
): RankedIntent | null {
  const values = entities.filter(isValue);
  if (values.length === 0) return null;
  const rest = [...text.slice(0, MAX_ASIDE_CHARS).matchAll(CLAUSE)]
    .filter(({ 0: clause, index }) =>
      values.every(({ start, end }) => end <= index || start >= index + clause.length),
    )
    .map(([clause]) => clause)
    .join('');
  if (wordsIn(rest) < MIN_ASIDE_WORDS || !asksSomething(rest)) return null;
  const { verdict, ranking } = classify(classifier, rest);
  return verdict === 'confident' ? (ranking[0] ?? null) : null;
}
