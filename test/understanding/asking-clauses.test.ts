import { describe, expect, it } from 'vitest';
import { askingClausesIn } from '../../src/understanding/askedClauses.ts';

const asking = (text: string) => askingClausesIn(text, { longFrom: 15 });

describe('the clauses of a message that ask by themselves', () => {
  it.each<[string, string[]]>([
    ['I would rather have cash. Why is that not possible?', ['Why is that not possible?']],
    ['hang on, why 74? I paid for ten months', ['hang on, why 74?', 'why 74?']],
    ['is it free?', []],
    ['and if it no longer works, is it the same fee?', []],
    ['so no new one without a technician, is it?', []],
  ])('%s → %o', (text, clauses) => {
    expect(asking(text)).toEqual(clauses);
  });

  it('are the whole of a long message too', () => {
    const text = 'do I get a refund if I send the wrong item back to you with your label now?';
    expect(asking(text)).toContain(text);
  });
});
