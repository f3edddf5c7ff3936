import type { Intent } from '../../domain/content.ts';
import type { Content, Located } from '../load.ts';
import type { Problem } from '../problem.ts';

/** A follow-up comes after something that exists, and leads to an answer. */
export function checkFollowUps({ intents }: Content): Problem[] {
  const ids = new Map(intents.map(({ value }) => [value.id, value]));
  const topics = new Set(intents.map(({ value }) => value.topic));
  return intents.flatMap((intent) => [
    ...afterExists(intent, { ids, topics }),
    ...leadsToAnswer(intent, ids),
  ]);
}

function afterExists(
  { value, file, lineOf }: Located<Intent>,
  { ids, topics }: { ids: ReadonlyMap<string, Intent>; topics: ReadonlySet<string> },
): Problem[] {
  return value.after
    .filter((id) => !ids.has(id) && !topics.has(id))
    .map((id) => ({
      file,
      line: lineOf(['after']),
      message: `${value.id}: comes after no known intent or topic "${id}"; correct the name or remove it`,
    }));
}

function leadsToAnswer(
  { value, file, lineOf }: Located<Intent>,
  ids: ReadonlyMap<string, Intent>,
): Problem[] {
  const { id, after, leads, policy } = value;
  if (leads === null) return [];
  const problem = (message: string) => [{ file, line: lineOf(['leads']), message: `${id}: ${message}` }];
  const target = ids.get(leads);
  if (!target) return problem(`leads to no known intent "${leads}"; correct the name or remove it`);
  if (target.leads !== null) return problem(`${leads} has no answer of its own; lead to the intent that has`);
  if (after.length === 0)
    return problem('only a follow-up leads elsewhere; say what it comes after, or remove it');
  if (policy !== null) return problem('the intent it leads to decides; remove its policy');
  return [];
}
