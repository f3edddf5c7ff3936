import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Reply } from '../../src/domain/message.ts';
import { RECEIPT } from '../fakes/receipt.ts';
import { ask, bubble, describeInBrowser } from './support/browser-chat.ts';
import { HOSTILE } from './support/hostile.ts';

/** Finds everything in the chat that could run code or lead somewhere; run in the page. */
const DANGERS = `[...document.querySelector('crema-chat').shadowRoot.querySelectorAll('*')].flatMap((element) => [
  ...(/^(script|iframe|img|video|object|embed|base|meta|link|style|crema-chat)$/i.test(element.tagName)
    ? [element.outerHTML] : []),
  ...[...element.attributes].filter(({ name }) => name.startsWith('on')).map(({ name }) => name),
  ...(element.tagName === 'A' && !/^(https?|tel|mailto):/.test(element.href) ? [element.href] : []),
])`;

const BREAK = '\n---\n';

/** A page whose own policy allows the chat what docs/embedding.md asks for, and nothing else. */
const STRICT_PAGE = `<!doctype html><html lang="en"><title>Shop</title>
  <meta http-equiv="Content-Security-Policy"
    content="default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'">
  <script src="/widget.js" data-open></script>`;

describeInBrowser(
  'hostile texts',
  (chat) => {
    const hostileReply = (text: string): Reply => ({
      text,
      choices: [text],
      answers: 'anything',
      receipt: {
        ...RECEIPT,
        inputs: RECEIPT.inputs.map((input) => ({ ...input, label: text, text, source: text })),
        rules: RECEIPT.rules.map((rule) => ({ ...rule, label: text, text, fact: text, validFrom: text })),
        steps: [{ name: text, label: text, text, value: '2030-01-01' }],
        result: { name: text, label: text, text, value: 1 },
      },
    });

    /** A chat in which the customer has written every hostile text, and Crema has answered with each of them. */
    async function hostileChat(): Promise<Page> {
      await chat.restart({ replies: (text) => text.split(BREAK).map(hostileReply) });
      const page = await chat.visit('/shop.html');
      await page.evaluate(`crema.ask(${JSON.stringify(HOSTILE.join(BREAK))})`);
      await botBubbles(page).nth(HOSTILE.length).waitFor();
      return page;
    }
    const botBubbles = (page: Page) => page.locator('.bot:not(.typing)');

    it('show as text when a customer writes them and when an answer, a choice or an account says them', async () => {
      const page = await hostileChat();
      expect(await page.evaluate(DANGERS)).toEqual([]);
      expect(await page.evaluate('window.hacked')).toBeUndefined();
      expect(page.url()).toBe(`${chat.origin}/shop.html`);
      expect(
        await page.evaluate('performance.getEntriesByType("resource").map(({ name }) => name).join()'),
      ).not.toMatch(/evil|shop\.example/);

      await page.reload();
      await botBubbles(page).nth(HOSTILE.length).waitFor();
      expect(await page.evaluate(DANGERS)).toEqual([]);
      expect(await page.evaluate('window.hacked')).toBeUndefined();
    });

    it('stay text in the saved transcript, opened in a browser, and in the calendar file', async () => {
      const page = await hostileChat();
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save the conversation' }).click();
      const download = await saving;
      expect(download.suggestedFilename()).toMatch(/^crema-\d{4}-\d\d-\d\d\.txt$/);
      const saved = await readFile(await download.path(), 'utf8');
      expect(saved).toContain('<script>window.hacked=1</script>');
      expect(saved).not.toContain('\u202e');
      expect(saved).not.toContain('\0');

      const reader = await chat.visitBeside(page, '/healthz');
      await reader.route('**/transcript.txt', (route) =>
        route.fulfill({ contentType: 'text/plain', body: saved }),
      );
      await reader.goto(`${chat.origin}/transcript.txt`);
      expect(await reader.evaluate('window.hacked')).toBeUndefined();
      expect(await reader.evaluate('document.querySelectorAll("script, img, iframe, a").length')).toBe(0);

      const calendar = page.waitForEvent('download');
      await page.locator('.calendar').last().click();
      const file = await calendar;
      expect(file.suggestedFilename()).toMatch(/\.ics$/);
      const days = await readFile(await file.path(), 'utf8');
      expect(days.match(/^BEGIN:VALARM\r$/gm)).toHaveLength(1);
      expect(days).not.toMatch(/^(ACTION:PROCEDURE|ATTACH)/m);
    });

    it('work under the strictest policy a shop can have', async () => {
      const page = await chat.visit('/strict.html');
      await ask(page, 'leave');
      await bubble(page, '€44.00').waitFor();
      const style = `getComputedStyle(document.querySelector('crema-chat').shadowRoot.querySelector('.bubble')).borderRadius`;
      expect(await page.evaluate(style)).toContain('20px');
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save the conversation' }).click();
      expect(await readFile(await (await saving).path(), 'utf8')).toContain('€44.00');
    });
  },
  { 'strict.html': STRICT_PAGE },
);
