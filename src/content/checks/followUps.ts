import type { Intent } from '../../domain/content.ts';
import type { Located } from '../entries.ts';
import type { Content } from '../load.ts';
import type { Problem } from '../problem.ts';
import { policyOf } from './policyOf.ts';

/** A follow-up comes after something that exists, asks something known, alone in that, and leads to an answer. */
export function checkFollowUps(content: Content): Problem[] {
  const { intents } = content;
  const ids = new Map(intents.map(({ value }) => [value.id, value]));
  const topics = new Set(intents.map(({ value }) => value.topic));
  return intents.flatMap((intent) => [
    ...afterExists(content, intent, { ids, topics }),
    ...asksKnown(content, intent),
    ...leadsToAnswer(intent, ids),
  ]);
}

function afterExists(
  content: Content,
  { value, file, lineOf }: Located<Intent>,
  { ids, topics }: { ids: ReadonlyMap<string, Intent>; topics: ReadonlySet<string> },
): Problem[] {
  return value.after
    .filter((spoken) => {
      const [id, outcome] = spoken.split('/') as [string, string?];
      const intent = ids.get(id);
      if (outcome === undefined) return !intent && !topics.has(id);
      return !intent || !policyOf(content, intent)?.outcomes[outcome];
    })
    .map((id) => ({
      file,
      line: lineOf(['after']),
      message: `${value.id}: comes after no known intent, outcome or topic "${id}"; correct the name or remove it`,
    }));
}

function asksKnown({ intents, asks }: Content, { value, file, lineOf }: Located<Intent>): Problem[] {
  if (value.asks === null) return [];
  const problem = (message: string) => [{ file, line: lineOf(['asks']), message: `${value.id}: ${message}` }];
  if (!asks?.value[value.asks])
    return problem(`asks "${value.asks}", which _asks.yaml does not have; add it there or correct the name`);
  if (value.after.length === 0)
    return problem('only a follow-up asks in these words; say what it comes after');
  const twin = intents.find(
    ({ value: other }) =>
      other.asks === value.asks &&
      other.id < value.id &&
      other.after.some((one) => value.after.includes(one)),
  );
  return twin
    ? problem(`asks the same after the same as ${twin.value.id} (${twin.file}:${twin.lineOf([])}); keep one`)
    : [];
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
