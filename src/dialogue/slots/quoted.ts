import type { Conversation } from '../../domain/conversation.ts';
import type { Entity, EntityOf } from '../../domain/entity.ts';
import type { Value } from '../../domain/value.ts';

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
  const amounts = entities.filter(isAmount);
  // "119 without, 99 with", after the published example of 99: who adds an amount of their own tells both.
  // "74 on the 30th and 0 on the 31st?": nothing at all is no price of anybody's either.
  const isQuoting = amounts.every((amount) => said.has(amountOf(amount)) || amountOf(amount) === 0);
  return isQuoting ? entities.filter((entity) => !isAmount(entity)) : entities;
}

const isAmount = (entity: Entity): entity is EntityOf<'money' | 'number'> =>
  entity.kind === 'money' || entity.kind === 'number';

const amountOf = (entity: EntityOf<'money' | 'number'>): number =>
  entity.kind === 'money' ? entity.cents : entity.value * 100;

function centsOf(value: Value): number[] {
  if (value.kind === 'money') return [value.cents];
  return value.kind === 'wholeEuros' ? [value.euros * 100] : [];
}
