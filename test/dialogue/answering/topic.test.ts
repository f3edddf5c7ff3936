import { describe, expect, it } from 'vitest';
import { policy } from '../../../policies/commitment.ts';
import { pursueTopic } from '../../../src/dialogue/answering/topic.ts';
import { NEW_CONVERSATION } from '../../../src/domain/conversation.ts';
import type { Filled } from '../../../src/domain/fact.ts';
import { months } from '../../../src/domain/value.ts';
import { worldAt } from '../../../src/domain/world.ts';
import { figuresInForce } from '../../../src/policy/figures.ts';
import { FIGURES } from '../../policies/given.ts';

const rulebook = {
  intents: new Map([['length', { id: 'length', kind: 'faq', policy: policy.id }]]),
  policies: new Map([[policy.id, policy]]),
  figures: figuresInForce(FIGURES),
  moods: { missed: [], hardship: [], upset: [], trouble: [] },
} as unknown as Parameters<typeof pursueTopic>[0];
const world = worldAt('2026-06-15T10:00:00+02:00', {
  timeZone: 'Europe/Paris',
  channel: 'web',
  customer: null,
  isAccountUnavailable: false,
});
const length = (count: number, ground: Filled['ground']): Filled => ({
  fact: 'commitmentMonths',
  known: { kind: 'known', value: months(count), origin: 'typed', approximate: false },
  ground,
});
const pursue = (overheard: readonly Filled[], filled: readonly Filled[]) =>
  pursueTopic(
    rulebook,
    { ...NEW_CONVERSATION, overheard: { [policy.id]: [...overheard] } },
    { intent: 'length', filled, world },
  );

describe('a guess that cannot be right', () => {
  it('is dropped, also when it was overheard', () => {
    expect(pursue([length(5, 'guessed')], []).conversation.facts).toEqual({});
  });

  it('gives its place back to what was overheard', () => {
    const { facts } = pursue([length(12, 'cued')], [length(5, 'guessed')]).conversation;
    expect(facts.commitmentMonths).toMatchObject({ value: months(12) });
  });
});
