import type {
  CommandWords,
  ConceptWords,
  Cues,
  MarkerWords,
  PerLanguage,
  Vocabulary,
} from '../domain/content.ts';
import type { Entity } from '../domain/entity.ts';
import type { FactName } from '../domain/fact.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import type { RankedIntent, Understood } from '../domain/understanding.ts';
import type { IsoDate } from '../domain/value.ts';
import { tokenise } from '../language/tokenise.ts';
import {
  type Classification,
  type Classifier,
  classify,
  type Example,
  knownShareOf,
  trainClassifier,
} from './classifier.ts';
import { buildCommandBook, type CommandBook, findCommand } from './command.ts';
import { buildConceptBook, conceptsIn } from './concepts.ts';
import { buildCueBook, type CueBook } from './entities/cues.ts';
import { findEntities } from './entities/find.ts';
import { buildMarkerBook, type MarkerBook } from './entities/markers.ts';
import { buildPhrasebook, findPhrases, type Phrasebook } from './entities/phrasebook.ts';
import { buildTermBook, type TermBook } from './entities/terms.ts';
import { questionsIn } from './questions.ts';

/** Everything needed to understand one language; never changed once built. */
export interface Understanding {
  readonly language: Language;
  readonly classifier: Classifier;
  readonly terms: TermBook;
  readonly cues: CueBook;
  readonly markers: MarkerBook;
  readonly commands: CommandBook;
  readonly otherCompanies: Phrasebook<true>;
}

export interface UnderstandingContent {
  readonly language: Language;
  readonly examples: readonly Example[];
  /** The intents whose texts are declined. */
  readonly declineIntents: readonly string[];
  readonly vocabularies: readonly Vocabulary[];
  readonly cues: Cues;
  readonly commands: CommandWords;
  readonly markers: MarkerWords;
  readonly concepts: ConceptWords;
  /** Names of companies that are not ours. */
  readonly otherCompanies: PerLanguage<readonly string[]>;
  readonly seed: number;
}

/** Whoever writes more tells a story; its question is found by the whole. */
const MAX_ASIDE_CHARS = 1_000;

/** Learns one language from the content; the same content and seed give the same understanding. */
export function buildUnderstanding(content: UnderstandingContent): Understanding {
  const {
    language,
    examples,
    declineIntents,
    vocabularies,
    cues,
    commands,
    markers,
    concepts,
    otherCompanies,
    seed,
  } = content;
  return {
    language,
    classifier: trainClassifier(examples, {
      language,
      seed,
      declineIntents,
      concepts: buildConceptBook({ concepts, vocabularies }, language),
    }),
    terms: buildTermBook(vocabularies, language),
    cues: buildCueBook(cues, language),
    markers: buildMarkerBook(markers, language),
    commands: buildCommandBook(commands, language),
    otherCompanies: buildPhrasebook(
      LANGUAGES.flatMap((each) => otherCompanies[each]).map((text) => ({ text, meaning: true as const })),
      language,
    ),
  };
}

/** What the message says; total and quick for any text, of which only the beginning is read. */
export function understand(
  understanding: Understanding,
  text: string,
  { today, asking }: { readonly today: IsoDate; readonly asking: FactName | null },
): Understood {
  const { language, classifier, terms, cues, markers, commands } = understanding;
  const entities = findEntities(text, { language, today, terms, cues, markers, asking });
  return {
    ...classifyMessage(understanding, text),
    aside: classifyAside(classifier, text, entities),
    entities,
    command: findCommand(text, commands),
  };
}

/** The share of the text's words that the content of this language knows, 0 to 1. */
export function familiarity({ classifier }: Understanding, text: string): number {
  return knownShareOf(classifier, text);
}

/** Each question of a message, or the one question of a story; what speaks of another company is not for us. */
function classifyMessage(
  { classifier, otherCompanies, language }: Understanding,
  text: string,
): Classification & Pick<Understood, 'also'> {
  const classified = classifyQuestions(classifier, text);
  const isElsewhere =
    findPhrases(otherCompanies, tokenise(text, language)).length > 0 &&
    !conceptsIn(classifier.concepts, text).some((concept) => OWN_CONCEPTS.includes(concept));
  return isElsewhere ? { ...classified, verdict: 'unknown', also: [] } : classified;
}

/** Ideas that make a message ours although it names another company: "my machine, bought on Amazon". */
const OWN_CONCEPTS = [
  'machine',
  'other-capsules',
  'ambassador',
  'vocabulary:brands',
  'vocabulary:machine-models',
];

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

const isLikely = ({ verdict, confidence }: Classification): boolean =>
  verdict !== 'unknown' && confidence >= MIN_PART_CONFIDENCE;

const SENTENCE = /(?<=[.;?!\n])/u;
const MIN_SENTENCE_WORDS = 3;
/** Deeper in the ranking of the whole, a sentence's intent is a chance hit. */
const STORY_RANKS = 4;

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
    .filter(isLikely);
  const [first] = likely;
  if (!first || likely.some((other) => intentOf(other) !== intentOf(first))) return null;
  const isRanked = whole.ranking.slice(0, STORY_RANKS).some(({ intent }) => intent === intentOf(first));
  return isRanked ? { ...first, verdict: 'confident' } : null;
}

const CLAUSE = /[^,;.?!\n]+[,;.?!\n]*/gu;
const MIN_ASIDE_WORDS = 3;

/** "3 March, and do I keep the machine?": what the clauses ask that give no value. */
function classifyAside(
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
