import type { Intent, SubjectWords, Vocabulary } from '../domain/content.ts';
import { LANGUAGES } from '../domain/language.ts';
import { plainWords } from '../language/normalise.ts';
import { COMMON_WORDS } from '../language/words.ts';

/** The usual words of our questions, each with the one group of topics it tells of; null for a word of several. */
export interface TopicWords {
  readonly words: ReadonlyMap<string, string | null>;
  /** The group a topic belongs to with those near it. */
  readonly groupOf: (topic: string) => string;
}

/** A word in fewer examples may be there by chance. */
const MIN_EXAMPLES = 2;
/** In fewer, that they are of one topic proves nothing. */
const MIN_TELLING_EXAMPLES = 12;
/** The share of a word's examples that must be of one topic for the word to tell of it. */
const MIN_SHARE = 0.8;
/** Shorter words are in every topic. */
const MIN_CHARS = 4;
/** "Back" and "free" are of no topic, though one has them more. */
const MIN_TELLING_CHARS = 5;

/** The words of the examples; those that stand in one topic's far more than in all the others' tell of it. */
export function topicWords(
  intents: readonly Intent[],
  subjects: SubjectWords,
  vocabularies: readonly Vocabulary[] = [],
): TopicWords {
  const groupOf = (topic: string) => [topic, ...(subjects[topic]?.near ?? [])].sort()[0]!;
  const counts = new Map<string, Map<string, number>>();
  for (const { topic, kind, examples } of intents) {
    if (kind !== 'faq') continue;
    for (const text of LANGUAGES.flatMap((language) => examples[language])) {
      for (const word of wordsIn(text)) {
        const perTopic = counts.get(word) ?? new Map<string, number>();
        const group = groupOf(topic);
        counts.set(word, perTopic.set(group, (perTopic.get(group) ?? 0) + 1));
      }
    }
  }
  const names = namesIn(vocabularies);
  const words = [...counts].flatMap(([word, perTopic]) => tellingOf(word, perTopic));
  return { words: new Map(words.map(([word, topic]) => [word, names.has(word) ? null : topic])), groupOf };
}

/** The words of names that are read as one: which machine it is tells nothing of what is asked about it. */
const namesIn = (vocabularies: readonly Vocabulary[]): ReadonlySet<string> =>
  new Set(
    vocabularies
      .filter(({ readAs }) => readAs !== null)
      .flatMap(({ values }) =>
        values.flatMap(({ label }) => LANGUAGES.flatMap((each) => [...wordsIn(label[each])])),
      ),
  );

/** True when a word of the text tells of another topic than this one and those near it. */
export const tellsOfAnother = ({ words, groupOf }: TopicWords, text: string, topic: string): boolean =>
  [...wordsIn(text)].some((word) => (words.get(word) ?? groupOf(topic)) !== groupOf(topic));

/** True when a word of the text tells of this topic or of those near it. */
export const namesTopic = ({ words, groupOf }: TopicWords, text: string, topic: string): boolean =>
  [...wordsIn(text)].some((word) => words.get(word) === groupOf(topic));

/** "Do you pay for that?", of a machine: read as of a topic far from the one spoken of, and no word of it says so. */
export const isFarFetched = (
  words: TopicWords,
  text: string,
  { read, spoken }: { read: string; spoken: string },
): boolean => words.groupOf(read) !== words.groupOf(spoken) && !namesTopic(words, text, read);

/** True when every word of the text is usual in our questions: a strange one says that it is about something else. */
export const isFamiliar = ({ words }: TopicWords, text: string): boolean =>
  [...wordsIn(text)].every((word) => words.has(word));

/** True when no word of the text could name a subject. */
export const isBare = (text: string): boolean => [...wordsIn(text)].every((word) => COMMON_WORDS.has(word));

function tellingOf(word: string, perTopic: ReadonlyMap<string, number>): [string, string | null][] {
  const [[topic, most] = ['', 0]] = [...perTopic].sort(([, one], [, other]) => other - one);
  const all = [...perTopic.values()].reduce((sum, count) => sum + count, 0);
  if (all < MIN_EXAMPLES) return [];
  return [
    [
      word,
      word.length >= MIN_TELLING_CHARS && all >= MIN_TELLING_EXAMPLES && most / all >= MIN_SHARE
        ? topic
        : null,
    ],
  ];
}

const wordsIn = (text: string): Set<string> =>
  new Set(
    plainWords(text)
      .split(' ')
      .filter((word) => word.length >= MIN_CHARS),
  );
