import { LANGUAGES, type Language } from '../../domain/language.ts';
import { plainWords } from '../../language/normalise.ts';
import type { Content } from '../load.ts';
import type { Problem } from '../problem.ts';
import { nearPairs } from './twins.ts';

interface Utterance {
  readonly intent: string;
  readonly text: string;
  readonly key: string;
  readonly file: string;
  /** The line is looked up only where it is told. */
  readonly line: () => number;
}

/**
 * The same words under two intents teach nothing but doubt; the same words twice under one teach nothing.
 * A follow-up is only told from those that may come with it.
 */
export const checkDuplicates = (content: Content): Problem[] => twinsIn(content, sameWords);

/** Nearly the same words under two intents, as in `checkDuplicates`. */
export const checkNearTwins = (content: Content): Problem[] => twinsIn(content, nearlySameWords);

/** Utterances that say the same as an earlier one, each with the first it may be taken for. */
type FindTwins = (utterances: readonly Utterance[], meet: Meet) => (readonly [Utterance, Utterance])[];

function twinsIn(content: Content, find: FindTwins): Problem[] {
  const meet = companyKeeper(content);
  const problems = LANGUAGES.flatMap((language) => {
    const utterances = [
      ...content.intents.flatMap((intent) => utterancesOf(intent, language)),
      ...sharedUtterances(content, language),
    ];
    return find(utterances, meet).map(
      ([utterance, twin]): Problem => ({
        file: utterance.file,
        line: utterance.line(),
        message: `${utterance.intent}: "${utterance.text}" says the same as "${twin.text}" of ${twin.intent} (${twin.file}:${twin.line()}); keep it where it belongs and reword or remove the other`,
      }),
    );
  });
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** Whether two intents, or shared ways to ask, may be meant at the same place of a talk. */
type Meet = (first: string, second: string) => boolean;

/** Who is told from whom: the questions that stand alone, and for each of them what may follow it. */
function companyKeeper({ intents }: Content): Meet {
  const alone = intents.filter(({ value }) => value.after.length === 0);
  const together = alone.map(({ value: { id, topic } }) =>
    intents.filter(({ value: { after } }) =>
      after.some((one) => one === id || one === topic || one.startsWith(`${id}/`)),
    ),
  );
  const companies = new Map<string, Set<number>>();
  for (const [company, some] of [alone, ...together].entries())
    for (const { value } of some)
      for (const name of [value.id, ...(value.asks ? [value.asks] : [])])
        companies.set(name, (companies.get(name) ?? new Set()).add(company));
  const none: ReadonlySet<number> = new Set();
  return (first, second) => !(companies.get(first) ?? none).isDisjointFrom(companies.get(second) ?? none);
}

/** The words of _asks.yaml, in which several intents may ask, once each. */
const sharedUtterances = ({ asks }: Content, language: Language): Utterance[] =>
  Object.entries(asks?.value ?? {}).flatMap(([name, words]) =>
    words[language].map((text, index) =>
      utterance(name, text, { file: asks!.file, line: () => asks!.lineOf([name, language, index]) }),
    ),
  );

const utterancesOf = ({ value, file, lineOf }: Content['intents'][number], language: Language): Utterance[] =>
  value.examples[language].map((text, index) =>
    utterance(value.id, text, { file, line: () => lineOf(['examples', language, index]) }),
  );

const utterance = (intent: string, text: string, where: Pick<Utterance, 'file' | 'line'>): Utterance => ({
  intent,
  text,
  key: plainWords(text),
  ...where,
});

const sameWords: FindTwins = (utterances, meet) => {
  const seen = new Map<string, Utterance[]>();
  return utterances.flatMap((utterance) => {
    const earlier = seen.get(utterance.key) ?? [];
    seen.set(utterance.key, earlier);
    const twin = earlier.find(({ intent }) => meet(intent, utterance.intent));
    earlier.push(utterance);
    return twin ? [[utterance, twin] as const] : [];
  });
};

const nearlySameWords: FindTwins = (utterances, meet) => {
  const twins = new Map<Utterance, Utterance>();
  const owned = utterances.map(({ key, intent }) => ({ text: key, owner: intent }));
  for (const [later, earlier] of nearPairs(owned)) {
    const [utterance, twin] = [utterances[later]!, utterances[earlier]!];
    if (!twins.has(utterance) && meet(twin.intent, utterance.intent)) twins.set(utterance, twin);
  }
  return [...twins];
};
