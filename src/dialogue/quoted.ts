import type { Conversation } from '../domain/conversation.ts';
import type { Entity } from '../domain/entity.ts';
import type { Value } from '../domain/value.ts';

/** The entities without the amounts that our last answer came to: "why 130?" quotes one, and tells no price. */
export function withoutQuoted(
  entities: readonly Entity[],
  { lastAnswer, facts }: Pick<Conversation, 'lastAnswer' | 'facts'>,
): readonly Entity[] {
  const told = new Set(
    Object.values(facts).flatMap((fact) => (fact.kind === 'known' ? centsOf(fact.value) : [])),
  );
  const said = new Set(
    Object.values(lastAnswer?.said.values ?? {})
      .flatMap(centsOf)
      .filter((cents) => !told.has(cents)),
  );
  if (said.size === 0) return entities;
  return entities.filter((entity) => {
    if (entity.kind === 'money') return !said.has(entity.cents);
    return entity.kind !== 'number' || !said.has(entity.value * 100);
  });
}

function centsOf(value: Value): number[] {
  if (value.kind === 'money') return [value.cents];
  return value.kind === 'wholeEuros' ? [value.euros * 100] : [];
}
