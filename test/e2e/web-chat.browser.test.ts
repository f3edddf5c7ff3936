import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findBrowser, openBrowser } from '../fakes/browser.ts';
import { webChatPage } from '../fakes/web-chat-page.ts';
import { freePort, type Running, startServer } from './process.ts';

const executablePath = findBrowser();
const TIMEOUT_MS = 180_000;

describe.skipIf(executablePath === null)("Microsoft's Web Chat on another site", () => {
  let browser: Browser;
  let dataDir: string;
  let port: number;
  let site: Awaited<ReturnType<typeof webChatPage>>;
  let server: Running;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    [browser, site, dataDir, port] = await Promise.all([
      openBrowser(executablePath ?? ''),
      webChatPage(),
      mkdtemp(join(tmpdir(), 'crema-webchat-')),
      freePort(),
    ]);
    server = await start();
    page = await browser.newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${site.origin}/?domain=${encodeURIComponent(`${server.origin}/v3/directline`)}`);
  }, TIMEOUT_MS);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await server?.end('SIGTERM');
    await rm(dataDir, { recursive: true, force: true });
  }, TIMEOUT_MS);

  const start = () => startServer(dataDir, port, { ALLOWED_ORIGINS: site.origin });
  const bubbles = () => page.locator('.webchat__bubble__content');
  const saying = (text: string) => bubbles().filter({ hasText: text }).last().waitFor({ timeout: 30_000 });
  const ask = async (text: string) => {
    await page.getByRole('textbox').fill(text);
    await page.getByRole('textbox').press('Enter');
  };
  const thumb = (name: 'Like' | 'Dislike') => page.getByRole('button', { name, exact: true }).first();

  /** What the server has of this chat, the way every client reads it. */
  async function history(): Promise<{ text?: string; type: string; channelData?: { rating?: object } }[]> {
    const { token, conversationId } = JSON.parse(
      await page.evaluate<string>("sessionStorage.getItem('chat')"),
    );
    const answer = await fetch(`${server.origin}/v3/directline/conversations/${conversationId}/activities`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return ((await answer.json()) as { activities: never[] }).activities;
  }

  it(
    'is welcomed, asks by typing and by a button, and sees each message once',
    async () => {
      await saying('automatic assistant');
      await ask('do I keep the machine?');
      await saying('yours to keep');
      await page.getByRole('button', { name: 'How do I cancel?' }).first().click();
      await saying('My Subscriptions');
      await vi.waitFor(async () => expect(await bubbles().count()).toBe(5), { timeout: 15_000 });
      await page.getByText('Send failed').waitFor({ state: 'detached' });
    },
    TIMEOUT_MS,
  );

  it(
    'rates with its thumbs, and is offered the ways on after a change of mind',
    async () => {
      await thumb('Like').click();
      await vi.waitFor(
        async () => expect((await history())[2]?.channelData?.rating).toEqual({ vote: 'up' }),
        { timeout: 15_000 },
      );
      await thumb('Dislike').click();
      await saying('sorry that did not help');
      expect((await history())[2]?.channelData?.rating).toEqual({ vote: 'down' });
      await page.getByRole('button', { name: 'Leave my question' }).first().click();
      await saying('I have kept your question');
      await vi.waitFor(async () => expect(await bubbles().count()).toBe(8), { timeout: 15_000 });
    },
    TIMEOUT_MS,
  );

  it(
    'finds the whole chat again after a reload, and goes on',
    async () => {
      const before = await bubbles().allTextContents();
      await page.reload();
      await vi.waitFor(async () => expect(await bubbles().allTextContents()).toEqual(before), {
        timeout: 30_000,
      });
      await ask('thank you');
      await vi.waitFor(async () => expect(await bubbles().count()).toBe(10), { timeout: 30_000 });
    },
    TIMEOUT_MS,
  );

  it(
    'goes on by itself after the server was killed and came back',
    async () => {
      await server.end('SIGKILL');
      server = await start();
      // Web Chat asks again for a lost server every 20 s.
      await page.getByText('Connecting').waitFor({ state: 'hidden', timeout: 60_000 });
      await ask('do I keep the machine?');
      await vi.waitFor(async () => expect(await bubbles().count()).toBe(12), { timeout: 60_000 });
      expect(errors).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
