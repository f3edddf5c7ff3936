import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type {
  AskWords,
  CommandWords,
  ConceptWords,
  Courtesies,
  Cues,
  Figure,
  Intent,
  LeaveWords,
  MarkerWords,
  MoodWords,
  OtherCompanies,
  PerLanguage,
  Phrases,
  ReturnWords,
  SubjectWords,
  VerdictWords,
  Vocabulary,
} from '../domain/content.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import type { Policy } from '../policy/contract.ts';
import type { WordVectors } from '../understanding/vectors.ts';
import {
  answersOf,
  figuresOf,
  intentsOf,
  type Located,
  type LocatedAnswer,
  type RawAnswer,
  type RawFigure,
  type RawIntent,
} from './entries.ts';
import { loadPolicies } from './policies.ts';
import type { Problem } from './problem.ts';
import { AnswersFile, PhrasesFile } from './schema/answers.ts';
import { FiguresFile } from './schema/figures.ts';
import { IntentsFile } from './schema/intents.ts';
import {
  AsksFile,
  CommandsFile,
  ConceptsFile,
  CourtesiesFile,
  CuesFile,
  LeavesFile,
  MarkersFile,
  MoodsFile,
  OtherCompaniesFile,
  ReturnsFile,
  SubjectsFile,
  VerdictsFile,
  VocabularyFile,
} from './schema/vocabulary.ts';
import { readSource, type Source, yamlFiles } from './source.ts';
import { findStrays } from './strays.ts';
import { readVectors } from './vectors.ts';

/** All content files as data, each part still knowing where it stands. */
export interface Content {
  /** Hash of every content file and policy: equal versions give equal answers. */
  readonly version: string;
  readonly intents: readonly Located<Intent>[];
  readonly answers: PerLanguage<readonly LocatedAnswer[]>;
  readonly phrases: PerLanguage<Located<Phrases> | null>;
  readonly figures: readonly Located<Figure>[];
  readonly vocabularies: readonly Located<Vocabulary>[];
  readonly cues: Located<Cues> | null;
  readonly commands: Located<CommandWords> | null;
  readonly markers: Located<MarkerWords> | null;
  readonly moods: Located<MoodWords> | null;
  readonly concepts: Located<ConceptWords> | null;
  readonly subjects: Located<SubjectWords> | null;
  readonly returns: Located<ReturnWords> | null;
  readonly leaves: Located<LeaveWords> | null;
  readonly verdicts: Located<VerdictWords> | null;
  readonly asks: Located<AskWords> | null;
  readonly otherCompanies: Located<OtherCompanies> | null;
  readonly courtesies: Located<Courtesies> | null;
  readonly policies: readonly Policy[];
  readonly vectors: PerLanguage<WordVectors | null>;
}

/** Reads the content below `root`; whatever is wrong with a single file is in `problems`, and the rest is still read. */
export async function loadContent(root: string): Promise<{ content: Content; problems: Problem[] }> {
  const problems = await findStrays(root);
  const hash = createHash('sha256');
  const read = async <S extends Parameters<typeof readSource>[2]['schema']>(path: string, schema: S) => {
    const source = await readSource(root, path, { schema, problems });
    hash.update(source ? `${source.file}\n${source.text}\n` : path);
    return source;
  };

  const intents: Located<Intent>[] = [];
  for (const path of await yamlFiles(root, 'intents')) {
    const source = await read(path, IntentsFile);
    if (source) intents.push(...intentsOf(source as Source<Record<string, RawIntent>>));
  }
  const answers = { en: [] as LocatedAnswer[], fr: [] as LocatedAnswer[] };
  const phrases: Record<Language, Located<Phrases> | null> = { en: null, fr: null };
  for (const language of LANGUAGES) {
    const folder = join('answers', language);
    for (const path of (await yamlFiles(root, folder)).filter(isTopicFile)) {
      const source = await read(path, AnswersFile);
      if (source) answers[language].push(...answersOf(source as Source<Record<string, RawAnswer>>));
    }
    phrases[language] = whole(
      await read(join(root, folder, '_phrases.yaml'), PhrasesFile),
    ) as Located<Phrases> | null;
  }
  const vocabularies: Located<Vocabulary>[] = [];
  for (const path of (await yamlFiles(root, join('intents', 'vocabulary'))).filter(isTopicFile)) {
    const source = await read(path, VocabularyFile);
    if (source) vocabularies.push({ ...source, value: { id: source.name, ...source.data } });
  }
  const cues = whole(await read(join(root, 'intents', 'vocabulary', '_cues.yaml'), CuesFile));
  const commands = whole(await read(join(root, 'intents', 'vocabulary', '_commands.yaml'), CommandsFile));
  const markers = whole(await read(join(root, 'intents', 'vocabulary', '_markers.yaml'), MarkersFile));
  const moods = whole(await read(join(root, 'intents', 'vocabulary', '_moods.yaml'), MoodsFile));
  const subjects = whole(await read(join(root, 'intents', 'vocabulary', '_subjects.yaml'), SubjectsFile));
  const leaves = whole(await read(join(root, 'intents', 'vocabulary', '_leaves.yaml'), LeavesFile));
  const verdicts = whole(await read(join(root, 'intents', 'vocabulary', '_verdicts.yaml'), VerdictsFile));
  const returns = whole(await read(join(root, 'intents', 'vocabulary', '_returns.yaml'), ReturnsFile));
  const concepts = whole(await read(join(root, 'intents', 'vocabulary', '_concepts.yaml'), ConceptsFile));
  const asks = whole(await read(join(root, 'intents', 'vocabulary', '_asks.yaml'), AsksFile));
  const otherCompanies = whole(
    await read(join(root, 'intents', 'vocabulary', '_other-companies.yaml'), OtherCompaniesFile),
  );
  const courtesies = whole(
    await read(join(root, 'intents', 'vocabulary', '_courtesies.yaml'), CourtesiesFile),
  );
  const figures = await read(join(root, 'policies', 'figures.yaml'), FiguresFile);
  const { policies, code } = await loadPolicies(root, problems);
  hash.update(code);
  const vectors = { en: await readVectors('en'), fr: await readVectors('fr') };
  for (const language of LANGUAGES) hash.update(vectors[language]?.values ?? language);

  return {
    problems,
    content: {
      version: hash.digest('hex').slice(0, 12),
      intents,
      answers,
      phrases,
      figures: figures ? figuresOf(figures as Source<Record<string, RawFigure>>) : [],
      vocabularies,
      cues: cues as Located<Cues> | null,
      commands: commands as Located<CommandWords> | null,
      markers: markers as Located<MarkerWords> | null,
      moods: moods as Located<MoodWords> | null,
      concepts,
      subjects,
      returns,
      leaves,
      verdicts,
      asks,
      otherCompanies,
      courtesies,
      policies,
      vectors,
    },
  };
}

const isTopicFile = (path: string): boolean => !/[/\\]_[^/\\]*$/.test(path);

const whole = <T>(source: Source<T> | null): Located<T> | null => source && { ...source, value: source.data };
