import type { Understood } from '../domain/understanding.ts';
import { blanked } from '../language/spans.ts';
import { tokenise } from '../language/tokenise.ts';
import { onlyQuestionIn } from './askedClauses.ts';
import { isPlainQuestion } from './asks.ts';
import type { Classifier } from './classifier.ts';
import { type Classification, classify, knownShareOf } from './classify.ts';
import { conceptsIn } from './concepts.ts';
import { withoutDenial } from './denial.ts';
import { findPhrases, isPhrase, type Phrasebook } from './entities/phrasebook.ts';
import { questionsIn } from './questions.ts';
import { intentOf, isLikely, MAX_ASIDE_CHARS, questionOfStory, wordsIn } from './story.ts';

/** Names of other companies, and the concepts that keep a message about one ours: "my machine, bought on Amazon". */
export interface CompanyBook {
  readonly names: Phrasebook<true>;
  readonly unless: readonly string[];
}

/** Each question of a message, or the one question of a story; what speaks of another company is not for us. */
export function classifyMessage(
  { classifier, otherCompanies }: { classifier: Classifier; otherCompanies: CompanyBook },
  text: string,
): Classification & Pick<Understood, 'also' | 'isElsewhere'> {
  const classified = classifyQuestions(classifier, text);
  const isElsewhere = speaksOfOthers({ classifier, otherCompanies }, text);
  return isElsewhere
    ? { ...classified, verdict: 'unknown', also: [], isElsewhere }
    : { ...classified, isElsewhere };
}

/** True where others' things are named, and nothing of ours beside them: the machine of "washing machine" is none of ours. */
function speaksOfOthers(by: { classifier: Classifier; otherCompanies: CompanyBook }, text: string): boolean {
  const { names, unless } = by.otherCompanies;
  const places = findPhrases(names, tokenise(text, names.language)).filter((place) =>
    isNamed(text.slice(place.start, place.end), by),
  );
  if (places.length === 0) return false;
  const ideas = conceptsIn(by.classifier.concepts, blanked(text, places));
  return !ideas.some((concept) => unless.includes(concept));
}

/** A name as it is written, or misspelt; "expédié", which our own questions use, is no misspelt Expedia. */
function isNamed(
  words: string,
  { classifier, otherCompanies }: { classifier: Classifier; otherCompanies: CompanyBook },
): boolean {
  const { names } = otherCompanies;
  const written = tokenise(words, names.language).map((token) => token.text);
  return isPhrase(names, written) || knownShareOf(classifier, words) < 1;
}

/** A message of several plain questions is each of them; read as one it may be none. */
function classifyQuestions(classifier: Classifier, text: string): Classification & Pick<Understood, 'also'> {
  const whole = classify(classifier, text);
  const likely = questionsIn(text)
    .map((question) => ({ question, part: classify(classifier, question) }))
    .filter(({ question, part }) => isLikely(part) && isOf(whole, question, part));
  const byIntent = Map.groupBy(
    likely.map(({ part }) => part),
    intentOf,
  );
  const [lead] = likely;
  if (!lead || byIntent.size < 2) {
    const isClear =
      whole.verdict !== 'confident' && lead?.part.verdict === 'confident' && isOfStory(whole, lead.part);
    const asked = onlyQuestion(classifier, text, whole);
    if (asked) return { ...asked, also: [] };
    const story = withoutDenied(classifier, text, whole) ?? questionOfStory(classifier, text, whole);
    return { ...(story ?? (isClear ? lead.part : whole)), also: [] };
  }
  const isOfWhole = whole.verdict === 'confident' && byIntent.has(intentOf(whole));
  const leads = isPlainQuestion(lead.question) && lead.part.confidence >= whole.confidence;
  const first = isOfWhole && !leads ? whole : lead.part;
  byIntent.delete(intentOf(first));
  return { ...first, verdict: 'confident', also: [...byIntent.values()].map(([each]) => each!.ranking[0]!) };
}

/** "Is my Magimix under warranty? It began to smell of burning.": what the one question asks, if the whole may say so and is less sure. */
function onlyQuestion(classifier: Classifier, text: string, whole: Classification): Classification | null {
  const question = onlyQuestionIn(text.slice(0, MAX_ASIDE_CHARS));
  const part = question === null ? null : classify(classifier, question);
  if (part?.verdict !== 'confident' || part.confidence <= whole.confidence) return null;
  const isOfWhole = whole.ranking.some(
    ({ intent, confidence }) => intent === intentOf(part) && confidence >= MIN_OF_WHOLE.only,
  );
  return isOfWhole ? part : null;
}

/** "It's about a broken machine, not a refund": what is denied is not what the message is about. */
function withoutDenied(classifier: Classifier, text: string, whole: Classification): Classification | null {
  const meant = withoutDenial(text);
  if (meant === null || (whole.verdict === 'confident' && !meant.leads)) return null;
  const part = classify(classifier, meant.rest);
  return part.verdict === 'confident' || meant.leads ? part : null;
}

/** "Am I late?", "Is it free?": so few words may be asked of anything, and are asked of what the whole is about. */
const MAX_BARE_WORDS = 3;
/** "How much is it going to cost me?" leans on what stands before it. */
const LEANS = /(?<!\p{L})(?:it|that|this|ca|cela)(?!\p{L})/u;
const MAX_LEANING_WORDS = 8;
const MIN_OF_WHOLE = { bare: 0.03, leaning: 0.1, only: 0.02 };

/** True for a part that the whole is about, as far as it needs the whole to say what it is about. */
function isOf(whole: Classification, question: string, part: Classification): boolean {
  const words = wordsIn(question);
  const leans = words > MAX_BARE_WORDS && words <= MAX_LEANING_WORDS && LEANS.test(question);
  if (words > MAX_BARE_WORDS && !leans) return true;
  const least = leans ? MIN_OF_WHOLE.leaning : MIN_OF_WHOLE.bare;
  return whole.ranking.some(({ intent, confidence }) => intent === intentOf(part) && confidence >= least);
}

/** "My machine is dead. What must I do?": what the whole is likely about is no other question than that of its part. */
const isOfStory = (whole: Classification, part: Classification): boolean =>
  (whole.ranking[0]?.confidence ?? 0) < MIN_ABOUT ||
  whole.ranking.some(
    ({ intent, confidence }) => intent === intentOf(part) && confidence >= MIN_OF_WHOLE.bare,
  );

/** From here on the whole is about something, though not surely. */
const MIN_ABOUT = 0.5;
