import type { Content } from '../load.ts';
import type { Problem } from '../problem.ts';

/** What customers say back is judged by outcomes, each of which a policy must have, or by the rule an intent says. */
export function checkVerdicts({ policies, intents, verdicts }: Content): Problem[] {
  if (!verdicts) return [];
  const { value, file, lineOf } = verdicts;
  const known = new Set(
    policies.flatMap(({ id, outcomes }) => Object.keys(outcomes).map((each) => `${id}/${each}`)),
  );
  const rules = new Set(intents.map(({ value: { id } }) => id));
  return Object.entries(value.claims).flatMap(([claim, { holds, fails, partly, rule }]) => {
    const problem = (message: string) => ({
      file,
      line: lineOf(['claims', claim]),
      message: `${claim}: ${message}`,
    });
    const outcomes = [...holds, ...fails, ...partly]
      .filter((outcome) => !known.has(outcome))
      .map((outcome) =>
        problem(`no policy has the outcome "${outcome}"; write policy/outcome, or remove it`),
      );
    if (rule !== undefined && !rules.has(rule))
      return [...outcomes, problem(`there is no intent "${rule}"; name the one whose answer says it`)];
    return rule === undefined && (holds.length === 0 || fails.length === 0)
      ? [
          ...outcomes,
          problem('nothing holds or fails it; list outcomes, or name the intent that says it under rule'),
        ]
      : outcomes;
  });
}
