import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openStorage } from '../../src/storage/open.ts';
import { findBrowser, openBrowser } from '../fakes/browser.ts';
import { silentLog } from '../fakes/log.ts';
import { freePort, startServer } from './process.ts';

/** The first start learns the content before it answers. */
const TALK_TIMEOUT_MS = 120_000;
const executablePath = findBrowser();
/** Sixty days ago: within every commitment, whenever this runs. */
const started = (locale: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(Date.now() - 60 * 86_400_000));
const plainSpaces = (text: string | null): string => (text ?? '').replace(/[\u00a0\u202f]/g, ' ');

describe.skipIf(executablePath === null)('a customer in a browser', () => {
  let browser: Browser;
  let dataDir: string;
  beforeAll(async () => {
    browser = await openBrowser(executablePath ?? '');
    dataDir = await mkdtemp(join(tmpdir(), 'crema-e2e-'));
  });
  afterAll(async () => {
    await browser?.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const ask = async (page: Page, text: string) => {
    await page.getByPlaceholder('question').fill(text);
    await page.getByPlaceholder('question').press('Enter');
  };
  const lastBubble = (page: Page) => page.locator('.bubble:not(.typing)').last();
  const saying = async (page: Page, text: string) =>
    vi.waitFor(async () => expect(plainSpaces(await lastBubble(page).textContent())).toContain(text), {
      timeout: 10_000,
    });

  it(
    'gets €124 with its receipt, in French fact by fact, rates it, and finds all of it after kill -9',
    async () => {
      const port = await freePort();
      let server = await startServer(dataDir, port);
      const context = await browser.newContext({ locale: 'en-GB' });
      const page = await context.newPage();
      await page.goto(server.origin);
      await saying(page, 'Hello');

      await ask(
        page,
        `I got a Lattissima One on ${started('en-GB')}, 24 months, 279€ and 99€ with the plan. What do I pay if I cancel now?`,
      );
      await saying(page, '€124');
      await page.locator('summary', { hasText: 'How we got this' }).click();
      const receipt = plainSpaces(await page.locator('details').last().textContent());
      expect(receipt).toContain('80% × €279.00 = €223.20');
      expect(receipt).toContain('€223.20 − €99.00 = €124.20');
      // F47: under each answer the customer is asked whether it helped.
      await page.getByText('Did this answer your question?').last().waitFor();
      await page.getByRole('button', { name: 'Yes', exact: true }).last().click();
      await page.getByText('Thank you').waitFor();

      await ask(page, 'recommencer');
      await saying(page, 'afresh');
      await ask(page, 'combien ça coûte de résilier mon abonnement machine avant la fin ?');
      await saying(page, 'Quand');
      await ask(page, `le ${started('fr-FR')}`);
      await saying(page, 'sans');
      await ask(page, '279 €');
      await saying(page, 'avec');
      await ask(page, '99 €');
      await saying(page, '124 €');
      const before = await page.locator('.bubble:not(.typing)').allTextContents();

      await server.end('SIGKILL');
      server = await startServer(dataDir, port);
      await page.reload();
      await saying(page, '124 €');
      expect(await page.locator('.bubble:not(.typing)').allTextContents()).toEqual(before);
      await ask(page, 'est-ce que je garde la machine ?');
      await saying(page, 'reste à vous');
      const conversation = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
      await context.close();
      expect(await server.end('SIGTERM')).toBe(0);

      const [id] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(conversation) ?? [];
      const storage = await openStorage({ dataDir, log: silentLog });
      const ratings = await storage.ratings.find(id ?? '');
      await storage.close();
      expect(ratings).toMatchObject([{ vote: 'up', intent: 'subscription-penalty' }]);
    },
    TALK_TIMEOUT_MS,
  );
});
