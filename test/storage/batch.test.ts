import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupCommit } from '../../src/storage/batch.ts';

interface Item {
  readonly key: string;
  readonly number: number;
}

/** A group commit whose batches are written when the test says so. */
function manual({ inFlight = 1, maxBatch = 100 } = {}) {
  const open: { batch: readonly Item[]; finish(): void; fail(reason: Error): void }[] = [];
  const commits = groupCommit<Item, number>({
    keyOf: ({ key }) => key,
    inFlight,
    maxBatch,
    write: (batch) => {
      const { promise, resolve, reject } = Promise.withResolvers<PromiseSettledResult<number>[]>();
      const finish = () => resolve(batch.map(({ number }) => ({ status: 'fulfilled', value: number })));
      open.push({ batch, finish, fail: reject });
      return promise;
    },
  });
  return { commits, open, numbers: () => open.map(({ batch }) => batch.map(({ number }) => number)) };
}

const item = (number: number, key = `k${number}`): Item => ({ key, number });

describe('group commit', () => {
  it('gathers what arrives while a batch is written into the next one', async () => {
    const { commits, open, numbers } = manual();
    const results = [1, 2, 3].map((number) => commits.add(item(number)));
    expect(numbers()).toEqual([[1]]);
    open[0]?.finish();
    expect(await results[0]).toBe(1);
    await expect.poll(numbers).toEqual([[1], [2, 3]]);
    open[1]?.finish();
    expect(await Promise.all(results)).toEqual([1, 2, 3]);
  });

  it('keeps items of one key apart and in order, even when two batches may be written at once', async () => {
    const { commits, open, numbers } = manual({ inFlight: 2 });
    for (const each of [item(1, 'a'), item(2, 'a'), item(3, 'b'), item(4, 'a')]) void commits.add(each);
    expect(numbers()).toEqual([[1], [3]]);
    open[0]?.finish();
    await expect.poll(numbers).toEqual([[1], [3], [2]]);
    open[2]?.finish();
    await expect.poll(numbers).toEqual([[1], [3], [2], [4]]);
  });

  it('never writes more than the most it may at once', async () => {
    const { commits, open, numbers } = manual({ maxBatch: 2 });
    for (const number of [1, 2, 3, 4]) void commits.add(item(number));
    open[0]?.finish();
    await expect.poll(numbers).toEqual([[1], [2, 3]]);
  });

  it('fails the batch that could not be written, and goes on with the next', async () => {
    const { commits, open, numbers } = manual();
    const first = commits.add(item(1));
    const second = commits.add(item(2));
    open[0]?.fail(new Error('disk full'));
    await expect(first).rejects.toThrow('disk full');
    await expect.poll(numbers).toEqual([[1], [2]]);
    open[1]?.finish();
    expect(await second).toBe(2);
  });

  it('has drained only when the last waiting item is written', async () => {
    const { commits, open } = manual();
    void commits.add(item(1));
    const second = commits.add(item(2));
    const drained = commits.drain();
    open[0]?.finish();
    await expect.poll(() => open.length).toBe(2);
    open[1]?.finish();
    await drained;
    expect(await second).toBe(2);
  });

  it('gives every item its own result, in order within a key, whatever arrives when', async () => {
    const arrivals = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), wait: fc.boolean() }), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(arrivals, fc.integer({ min: 1, max: 3 }), async (items, inFlight) => {
        const written: Item[] = [];
        const active = new Set<string>();
        const commits = groupCommit<Item, number>({
          keyOf: ({ key }) => key,
          inFlight,
          maxBatch: 5,
          write: async (batch) => {
            for (const { key } of batch) {
              expect(active.has(key)).toBe(false);
              active.add(key);
            }
            await Promise.resolve();
            for (const { key } of batch) active.delete(key);
            written.push(...batch);
            return batch.map(({ number }) => ({ status: 'fulfilled', value: number }));
          },
        });
        const results: Promise<number>[] = [];
        for (const [number, { key, wait }] of items.entries()) {
          results.push(commits.add({ key, number }));
          if (wait) await Promise.resolve();
        }
        expect(await Promise.all(results)).toEqual(items.map((_, number) => number));
        for (const key of ['a', 'b', 'c']) {
          const order = written.filter((each) => each.key === key).map(({ number }) => number);
          expect(order).toEqual(order.toSorted((left, right) => left - right));
        }
      }),
    );
  });
});
