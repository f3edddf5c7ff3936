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
  const alone = intents.filter(({ value }) => value.after.length === 0);
  const together = alone.map(({ value: { id, topic } }) =>
    intents.filter(({ value: { after } }) =>
      after.some((one) => one === id || one === topic || one.startsWith(`${id}/`)),
    ),
  );
  // Most answers are followed by what follows their whole topic: each company is looked at once.
  const companies = [...new Map([alone, ...together].map((some) => [namesOf(some), some])).values()];
  const problems = LANGUAGES.flatMap((language) => {
    const own = new Map(intents.map((intent) => [intent, utterancesOf(intent, language)]));
    return companies.flatMap((some) => {
      const utterances = [
        ...some.flatMap((intent) => own.get(intent)!),
        ...sharedUtterances(content, some, language),
      ];
      return [...exactDuplicates(utterances), ...nearDuplicates(utterances)];
    });
  });
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** The words of _asks.yaml in which some of the intents ask, once each. */
function sharedUtterances({ asks }: Content, intents: Content['intents'], language: Language): Utterance[] {
  const names = new Set(intents.flatMap(({ value }) => value.asks ?? []));
  return [...names].flatMap((name) =>
    (asks?.value[name]?.[language] ?? []).map((text, index) =>
      utterance(name, text, { file: asks!.file, line: asks!.lineOf([name, language, index]) }),
    ),
  );
}

const namesOf = (intents: Content['intents']): string => intents.map(({ value }) => value.id).join(' ');

function utterancesOf({ value, file, lineOf }: Content['intents'][number], language: Language): Utterance[] {
  return value.examples[language].map((text, index) =>
    utterance(value.id, text, { file, line: lineOf(['examples', language, index]) }),
  );
}

function utterance(intent: string, text: string, where: Pick<Utterance, 'file' | 'line'>): Utterance {
  const key = plainWords(text);
  return { intent, text, key, triples: triplesOf(key), ...where };
}

function exactDuplicates(utterances: readonly Utterance[]): Problem[] {
  const seen = new Map<string, Utterance>();
  return utterances.flatMap((utterance) => {
    const first = seen.get(utterance.key);
    if (!first) {
      seen.set(utterance.key, utterance);
      return [];
    }
    return [{ file: utterance.file, line: utterance.line, message: sameAs(utterance, first) }];
  });
}

function nearDuplicates(utterances: readonly Utterance[]): Problem[] {
  const rarity = countTriples(utterances);
  const byTriple = new Map<string, Utterance[]>();
  return utterances.flatMap((utterance) => {
    const signature = rarest(utterance, rarity);
    const candidates = new Set(signature.flatMap((triple) => byTriple.get(triple) ?? []));
    for (const triple of signature) byTriple.set(triple, [...(byTriple.get(triple) ?? []), utterance]);
    const twin = [...candidates].find(
      (earlier) =>
        earlier.intent !== utterance.intent && earlier.key !== utterance.key && isNear(earlier, utterance),
    );
    return twin ? [{ file: utterance.file, line: utterance.line, message: sameAs(utterance, twin) }] : [];
  });
}

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

function isNear(first: Utterance, second: Utterance): boolean {
  const [small, large] =
    first.triples.size < second.triples.size
      ? [first.triples, second.triples]
      : [second.triples, first.triples];
  // The shared part can never exceed the ratio of the sizes: most pairs are settled here.
  if (small.size < NEAR_DUPLICATE * large.size) return false;
  let shared = 0;
  for (const triple of small) if (large.has(triple)) shared++;
  return shared >= NEAR_DUPLICATE * (small.size + large.size - shared);
}

function triplesOf(key: string): Set<string> {
  const padded = ` ${key} `;
  const triples = new Set<string>();
  for (let start = 0; start + 3 <= padded.length; start++) triples.add(padded.slice(start, start + 3));
  return triples;
}
