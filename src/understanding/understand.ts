import type { CommandWords, ConceptWords, Cues, MarkerWords, Vocabulary } from '../domain/content.ts';
import type { Entity } from '../domain/entity.ts';
import type { FactName } from '../domain/fact.ts';
import type { Language } from '../domain/language.ts';
import type { RankedIntent, Understood } from '../domain/understanding.ts';
import type { IsoDate } from '../domain/value.ts';
import {
  type Classification,
  type Classifier,
  classify,
  type Example,
  knownShareOf,
  trainClassifier,
} from './classifier.ts';
import { buildCommandBook, type CommandBook, findCommand } from './command.ts';
import { buildConceptBook } from './concepts.ts';
import { buildCueBook, type CueBook } from './entities/cues.ts';
import { findEntities } from './entities/find.ts';
import { buildMarkerBook, type MarkerBook } from './entities/markers.ts';
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
  readonly seed: number;
}

/** Whoever writes more tells a story; its question is found by the whole. */
const MAX_ASIDE_CHARS = 1_000;

/** Learns one language from the content; the same content and seed give the same understanding. */
export function buildUnderstanding(content: UnderstandingContent): Understanding {
  const { language, examples, declineIntents, vocabularies, cues, commands, markers, concepts, seed } =
    content;
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
  };
}

/** What the message says; total and quick for any text, of which only the beginning is read. */
export function understand(
  { language, classifier, terms, cues, markers, commands }: Understanding,
  text: string,
  { today, asking }: { readonly today: IsoDate; readonly asking: FactName | null },
): Understood {
  const entities = findEntities(text, { language, today, terms, cues, markers, asking });
  return {
    ...classifyQuestions(classifier, text),
    aside: classifyAside(classifier, text, entities),
    entities,
    command: findCommand(text, commands),
  };
}

/** Surer than a lone question has to be: two answers to one question are worse than one to two. */
const MIN_CONFIDENCE_OF_SEVERAL = 0.8;

/** The share of the text's words that the content of this language knows, 0 to 1. */
export function familiarity({ classifier }: Understanding, text: string): number {
  return knownShareOf(classifier, text);
}

/** A message of several plain questions is each of them; read as one it may be none. */
function classifyQuestions(classifier: Classifier, text: string): Classification & Pick<Understood, 'also'> {
  const whole = classify(classifier, text);
  const sure = questionsIn(text)
    .map((question) => classify(classifier, question))
    .filter(({ verdict, confidence }) => verdict === 'confident' && confidence >= MIN_CONFIDENCE_OF_SEVERAL);
  const byIntent = Map.groupBy(sure, ({ ranking }) => ranking[0]!.intent);
  if (byIntent.size < 2) return { ...whole, also: [] };
  const isOfWhole = whole.verdict === 'confident' && byIntent.has(whole.ranking[0]!.intent);
  const first = isOfWhole ? whole : sure[0]!;
  byIntent.delete(first.ranking[0]!.intent);
  return { ...first, also: [...byIntent.values()].map(([each]) => each!.ranking[0]!) };
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
