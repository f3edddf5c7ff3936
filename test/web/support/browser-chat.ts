import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import { buildWeb } from '../../../scripts/build-web.ts';
import { findBrowser, openBrowser } from '../../fakes/browser.ts';
import { type ChatServer, chatServer } from '../../fakes/chat-server.ts';

type ServerOptions = Omit<NonNullable<Parameters<typeof chatServer>[0]>, 'staticDir'>;

/** A browser, and a server of its own for every test. */
export interface BrowserChat {
  readonly browser: Browser;
  readonly server: ChatServer;
  readonly origin: string;
  /** Takes the place of the server, with other options. */
  restart(options: ServerOptions): Promise<void>;
  /** Opens a page of the server in a browser profile of its own. */
  visit(path?: string, options?: BrowserContextOptions): Promise<Page>;
  /** Opens a page in the same profile as another. */
  visitBeside(page: Page, path?: string): Promise<Page>;
}

const executablePath = findBrowser();
/** A talk of many turns, in a browser, on a machine that has other things to do. */
const TALK_TIMEOUT_MS = 120_000;

/** A page of a shop that embeds the chat by one line. */
const SHOP = `<!doctype html><html lang="en"><title>Shop</title><meta name="viewport" content="width=device-width">
  <main><h1>Shop</h1><a href="#" id="behind">A link of the shop</a></main><script src="/widget.js" data-title="Help"></script>`;

/**
 * Tests in a real browser; a script error or a violation of the content security policy fails them.
 * `pages` are served beside the built ones: by file name, their markup.
 */
export function describeInBrowser(
  name: string,
  tests: (chat: BrowserChat) => void,
  pages: Readonly<Record<string, string>> = {},
): void {
  describe.skipIf(executablePath === null)(name, { timeout: TALK_TIMEOUT_MS }, () => {
    const problems: string[] = [];
    let staticDir: string;
    let browser: Browser;
    let server: ChatServer;
    let origin: string;

    const watch = (page: Page) => {
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('console', (message) => {
        if (/Content Security Policy|Trusted ?Type/i.test(message.text())) problems.push(message.text());
      });
      return page;
    };
    const listen = async (options: ServerOptions) => {
      server = await chatServer({ ...options, staticDir });
      origin = await server.listen();
    };

    beforeAll(async () => {
      staticDir = await mkdtemp(join(tmpdir(), 'crema-web-'));
      [browser] = await Promise.all([openBrowser(executablePath ?? ''), buildWeb(staticDir)]);
      for (const [file, markup] of Object.entries({ 'shop.html': SHOP, ...pages })) {
        await writeFile(join(staticDir, file), markup);
      }
    });
    afterAll(async () => {
      await browser?.close();
      await rm(staticDir, { recursive: true, force: true });
    });
    beforeEach(() => listen({}));
    afterEach(async () => {
      for (const context of browser.contexts()) await context.close();
      await server.app.close();
      expect(problems.splice(0)).toEqual([]);
    });

    tests({
      get browser() {
        return browser;
      },
      get server() {
        return server;
      },
      get origin() {
        return origin;
      },
      async restart(options) {
        await server.app.close();
        await listen(options);
      },
      async visit(path = '/', options = {}) {
        const context = await browser.newContext({ locale: 'en-GB', ...options });
        const page = watch(await context.newPage());
        await page.goto(`${origin}${path}`);
        return page;
      },
      async visitBeside(page, path = '/') {
        const other = watch(await page.context().newPage());
        await other.goto(`${origin}${path}`);
        return other;
      },
    });
  });
}

export const field = (page: Page): Locator => page.getByPlaceholder(/question/);
export const bubble = (page: Page, text: string | RegExp): Locator =>
  page.locator('.bubble', { hasText: text });
export const bubbles = (page: Page): Locator => page.locator('.bubble:not(.typing)');

export async function ask(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press('Enter');
}
