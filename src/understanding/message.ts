import { type Entity, isValue } from '../domain/entity.ts';
import type { RankedIntent, Understood } from '../domain/understanding.ts';
import { tokenise } from '../language/tokenise.ts';
import type { Classifier } from './classifier.ts';
import { type Classification, classify, knownShareOf } from './classify.ts';
import { conceptsIn } from './concepts.ts';
import { withoutDenial } from './denial.ts';
import { findPhrases, type Phrasebook } from './entities/phrasebook.ts';
import { asksSomething, isPlainQuestion, lastQuestionIn, onlyQuestionIn, questionsIn } from './questions.ts';

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
    findPhrases(otherCompanies.names, tokenise(text, otherCompanies.names.language)).some((place) =>
      isNamed(text.slice(place.start, place.end), { classifier, otherCompanies }),
    ) && !conceptsIn(classifier.concepts, text).some((concept) => otherCompanies.unless.includes(concept));
  return isElsewhere ? { ...classified, verdict: 'unknown', also: [] } : classified;
}

/** A name as it is written, or misspelt; "expédié", which our own questions use, is no misspelt Expedia. */
function isNamed(
  words: string,
  { classifier, otherCompanies }: { classifier: Classifier; otherCompanies: CompanyBook },
): boolean {
  const { names } = otherCompanies;
  const written = tokenise(words, names.language).map((token) => token.text);
  return names.meanings.has(written.join(' ')) || knownShareOf(classifier, words) < 1;
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

const intentOf = ({ ranking }: Classification): string | undefined => ranking[0]?.intent;

/** "Am I late?", "Is it free?": so few words may be asked of anything, and are asked of what the whole is about. */
const MAX_BARE_WORDS = 3;
/** "How much is it going to cost me?" leans on what stands before it. */
const LEANS = /(?<!\p{L})(?:it|that|this|ca|cela)(?!\p{L})/u;
const MAX_LEANING_WORDS = 8;
const MIN_OF_WHOLE = { bare: 0.03, leaning: 0.1, only: 0.05 };

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

/** A part says less than the whole, but it stands beside others that say the rest. */
const MIN_PART_CONFIDENCE = 0.65;

const isLikely = ({ verdict, confidence }: Classification): boolean =>
  verdict !== 'unknown' && confidence >= MIN_PART_CONFIDENCE;

const SENTENCE = /(?<=[.;?!\n…])/u;
const MIN_SENTENCE_WORDS = 3;
/** A question is rarely longer; it mostly stands at the end. */
const END_WORDS = 20;
/** Less likely as a reading of the whole, an intent is not what the story is about. */
const MIN_STORY_CONFIDENCE = 0.2;
/** Another reading than the likeliest must be nearly as likely. */
const MIN_OF_FIRST = 0.6;
/** A shorter question ("and what does it cost?") leans on what was said before: alone it decides nothing. */
const MIN_SURE_WORDS = 5;
/** How many views of a story must read the same in it, when none is sure by itself. */
const AGREEING_VIEWS = 2;

/** A story blurs its question: what the whole most likely asks is it, when the places where questions stand say so too. */
function questionOfStory(classifier: Classifier, text: string, whole: Classification): Classification | null {
  if (whole.verdict === 'confident') return null;
  const likely = whole.ranking.filter(
    ({ intent, confidence }) => isAnswerable(classifier, intent) && confidence >= MIN_STORY_CONFIDENCE,
  );
  if (likely.length === 0) return null;
  const start = text.slice(0, MAX_ASIDE_CHARS);
  const views = viewsOf(start).map((view) => ({ ...classify(classifier, view), words: wordsIn(view) }));
  for (const one of likely.filter(({ confidence }) => confidence >= MIN_OF_FIRST * likely[0]!.confidence)) {
    const agreeing = views.filter((view) => isLikely(view) && intentOf(view) === one.intent);
    const isSure = agreeing.some(({ verdict, words }) => verdict === 'confident' && words >= MIN_SURE_WORDS);
    if (isSure || agreeing.length >= AGREEING_VIEWS)
      return withFirst(whole, {
        ...one,
        confidence: Math.max(...agreeing.map(({ confidence }) => confidence)),
      });
  }
  // "It drips everywhere, is it still under warranty?": what happened blurs what is asked of it at the end.
  const asked = views.length > 0 ? null : lastQuestionIn(start);
  const part = asked === null ? null : classify(classifier, asked);
  const isOfLikely = likely.some(({ intent }) => part !== null && intent === intentOf(part));
  if (part?.verdict !== 'confident' || !isOfLikely) return null;
  const [best] = part.ranking;
  return withFirst(whole, { ...best!, confidence: Math.min(best!.confidence, MAX_LAST_CONFIDENCE) });
}

/** The end of a message alone is never so sure that nothing said before could be meant. */
const MAX_LAST_CONFIDENCE = 0.85;

/** What a message says, with the intent it surely asks for at the head. */
const withFirst = (whole: Classification, first: RankedIntent): Classification => ({
  ...whole,
  verdict: 'confident',
  confidence: first.confidence,
  ranking: [first, ...whole.ranking.filter(({ intent }) => intent !== first.intent)],
});

/** Its last question (or else its last sentence), the same with what was said just before, and its last words. */
function viewsOf(text: string): string[] {
  const sentences = text.split(SENTENCE).filter((sentence) => wordsIn(sentence) >= MIN_SENTENCE_WORDS);
  const words = text.trim().split(/\s+/u);
  if (sentences.length < 2 && words.length <= END_WORDS) return [];
  const asked = sentences.findLastIndex((sentence) => sentence.trimEnd().endsWith('?'));
  const at = asked < 0 ? sentences.length - 1 : asked;
  return [
    sentences[at] ?? text,
    sentences.slice(Math.max(0, at - 1), at + 1).join(''),
    words.slice(-END_WORDS).join(' '),
  ];
}

const isAnswerable = ({ intents, declines }: Classifier, intent: string): boolean =>
  !declines[intents.indexOf(intent)];

const wordsIn = (text: string): number => text.match(/\p{L}+/gu)?.length ?? 0;

const CLAUSE = /[^,;.?!\n]+[,;.?!\n]*/gu;
const MIN_ASIDE_WORDS = 3;

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
