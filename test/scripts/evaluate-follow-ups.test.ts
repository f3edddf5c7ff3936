import { beforeAll, describe, expect, it } from 'vitest';
import { folded } from '../../scripts/evaluate/folds.ts';
import { type FollowUpJudgement, judgeFollowUps } from '../../scripts/evaluate/follow-ups.ts';
import { readContent, understandingContent } from '../../src/content/brain.ts';
import type { Intent } from '../../src/domain/content.ts';
import type { UnderstandingContent } from '../../src/understanding/build.ts';

describe('folded', () => {
  it('holds out each example once, and never learns from what it holds out', () => {
    const examples = Array.from({ length: 23 }, (_, at) => ({
      text: `text ${at}`,
      intent: at < 12 ? 'a' : 'b',
    }));
    const parts = folded(examples);
    const held = parts.flatMap(({ fold }) => fold);
    expect(held).toHaveLength(examples.length);
    expect(new Set(held)).toEqual(new Set(examples));
    for (const { fold, rest } of parts) {
      expect(fold.length + rest.length).toBe(examples.length);
      expect(rest.filter((example) => fold.includes(example))).toEqual([]);
      expect(new Set(fold.map(({ intent }) => intent))).toEqual(new Set(['a', 'b']));
    }
  });
});

describe('judgeFollowUps', () => {
  let content: UnderstandingContent;
  let intents: ReadonlyMap<string, Intent>;
  beforeAll(async () => {
    const shipped = await readContent(process.cwd());
    intents = new Map(shipped.intents.map(({ value }) => [value.id, value]));
    content = understandingContent(shipped, 'en');
  });
  const judge = (...learntAs: string[]): FollowUpJudgement[] => {
    const followUps = content.followUps.filter(({ intent }) => learntAs.includes(intent));
    return judgeFollowUps({ ...content, followUps }, intents);
  };

  it('reads each text among the follow-ups that share a place with it', () => {
    const judged = judge('refund-call-cost', 'refund-days-left', 'cost', 'why');
    expect(judged.length).toBeGreaterThan(0);
    const right = judged.filter(({ read, truth }) => read === truth);
    expect(right.length / judged.length).toBeGreaterThan(0.8);
  });

  it('counts each text once, however many answers it may come after', () => {
    const texts = content.followUps.filter(({ intent }) => intent === 'cost').length;
    const judged = judge('cost', 'why');
    const weight = judged.filter(({ truth }) => truth === 'cost').reduce((sum, one) => sum + one.weight, 0);
    expect(weight).toBeCloseTo(texts);
  });

  it('reads none where nothing but what stands alone is likely', () => {
    expect(judge()).toEqual([]);
  });
});
