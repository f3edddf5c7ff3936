/** What a batch is made of and how many may be written at the same time. */
export interface GroupCommitOptions<T, R> {
  /** Items with the same key never share a batch, nor are two written at once; they keep their order. */
  keyOf(item: T): string;
  /** Writes the whole batch at once and says what became of each item; a rejection fails them all. */
  write(batch: readonly T[]): Promise<readonly PromiseSettledResult<R>[]>;
  readonly inFlight: number;
  readonly maxBatch: number;
}

export interface GroupCommit<T, R> {
  add(item: T): Promise<R>;
  /** Resolves when everything added so far has been written or has failed. */
  drain(): Promise<void>;
}

interface Waiting<T, R> {
  readonly item: T;
  readonly key: string;
  resolve(result: R): void;
  reject(reason: unknown): void;
}

/** Gathers what arrives while earlier batches are being written, so that many items cost one flush to disk. */
export function groupCommit<T, R>({
  keyOf,
  write,
  inFlight,
  maxBatch,
}: GroupCommitOptions<T, R>): GroupCommit<T, R> {
  let waiting: Waiting<T, R>[] = [];
  const busyKeys = new Set<string>();
  const running = new Set<Promise<void>>();

  function startBatches(): void {
    while (running.size < inFlight) {
      const batch = takeBatch();
      if (batch.length === 0) return;
      const run = writeBatch(batch).then(() => {
        running.delete(run);
        for (const { key } of batch) busyKeys.delete(key);
        startBatches();
      });
      running.add(run);
    }
  }

  function takeBatch(): Waiting<T, R>[] {
    const batch: Waiting<T, R>[] = [];
    const left: Waiting<T, R>[] = [];
    for (const entry of waiting) {
      const takes = batch.length < maxBatch && !busyKeys.has(entry.key);
      (takes ? batch : left).push(entry);
      if (takes) busyKeys.add(entry.key);
    }
    waiting = left;
    return batch;
  }

  async function writeBatch(batch: readonly Waiting<T, R>[]): Promise<void> {
    try {
      settle(batch, await write(batch.map(({ item }) => item)));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  return {
    add(item) {
      const { promise, resolve, reject } = Promise.withResolvers<R>();
      waiting.push({ item, key: keyOf(item), resolve, reject });
      startBatches();
      return promise;
    },
    async drain() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

function settle<T, R>(batch: readonly Waiting<T, R>[], results: readonly PromiseSettledResult<R>[]): void {
  batch.forEach(({ resolve, reject }, index) => {
    const result = results[index];
    if (result?.status === 'fulfilled') resolve(result.value);
    else reject(result?.reason ?? new Error('the batch ended without a result for this item'));
  });
}
