import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { FACT_KINDS, FACT_VOCABULARIES, type FactName } from '../../src/domain/fact.ts';
import type { ValueKind } from '../../src/domain/value.ts';
import type { Policy } from '../../src/policy/contract.ts';
import { readVocabularies } from '../fakes/vocabularies.ts';
import { expectDeclared, given, type Plain } from './given.ts';

const folder = join(import.meta.dirname, '../../policies');
const policies = await Promise.all(
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.startsWith('_'))
    .map(async (name) => ((await import(join(folder, name))) as { policy: Policy }).policy),
);
const vocabularies = readVocabularies();

const day = fc
  .date({ min: new Date('2022-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
  .map((each) => each.toISOString().slice(0, 10));

const PLAIN: Readonly<Partial<Record<ValueKind, fc.Arbitrary<number | string | boolean>>>> = {
  money: fc.integer({ min: -100, max: 60_000 }).map((cents) => cents / 100),
  months: fc.integer({ min: 0, max: 40 }),
  date: day,
  flag: fc.boolean(),
  time: fc.integer({ min: 0, max: 1_440 }),
};

/** Any value of a fact, or that the customer does not know it. */
function anyOf(fact: FactName): fc.Arbitrary<number | string | boolean> {
  const kind = FACT_KINDS[fact];
  const value =
    kind === 'term' ? fc.constantFrom(...vocabularies.get(FACT_VOCABULARIES[fact]!)!) : PLAIN[kind]!;
  return fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: fc.constant('unknown') });
}

/** Some of the facts a policy reads; those the verified account has apart from what was typed. */
const factsFor = ({ reads }: Policy): fc.Arbitrary<{ typed: Plain; account: Plain }> => {
  const some = fc.record(
    Object.fromEntries((Object.keys(reads) as FactName[]).map((fact) => [fact, anyOf(fact)])),
    { requiredKeys: [] },
  );
  return fc.record({ typed: some, account: some }) as fc.Arbitrary<{ typed: Plain; account: Plain }>;
};

describe('whatever is told', () => {
  it.each(policies.map((policy) => [policy.id, policy] as const))(
    'the policy %s says only what it declared, with every value its texts print',
    (_id, policy) => {
      fc.assert(
        fc.property(factsFor(policy), day, fc.nat(1_439), ({ typed, account }, today, minuteOfDay) => {
          expectDeclared(policy, policy.decide(given(typed, today, { account, minuteOfDay })));
        }),
        { numRuns: 400 },
      );
    },
  );
});
