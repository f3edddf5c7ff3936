import { describe, expect, it } from 'vitest';
import { verdictOf, verdictOfUnknown } from '../../../src/channels/whatsapp/retry.ts';

const waits = (code: number, attempts: readonly number[]) =>
  attempts.map((attempt) => {
    const verdict = verdictOf(code, { attempts: attempt, chance: 0.5 });
    return verdict.kind === 'retry' ? verdict.afterMs / 1_000 : verdict.kind;
  });

describe('a refusal of the Graph API', () => {
  it.each([
    [131056, 'the pair rate: four to the power', [1, 2, 3, 4, 8], [1, 4, 16, 64, 'fail']],
    [130429, 'throughput: doubling up to a minute', [1, 2, 3, 10, 12], [1, 2, 4, 60, 'fail']],
    [131000, 'unknown trouble: a few times', [1, 2, 5, 6], [2, 4, 32, 'fail']],
    [131016, 'service down: a few times', [1, 6], [2, 'fail']],
    [2, 'service down: a few times', [1, 6], [2, 'fail']],
    [131057, 'maintenance: after a minute', [1, 4, 5], [60, 60, 'fail']],
    [80007, 'the call limit: much later', [1, 5], [900, 'fail']],
  ])('%i is tried again: %s', (code, _why, attempts, expected) => {
    expect(waits(code, attempts)).toEqual(expected);
  });

  it('spreads the retries of the throughput limit', () => {
    const at = (chance: number) => verdictOf(130429, { attempts: 3, chance });
    expect([at(0), at(1)]).toEqual([
      { kind: 'retry', afterMs: 2_000 },
      { kind: 'retry', afterMs: 6_000 },
    ]);
  });

  it.each([
    131047, 131026, 131049, 131050, 131051, 131052, 131053, 131008, 131009, 100, 131021, 131030, 131062,
    132000,
  ])('%i loses this message and no other', (code) =>
    expect(verdictOf(code, { attempts: 1, chance: 0 })).toEqual({ kind: 'fail', alert: false }),
  );

  it.each([131048, 131042, 133010, 3, 10, 131005, 200, 299, 33])('%i asks for the operator', (code) =>
    expect(verdictOf(code, { attempts: 1, chance: 0 })).toEqual({ kind: 'fail', alert: true }),
  );

  it.each([190, 0, 368, 131031, 130497])('%i stops all sending', (code) =>
    expect(verdictOf(code, { attempts: 1, chance: 0 })).toEqual({ kind: 'halt' }),
  );
});

it('a message of unknown fate waits for a status, longer each time, and is given up at last', () => {
  const verdicts = [1, 2, 3, 4].map((attempts) => verdictOfUnknown({ attempts, waitMs: 10 }));
  expect(verdicts).toEqual([
    { kind: 'retry', afterMs: 10 },
    { kind: 'retry', afterMs: 20 },
    { kind: 'retry', afterMs: 40 },
    { kind: 'fail', alert: true },
  ]);
});
