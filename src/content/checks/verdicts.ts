import type { Content } from '../load.ts';
import type { Problem } from '../problem.ts';

/** What customers say back is judged by outcomes, each of which a policy must have. */
export function checkVerdicts({ policies, verdicts }: Content): Problem[] {
  if (!verdicts) return [];
  const { value, file, lineOf } = verdicts;
  const known = new Set(
    policies.flatMap(({ id, outcomes }) => Object.keys(outcomes).map((each) => `${id}/${each}`)),
  );
  return Object.entries(value.claims).flatMap(([claim, { holds, fails, partly }]) =>
    [...holds, ...fails, ...partly]
      .filter((outcome) => !known.has(outcome))
      .map((outcome) => ({
        file,
        line: lineOf(['claims', claim]),
        message: `${claim}: no policy has the outcome "${outcome}"; write policy/outcome, or remove it`,
      })),
  );
}
