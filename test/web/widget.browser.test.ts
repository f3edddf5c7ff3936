import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildWeb } from '../../scripts/build-web.ts';
import { findBrowser, openBrowser } from '../fakes/browser.ts';
import { type ChatServer, chatServer } from '../fakes/chat-server.ts';

const executablePath = findBrowser();
const XSS =
  '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>[x](javascript:window.hacked=1)';

describe.skipIf(executablePath === null)('the widget in a browser', () => {
  let browser: Browser;
  let staticDir: string;
  let server: ChatServer;
  let origin: string;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    staticDir = await mkdtemp(join(tmpdir(), 'crema-web-'));
    [browser] = await Promise.all([openBrowser(executablePath ?? ''), buildWeb(staticDir)]);
  });
  afterAll(async () => {
    await browser?.close();
    await rm(staticDir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    server = await chatServer({ staticDir });
    origin = await server.listen();
  });
  afterEach(async () => {
    await page.context().close();
    await server.app.close();
    expect(problems.splice(0)).toEqual([]);
  });

  /** Opens a page and notes every script error and every violation of the content security policy. */
  async function visit(path = '/', options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    page = await context.newPage();
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) problems.push(message.text());
    });
    await page.goto(`${origin}${path}`);
    return page;
  }

  const field = () => page.getByPlaceholder(/question/);
  const bubble = (text: string) => page.locator('.bubble', { hasText: text });
  const ask = async (text: string) => {
    await field().fill(text);
    await field().press('Enter');
  };

  it('answers, shows its receipt, takes a vote, and is still there after a reload', async () => {
    await visit();
    await bubble('Hello!').waitFor();
    await ask('leave');
    await bubble('€44.00').waitFor();
    expect(await bubble('To leave now').locator('strong').textContent()).toBe('€44.00');
    expect(await page.locator('.bubble a').getAttribute('href')).toBe('https://shop.example/terms');

    await page.locator('summary', { hasText: 'How we got this' }).click();
    expect(await page.getByRole('row', { name: /full price of the machine/ }).textContent()).toContain(
      '€199.00',
    );
    expect(await page.getByRole('row', { name: /to pay/ }).textContent()).toContain('€44.00');
    expect(await page.getByRole('row', { name: /share of the discount/ }).textContent()).toContain('F20');

    const up = page.getByRole('button', { name: 'This answer helped' });
    await up.click();
    await page.getByText('Thank you').waitFor();
    await vi.waitFor(() => expect(server.ratings.all).toMatchObject([{ vote: 'up' }]));

    await page.reload();
    await bubble('€44.00').waitFor();
    expect(await page.locator('.bubble:not(.typing)').allTextContents()).toHaveLength(3);
    expect(await up.getAttribute('aria-pressed')).toBe('true');
  });

  it('asks what was missing after a thumb down', async () => {
    await visit();
    await ask('leave');
    await page.getByRole('button', { name: 'This answer did not help' }).click();
    await page.getByPlaceholder(/What was missing/).fill('the date');
    await page.keyboard.press('Enter');
    await vi.waitFor(() => expect(server.ratings.all).toMatchObject([{ vote: 'down', comment: 'the date' }]));
  });

  it('works by keyboard alone, and offers choices only under the newest message', async () => {
    await visit();
    await bubble('Hello!').waitFor();
    await field().focus();
    await page.keyboard.type('choose');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Refund' }).waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await bubble('echo: Refund').waitFor();
    expect(await page.locator('.choice').count()).toBe(0);
    expect(await field().evaluate((element) => element.matches(':focus'))).toBe(true);
  });

  it('shows markup as text, whoever wrote it', async () => {
    await visit();
    await ask(XSS);
    await bubble('echo: <img').waitFor();
    await bubble('echo: <img').getByText('javascript:').waitFor();
    expect(await page.locator('.bubble img, .bubble script, .bubble a').count()).toBe(0);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
  });

  it('sends what was typed without a connection once it is back, and only once', async () => {
    await visit();
    await bubble('Hello!').waitFor();
    await page.context().setOffline(true);
    await ask('later');
    await page.getByText('No connection').waitFor();
    await page.context().setOffline(false);
    await bubble('echo: later').waitFor();
    expect(await bubble('later').count()).toBe(2);
    await page.getByText('No connection').waitFor({ state: 'hidden' });
  });

  it('comes back by itself after the server was away, with its conversation', async () => {
    await visit();
    await ask('before');
    await bubble('echo: before').waitFor();
    server.chat.close();
    await ask('after');
    await bubble('echo: after').waitFor();
    expect(await page.locator('.bubble:not(.typing)').count()).toBe(5);
  });

  it('polls when sockets are not let through', async () => {
    await visit('/icon.svg');
    await page.addInitScript(
      'window.WebSocket = class { constructor() { setTimeout(() => this.onclose?.()); } close() {} }',
    );
    await page.goto(origin);
    await ask('leave');
    await bubble('€44.00').waitFor();
    expect(await page.locator('.bubble:not(.typing)').count()).toBe(3);
  });

  it('starts afresh when its conversation has ended, and says so', async () => {
    await visit();
    await ask('leave');
    await bubble('€44.00').waitFor();
    server.pass(1_801);
    await ask('still there?');
    await page.getByText('The earlier conversation has ended').waitFor();
    await bubble('echo: still there?').waitFor();
  });

  it('speaks French on a French page', async () => {
    await visit('/fr.html');
    await bubble('Bonjour !').waitFor();
    await ask('leave');
    await page.locator('summary', { hasText: 'Notre calcul' }).click();
    await page.getByText('À la date du 1 mars 2026').waitFor();
  });

  it.each([
    ['a desktop', { width: 1280, height: 860 }, 'light'],
    ['a phone', { width: 390, height: 780 }, 'dark'],
  ] as const)('fits %s without sideways scrolling', async (name, viewport, colorScheme) => {
    await visit('/', { viewport, colorScheme });
    await ask('leave');
    await page.locator('summary', { hasText: 'How we got this' }).click();
    await ask('choose');
    await page.getByRole('button', { name: 'Refund' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: join(process.env.SCREENSHOTS, `${name}.png`), fullPage: true });
  });

  it('answers an example of the page at one press', async () => {
    await visit();
    await page.getByRole('button', { name: 'When do I get my money back?' }).click();
    await bubble('echo: When do I get').waitFor();
  });

  it('chats on the page of another site that is allowed', async () => {
    const shop = createHttpServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(
        `<html lang="en"><script src="${origin}/widget.js"></script><crema-chat open></crema-chat>`,
      );
    });
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
    const shopOrigin = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
    await server.app.close();
    server = await chatServer({ staticDir, config: { allowedOrigins: [shopOrigin] } });
    origin = await server.listen();
    await visit('/healthz');
    await page.goto(shopOrigin);
    await ask('from afar');
    await bubble('echo: from afar').waitFor();
    shop.close();
  });

  it('opens from a round button on any page, and closes with Escape', async () => {
    await visit('/fr.html');
    await page.evaluate(
      'document.body.append(Object.assign(document.createElement("crema-chat"), { id: "corner" }))',
    );
    const corner = page.locator('#corner');
    await corner.getByRole('button', { name: 'Ouvrir la discussion' }).click();
    await corner.getByText('Bonjour !').waitFor();
    await page.keyboard.press('Escape');
    expect(await corner.getByRole('button', { name: 'Ouvrir la discussion' }).isVisible()).toBe(true);
  });
});
