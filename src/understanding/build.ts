import type {
  CommandWords,
  ConceptWords,
  Cues,
  LeaveWords,
  MarkerWords,
  OtherCompanies,
  ReturnWords,
  SubjectWords,
  VerdictWords,
  Vocabulary,
} from '../domain/content.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { type Classifier, type Example, trainClassifier } from './classifier.ts';
import { buildReturnBook, type ReturnBook } from './comeBack.ts';
import { buildCommandBook, type CommandBook } from './commandBook.ts';
import { buildConceptBook } from './concepts.ts';
import { buildCueBook, type CueBook } from './entities/cues.ts';
import { buildMarkerBook, type MarkerBook } from './entities/markers.ts';
import { buildPhrasebook } from './entities/phrasebook.ts';
import { buildTermBook, type TermBook } from './entities/terms.ts';
import { followUpLesson } from './followUps.ts';
import { type Learnt, recalled } from './learnt.ts';
import { buildLeaveBook, type LeaveBook } from './leaving.ts';
import type { CompanyBook } from './message.ts';
import type { WordVectors } from './vectors.ts';
import { buildVerdictBook, type VerdictBook } from './verdicts.ts';

/** Everything needed to understand one language; never changed once built. */
export interface Understanding {
  readonly language: Language;
  readonly classifier: Classifier;
  /** Tells the follow-ups to an answer; null where the content has none. */
  readonly followUps: Classifier | null;
  readonly terms: TermBook;
  readonly cues: CueBook;
  readonly markers: MarkerBook;
  readonly commands: CommandBook;
  readonly otherCompanies: CompanyBook;
  /** What each topic is about, in words put before a short message that follows it. */
  readonly subjects: SubjectWords;
  /** The names of what customers come back to. */
  readonly returns: ReturnBook;
  /** The words that put a matter away. */
  readonly leaves: LeaveBook;
  /** The words that say an answer back. */
  readonly verdicts: VerdictBook;
}

export interface UnderstandingContent {
  readonly language: Language;
  readonly examples: readonly Example[];
  /** What customers ask of what was just spoken of; kept apart from the questions that stand alone. */
  readonly followUps: readonly Example[];
  /** The intents whose texts are declined. */
  readonly declineIntents: readonly string[];
  readonly vocabularies: readonly Vocabulary[];
  readonly cues: Cues;
  readonly commands: CommandWords;
  readonly markers: MarkerWords;
  readonly concepts: ConceptWords;
  readonly subjects: SubjectWords;
  readonly returns: ReturnWords;
  readonly leaves: LeaveWords;
  readonly verdicts: VerdictWords;
  readonly otherCompanies: OtherCompanies;
  /** What words of this language mean; null where nothing is shipped. */
  readonly vectors: WordVectors | null;
  readonly seed: number;
}

/** What the classifier of one language is learnt from; plain data. */
export type TrainingContent = Pick<
  UnderstandingContent,
  'language' | 'examples' | 'declineIntents' | 'vocabularies' | 'concepts' | 'vectors' | 'seed'
>;

/** What the classifier of the questions that stand alone is learnt from. */
export function trainingOf(content: UnderstandingContent): TrainingContent {
  const { language, examples, declineIntents, vocabularies, concepts, vectors, seed } = content;
  return { language, examples, declineIntents, vocabularies, concepts, vectors, seed };
}

/** Learns to tell the intents of one language apart; the same content and seed give the same classifier. */
export function learn(content: TrainingContent): Classifier {
  const { language, examples, declineIntents, vectors, seed } = content;
  const concepts = buildConceptBook(content, language);
  return trainClassifier(examples, { language, seed, vectors, declineIntents, concepts });
}

/** What the classifier of follow-ups is learnt from; null where the content has none. */
export function followUpTraining(content: UnderstandingContent): TrainingContent | null {
  const { language, followUps, examples, vocabularies, concepts, vectors, seed } = content;
  if (followUps.length === 0) return null;
  return { language, vocabularies, concepts, vectors, seed, ...followUpLesson(followUps, examples) };
}

/** The classifier that `learn` gives, from what it learnt before from the same content. */
export function recall(content: TrainingContent, learnt: Learnt): Classifier {
  return recalled(learnt, {
    concepts: buildConceptBook(content, content.language),
    vectors: content.vectors,
  });
}

/** The understanding of one language, with the classifier learnt from the same content. */
export function buildUnderstanding(
  content: UnderstandingContent,
  classifier: Classifier,
  followUps: Classifier | null = null,
): Understanding {
  const {
    language,
    vocabularies,
    cues,
    commands,
    markers,
    subjects,
    returns,
    leaves,
    verdicts,
    otherCompanies,
  } = content;
  return {
    language,
    classifier,
    followUps,
    terms: buildTermBook(vocabularies, language),
    cues: buildCueBook(cues, language),
    markers: buildMarkerBook(markers, language),
    commands: buildCommandBook(commands, language),
    subjects,
    returns: buildReturnBook(returns, language),
    leaves: buildLeaveBook(leaves, language),
    verdicts: buildVerdictBook(verdicts, language),
    otherCompanies: {
      unless: otherCompanies.unless,
      names: buildPhrasebook(
        LANGUAGES.flatMap((each) => otherCompanies[each]).map((text) => ({ text, meaning: true as const })),
        language,
      ),
    },
  };
}
