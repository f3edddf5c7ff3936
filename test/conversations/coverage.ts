import { readFileSync } from 'node:fs';
import { LANGUAGES } from '../../src/domain/language.ts';
import type { Policy } from '../../src/policy/contract.ts';
import type { Brain } from '../../src/turn.ts';
import type { Dialogue, Played } from './runner.ts';

/** A way through a policy, or a fact of the FAQ, and what shows it. */
export interface Shown {
  /** The policy's id, or `facts of the FAQ`. */
  readonly group: string;
  readonly name: string;
  /** The languages of the turns that take it. */
  readonly languages: readonly string[];
  /** The golden dialogues, or test files, that show it; none is a hole. */
  readonly by: readonly string[];
}

const FACTS = Array.from({ length: 47 }, (_, index) => `F${index + 1}`);
/** Said only for a day without a published figure: no dialogue can reach it while all figures hold, so a policy's own test must. */
const WITHOUT_FIGURE = 'not-known';

/** Every path of every policy and every fact of the FAQ, with what shows it; all golden dialogues must have been played. */
export function decisionCoverage(
  { rulebook }: Brain,
  dialogues: readonly Dialogue[],
  played: readonly Played[],
): Shown[] {
  const paths = [...rulebook.policies.values()].flatMap((policy) =>
    pathsOf(policy).map((path): Shown => {
      const taken = played.filter((turn) => turn.trace.policy === policy.id && path.isTaken(turn));
      const languages = LANGUAGES.filter((language) =>
        taken.some(({ trace }) => trace.language === language),
      );
      const by = [...new Set(taken.map(({ name }) => name)), ...testsOf(policy, path)];
      return { group: policy.id, name: path.name, languages, by };
    }),
  );
  const facts = FACTS.map((fact): Shown => {
    const by = dialogues.filter((dialogue) => dialogue.facts.includes(fact)).map(({ name }) => name);
    return { group: 'facts of the FAQ', name: fact, languages: [], by };
  });
  return [...paths, ...facts];
}

/** What nothing shows, each in words. */
export const holesIn = (coverage: readonly Shown[]): string[] =>
  coverage
    .filter(({ by }) => by.length === 0)
    .map(
      ({ group, name }) => `${group}: ${name}: no golden dialogue shows it; add one to test/conversations/`,
    );

interface Path {
  readonly name: string;
  readonly outcome: string | null;
  isTaken(turn: Played): boolean;
}

function pathsOf(policy: Policy): Path[] {
  const reads = Object.entries(policy.reads);
  return [
    ...Object.keys(policy.outcomes).map((outcome) => ({
      name: `outcome ${outcome}`,
      outcome,
      isTaken: ({ trace }: Played) => trace.outcome === outcome,
    })),
    ...Object.keys(policy.notes).map((note) => ({
      name: `note ${note}`,
      outcome: null,
      isTaken: ({ trace }: Played) => trace.notes.includes(note),
    })),
    ...reads.flatMap(([fact, problems]) =>
      Object.keys(problems).map((problem) => ({
        name: `refuses ${fact}: ${problem}`,
        outcome: null,
        isTaken: ({ trace }: Played) => trace.asks === fact && trace.problem === problem,
      })),
    ),
  ];
}

function testsOf(policy: Policy, { outcome }: Path): string[] {
  if (outcome !== WITHOUT_FIGURE) return [];
  const file = `test/policies/${policy.id}.test.ts`;
  return readFileSync(file, 'utf8').includes(`'${WITHOUT_FIGURE}'`) ? [file] : [];
}
