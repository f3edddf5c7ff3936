import { LANGUAGES, type Language } from '../../domain/language.ts';
import { plainWords } from '../../language/normalise.ts';
import type { Content } from '../load.ts';
import type { Problem } from '../problem.ts';

/** Shared part of the letter triples from which two utterances say the same thing in the same words. */
const NEAR_DUPLICATE = 0.85;

interface Utterance {
  readonly intent: string;
  readonly text: string;
  readonly key: string;
  readonly triples: ReadonlySet<string>;
  readonly file: string;
  readonly line: number;
}

/**
 * The same words under two intents teach nothing but doubt; the same words twice under one teach nothing.
 * A follow-up is only told from those that may come with it.
 */
export function checkUtterances(content: Content): Problem[] {
  const { intents } = content;
  const meet = companyKeeper(content);
  const problems = LANGUAGES.flatMap((language) => {
    const utterances = [
      ...intents.flatMap((intent) => utterancesOf(intent, language)),
      ...sharedUtterances(content, language),
    ];
    return [...exactDuplicates(utterances, meet), ...nearDuplicates(utterances, meet)];
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
      utterance(name, text, { file: asks!.file, line: asks!.lineOf([name, language, index]) }),
    ),
  );

function utterancesOf({ value, file, lineOf }: Content['intents'][number], language: Language): Utterance[] {
  return value.examples[language].map((text, index) =>
    utterance(value.id, text, { file, line: lineOf(['examples', language, index]) }),
  );
}

function utterance(intent: string, text: string, where: Pick<Utterance, 'file' | 'line'>): Utterance {
  const key = plainWords(text);
  return { intent, text, key, triples: triplesOf(key), ...where };
}

function exactDuplicates(utterances: readonly Utterance[], meet: Meet): Problem[] {
  const seen = new Map<string, Utterance[]>();
  return utterances.flatMap((utterance) => {
    const earlier = seen.get(utterance.key) ?? [];
    seen.set(utterance.key, earlier);
    const first = earlier.find(({ intent }) => meet(intent, utterance.intent));
    earlier.push(utterance);
    return first ? [{ file: utterance.file, line: utterance.line, message: sameAs(utterance, first) }] : [];
  });
}

function nearDuplicates(utterances: readonly Utterance[], meet: Meet): Problem[] {
  const rarity = countTriples(utterances);
  const byTriple = new Map<string, Utterance[]>();
  return utterances.flatMap((utterance) => {
    const signature = rarest(utterance, rarity);
    const twin = twinOf(utterance, { signature, byTriple, meet });
    for (const triple of signature) {
      const known = byTriple.get(triple);
      if (known) known.push(utterance);
      else byTriple.set(triple, [utterance]);
    }
    return twin ? [{ file: utterance.file, line: utterance.line, message: sameAs(utterance, twin) }] : [];
  });
}

/** The earlier utterance of another intent that says nearly the same; most candidates are told apart by intent and size. */
function twinOf(
  utterance: Utterance,
  {
    signature,
    byTriple,
    meet,
  }: {
    readonly signature: readonly string[];
    readonly byTriple: ReadonlyMap<string, readonly Utterance[]>;
    readonly meet: Meet;
  },
): Utterance | undefined {
  const looked = new Set<Utterance>();
  for (const triple of signature)
    for (const earlier of byTriple.get(triple) ?? []) {
      if (earlier.intent === utterance.intent || !isOfSize(earlier, utterance) || looked.has(earlier))
        continue;
      looked.add(earlier);
      const isTwin = earlier.key !== utterance.key && isNear(earlier, utterance);
      if (isTwin && meet(earlier.intent, utterance.intent)) return earlier;
    }
  return undefined;
}

/** The shared part can never exceed the ratio of the sizes. */
const isOfSize = ({ triples: first }: Utterance, { triples: second }: Utterance): boolean =>
  Math.min(first.size, second.size) >= NEAR_DUPLICATE * Math.max(first.size, second.size);

function countTriples(utterances: readonly Utterance[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { triples } of utterances)
    for (const triple of triples) counts.set(triple, (counts.get(triple) ?? 0) + 1);
  return counts;
}

/** Two utterances that share enough must share one of these few, so that only likely pairs are compared. */
function rarest({ triples }: Utterance, counts: ReadonlyMap<string, number>): string[] {
  const length = triples.size - Math.ceil(NEAR_DUPLICATE * triples.size) + 1;
  const rank = (triple: string) => counts.get(triple) ?? 0;
  return [...triples]
    .sort((first, second) => rank(first) - rank(second) || (first < second ? -1 : 1))
    .slice(0, length);
}

const sameAs = (utterance: Utterance, first: Utterance): string =>
  `${utterance.intent}: "${utterance.text}" says the same as "${first.text}" of ${first.intent} (${first.file}:${first.line}); keep it where it belongs and reword or remove the other`;

function isNear({ triples: first }: Utterance, { triples: second }: Utterance): boolean {
  // Once too many are missing, the rest need not be looked at.
  const least = (NEAR_DUPLICATE * (first.size + second.size)) / (1 + NEAR_DUPLICATE);
  let missing = first.size - least;
  for (const triple of first) if (!second.has(triple) && --missing < 0) return false;
  return true;
}

function triplesOf(key: string): Set<string> {
  const padded = ` ${key} `;
  const triples = new Set<string>();
  for (let start = 0; start + 3 <= padded.length; start++) triples.add(padded.slice(start, start + 3));
  return triples;
}
