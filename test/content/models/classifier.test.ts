import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { classifierFor } from '../../../src/content/models/classifier.ts';
import { modelKey } from '../../../src/content/models/key.ts';
import type { ModelFolder } from '../../../src/content/models/store.ts';
import { learn, type TrainingContent } from '../../../src/understanding/build.ts';
import type { Classifier } from '../../../src/understanding/classifier.ts';
import { classify } from '../../../src/understanding/classify.ts';
import { encode } from '../../../src/understanding/codec.ts';
import { learntOf } from '../../../src/understanding/learnt.ts';
import { VOCABULARIES } from '../../understanding/entities/find.ts';
import { EXAMPLES, STRANGE_EXAMPLES } from '../../understanding/examples.ts';

const CONTENT: TrainingContent = {
  language: 'en',
  examples: [...EXAMPLES, ...STRANGE_EXAMPLES],
  declineIntents: ['out-of-scope'],
  vocabularies: VOCABULARIES,
  concepts: { leaving: { en: ['cancel', 'leave'], fr: [] } },
  vectors: null,
  seed: 1,
};
const TEXTS = ['how do I cancel', 'is my magimix covered', 'the courier lost my parcel', '', 'blurp'];

let root: string;
let folder: ModelFolder;
const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const timesTrained = () => log.info.mock.calls.filter(([, event]) => event === 'model trained').length;
const refusals = () => log.warn.mock.calls.map(([data]) => (data as { reason: string }).reason);
const answers = (classifier: Classifier) => TEXTS.map((text) => classify(classifier, text));

beforeEach(async () => {
  vi.clearAllMocks();
  root = await mkdtemp(join(tmpdir(), 'crema-models-'));
  folder = { path: join(root, 'models'), log };
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function onlyFile(): Promise<string> {
  const names = await readdir(folder.path);
  expect(names).toHaveLength(1);
  return join(folder.path, names[0]!);
}

describe('training', () => {
  it('gives the same bytes every time, in a process of its own or not', async () => {
    const apart = await classifierFor(CONTENT, null);
    expect(encode(learntOf(apart))).toEqual(encode(learntOf(learn(CONTENT))));
    expect(encode(learn(CONTENT))).toEqual(encode(learn(structuredClone(CONTENT))));
  });

  it('leaves this process free to answer', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    await classifierFor(CONTENT, null);
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(5);
  });

  it('that fails is told to whoever waits for it', async () => {
    const broken = { ...CONTENT, examples: [{ text: 'x' }] } as unknown as TrainingContent;
    await expect(classifierFor(broken, folder)).rejects.toThrow();
    expect(await readdir(root)).toEqual([]);
  });
});

describe('a kept model', () => {
  it('is used at the next start, and answers as the trained one did', async () => {
    const trained = await classifierFor(CONTENT, folder);
    const kept = await classifierFor(CONTENT, folder);
    expect(timesTrained()).toBe(1);
    expect(answers(kept)).toEqual(answers(trained));
    expect(answers(kept)).toEqual(answers(learn(CONTENT)));
  });

  it('is not used for other content', async () => {
    await classifierFor(CONTENT, folder);
    await classifierFor({ ...CONTENT, examples: EXAMPLES.slice(1) }, folder);
    expect(timesTrained()).toBe(2);
    expect(await modelKey(CONTENT)).not.toBe(await modelKey({ ...CONTENT, seed: 2 }));
  });

  it.each([
    ['damaged', (path: string) => damage(path), 'damaged'],
    ['cut short', (path: string) => truncate(path, 1_000), 'cut short'],
    ['empty', (path: string) => truncate(path, 0), 'no model file'],
    ['of another program', (path: string) => writeFile(path, 'not a model'.repeat(50)), 'no model file'],
  ])('that is %s is refused, told in the log, and trained anew', async (_what, spoil, reason) => {
    const trained = await classifierFor(CONTENT, folder);
    const path = await onlyFile();
    const whole = await readFile(path);
    await spoil(path);
    expect(answers(await classifierFor(CONTENT, folder))).toEqual(answers(trained));
    expect(refusals()).toEqual([expect.stringContaining(reason)]);
    expect(timesTrained()).toBe(2);
    expect(await readFile(path)).toEqual(whole);
  });

  it('is whole when several processes train it at once', async () => {
    const all = await Promise.all(Array.from({ length: 3 }, () => classifierFor(CONTENT, folder)));
    for (const each of all) expect(answers(each)).toEqual(answers(all[0]!));
    await onlyFile();
    await classifierFor(CONTENT, folder);
    expect(refusals()).toEqual([]);
    expect(timesTrained()).toBe(3);
  });

  it('stays with the one before it; older ones and forgotten drafts are removed', async () => {
    const few = { ...CONTENT, examples: EXAMPLES.slice(0, 16) };
    const french = await classifierFor({ ...few, language: 'fr' }, folder);
    expect(french.intents).toHaveLength(2);
    const longAgo = new Date(Date.now() - 86_400_000);
    for (const name of [
      'en-0123456789abcdef.bin.x.draft',
      'en-0123456789abcdef.bin',
      'en-1123456789abcdef.bin',
    ]) {
      await writeFile(join(folder.path, name), '');
      await utimes(
        join(folder.path, name),
        longAgo,
        new Date(longAgo.getTime() + (name.includes('-1') ? 1_000 : 0)),
      );
    }
    await classifierFor(few, folder);
    const names = await readdir(folder.path);
    const own = (await modelKey(few)).slice(0, 16);
    expect(names.filter((name) => name.startsWith('en')).toSorted()).toEqual(
      [`en-${own}.bin`, 'en-1123456789abcdef.bin'].toSorted(),
    );
    expect(names.filter((name) => name.startsWith('fr'))).toHaveLength(1);
  });

  it('is done without where the folder cannot be written', async () => {
    // A file in the folder's place refuses even the superuser, whom permissions do not hold back.
    await writeFile(folder.path, 'a file');
    const classifier = await classifierFor(CONTENT, folder);
    expect(answers(classifier)).toEqual(answers(learn(CONTENT)));
    expect(log.debug).toHaveBeenCalledWith(
      expect.objectContaining({ code: expect.any(String) }),
      'model not kept',
    );
  });
});

async function damage(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes[bytes.length - 100]! ^= 0xff;
  await writeFile(path, bytes);
}
