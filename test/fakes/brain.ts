import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrainSettings, readBrain } from '../../src/content/brain.ts';
import type { Brain } from '../../src/turn.ts';
import { silentLog } from './log.ts';

/** Where the tests keep what is learnt, as a DATA_DIR would: what one test file has learnt, the next one takes. */
export const LEARNT_DATA_DIR = join(tmpdir(), 'crema-test');

/** How the tests read the content. */
export const BRAIN_SETTINGS: BrainSettings = {
  links: {},
  defaultLanguage: 'en',
  models: { path: join(LEARNT_DATA_DIR, 'models'), log: silentLog },
};

let shipped: Promise<Brain> | null = null;

/** The brain of the content we ship, read once for all test files of a worker: it never changes. */
export async function shippedBrain(links: BrainSettings['links'] = {}): Promise<Brain> {
  shipped ??= readBrain(process.cwd(), BRAIN_SETTINGS);
  const { voices, ...brain } = await shipped;
  return { ...brain, voices: { en: { ...voices.en, links }, fr: { ...voices.fr, links } } };
}

/** Where the shop's pages are, in tests of what links to them. */
export const SHOP_LINKS = {
  contact: 'https://shop.example/contact',
  'after-sales-prices': 'https://shop.example/prices',
};
