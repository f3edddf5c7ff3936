import { moodBook } from '../dialogue/sympathy.ts';
import { topicWords } from '../dialogue/topicWords.ts';
import type { Cues, Intent, PerLanguage } from '../domain/content.ts';
import { CremaError } from '../domain/errors.ts';
import type { Language } from '../domain/language.ts';
import { buildLexicon } from '../language/lexicon.ts';
import { figuresInForce } from '../policy/figures.ts';
import type { Brain } from '../turn.ts';
import {
  buildUnderstanding,
  followUpTraining,
  trainingOf,
  type Understanding,
  type UnderstandingContent,
} from '../understanding/build.ts';
import { buildCourtesyBook } from '../understanding/courtesy.ts';
import { checkSound } from './check.ts';
import type { Content } from './load.ts';
import { classifierFor } from './models/classifier.ts';
import type { ModelFolder } from './models/store.ts';
import { formatProblem } from './problem.ts';

export interface BrainSettings {
  /** Configured addresses by link name. */
  readonly links: Readonly<Record<string, string | null>>;
  readonly defaultLanguage: Language;
  /** Where trained models are kept between starts; without it every build trains anew. */
  readonly models?: ModelFolder;
}

/** Training is random only in the order of examples; one fixed seed keeps every build of a version the same. */
const TRAINING_SEED = 1;

const MAX_SHOWN_PROBLEMS = 20;

/** The brain for the content below `root`; fails with CONTENT_INVALID and the list of mistakes. */
export async function readBrain(root: string, settings: BrainSettings): Promise<Brain> {
  return buildBrain(await readContent(root), settings);
}

/** The content below `root`, sound; fails with CONTENT_INVALID and the list of mistakes. */
export async function readContent(root: string): Promise<Content> {
  const { content, problems } = await checkSound(root);
  if (problems.length > 0) {
    const shown = problems.slice(0, MAX_SHOWN_PROBLEMS).map(formatProblem).join('\n');
    const rest = problems.length - MAX_SHOWN_PROBLEMS;
    throw new CremaError(
      'CONTENT_INVALID',
      `the content has ${problems.length} mistakes; correct them and start again:\n${shown}${rest > 0 ? `\n… and ${rest} more (npm run check:content)` : ''}`,
    );
  }
  return content;
}

/** The brain for checked content: its models are read, or trained in processes of their own. */
export async function buildBrain(content: Content, settings: BrainSettings): Promise<Brain> {
  const intents = new Map(content.intents.map(({ value }) => [value.id, value]));
  const figures = content.figures.map(({ value }) => value);
  const vocabularies = content.vocabularies.map(({ value }) => value);
  const perLanguage = <T>(make: (language: Language) => T): PerLanguage<T> => ({
    en: make('en'),
    fr: make('fr'),
  });
  const understandingOf = (language: Language) => understandingIn(content, language, settings.models ?? null);
  const [en, fr] = await Promise.all([understandingOf('en'), understandingOf('fr')]);

  return {
    version: content.version,
    defaultLanguage: settings.defaultLanguage,
    rulebook: {
      intents,
      policies: new Map(content.policies.map((policy) => [policy.id, policy])),
      figures: figuresInForce(figures),
      subjects: content.subjects?.value ?? {},
      topicWords: topicWords([...intents.values()], content.subjects?.value ?? {}, vocabularies),
      verdicts: required(content.verdicts?.value, 'intents/vocabulary/_verdicts.yaml').claims,
      moods: moodBook(required(content.moods?.value, 'intents/vocabulary/_moods.yaml')),
    },
    understanding: { en, fr },
    courtesies: buildCourtesyBook(required(content.courtesies?.value, 'intents/vocabulary/_courtesies.yaml')),
    lexicon: buildLexicon(perLanguage((language) => textsIn(content, language))),
    voices: perLanguage((language) => ({
      language,
      answers: new Map(content.answers[language].map(({ value }) => [value.intent, value])),
      phrases: required(content.phrases[language]?.value, `answers/${language}/_phrases.yaml`),
      intents,
      vocabularies,
      figures,
      links: settings.links,
      contentVersion: content.version,
    })),
  };
}

/** What one language is understood by: its examples and words, as the content has them. */
export function understandingContent(content: Content, language: Language): UnderstandingContent {
  const intents = content.intents.map(({ value }) => value);
  const examplesOf = (some: readonly Intent[]) =>
    some.flatMap(({ id, examples }) => examples[language].map((text) => ({ text, intent: id })));
  return {
    language,
    examples: examplesOf(intents.filter(({ after }) => after.length === 0)),
    followUps: [
      ...examplesOf(intents.filter(({ after }) => after.length > 0)),
      ...Object.entries(content.asks?.value ?? {}).flatMap(([intent, words]) =>
        words[language].map((text) => ({ text, intent })),
      ),
    ],
    declineIntents: intents.filter(({ kind }) => kind === 'decline').map(({ id }) => id),
    vocabularies: content.vocabularies.map(({ value }) => value),
    cues: content.cues?.value ?? ({} as Cues),
    commands: required(content.commands?.value, 'intents/vocabulary/_commands.yaml'),
    markers: required(content.markers?.value, 'intents/vocabulary/_markers.yaml'),
    concepts: content.concepts?.value ?? {},
    subjects: content.subjects?.value ?? {},
    returns: required(content.returns?.value, 'intents/vocabulary/_returns.yaml'),
    leaves: required(content.leaves?.value, 'intents/vocabulary/_leaves.yaml'),
    verdicts: required(content.verdicts?.value, 'intents/vocabulary/_verdicts.yaml'),
    otherCompanies: required(content.otherCompanies?.value, 'intents/vocabulary/_other-companies.yaml'),
    vectors: content.vectors[language],
    seed: TRAINING_SEED,
  };
}

/** What customers write in a language, by which it is told from the other. */
function textsIn(content: Content, language: Language): string[] {
  const { examples, followUps, concepts, commands } = understandingContent(content, language);
  return [
    ...[...examples, ...followUps].map(({ text }) => text),
    ...[concepts, commands].flatMap((groups) => Object.values(groups).flatMap((words) => words[language])),
  ];
}

async function understandingIn(
  content: Content,
  language: Language,
  models: ModelFolder | null,
): Promise<Understanding> {
  const whole = understandingContent(content, language);
  const lesson = followUpTraining(whole);
  const [classifier, followUps] = await Promise.all([
    classifierFor(trainingOf(whole), models),
    lesson && classifierFor(lesson, models, `${language}.follow-ups`),
  ]);
  return buildUnderstanding(whole, classifier, followUps);
}

function required<T>(value: T | undefined, file: string): T {
  if (value === undefined) throw new CremaError('CONTENT_INVALID', `${file} is missing; restore it`);
  return value;
}
