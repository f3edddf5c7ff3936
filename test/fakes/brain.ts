import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrainSettings } from '../../src/content/brain.ts';
import { silentLog } from './log.ts';

/** How the tests read the content: what one test file has learnt, the next one takes from where it was kept. */
export const BRAIN_SETTINGS: BrainSettings = {
  links: {},
  defaultLanguage: 'en',
  models: { path: join(tmpdir(), 'crema-test-models'), log: silentLog },
};
