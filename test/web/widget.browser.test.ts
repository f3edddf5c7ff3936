import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { plainReply } from '../fakes/bot.ts';
import { RECEIPT } from '../fakes/receipt.ts';
import { ask, bubble, bubbles, describeInBrowser, field } from './support/browser-chat.ts';

const PAGES = {
  'nameless.html': '<title>Shop</title><script src="/widget.js" data-open></script>',
  'inside.html':
    '<title>Shop</title><main><div id="help"></div></main><script src="/widget.js" data-inline="#help"></script>',
  'english.html': '<title>Shop</title><script src="/widget.js" data-open data-language="en"></script>',
};

describeInBrowser(
  'the widget',
  (chat) => {
    it('answers, shows its receipt, and is still there after a reload', async () => {
      const page = await chat.visit();
      await bubble(page, 'Hello!').waitFor();
      await ask(page, 'leave');
      await bubble(page, '€44.00').waitFor();
      expect(await bubble(page, 'To leave now').locator('strong').textContent()).toBe('€44.00');
      expect(await page.locator('.bubble a').getAttribute('href')).toBe('https://shop.example/terms');

      await page.locator('summary', { hasText: 'How we got this' }).click();
      expect(await page.getByRole('row', { name: /full price of the machine/ }).textContent()).toContain(
        '€199.00',
      );
      expect(await page.getByRole('row', { name: /to pay/ }).textContent()).toContain('€44.00');
      expect(await page.getByRole('row', { name: /share of the discount/ }).textContent()).toContain(
        'rule F20, since 1 January 2025',
      );

      await page.reload();
      await bubble(page, '€44.00').waitFor();
      expect(await bubbles(page).count()).toBe(3);
    });

    it('calls nobody to a short last line that is in view already', async () => {
      // A remark is a line without a rating, as a goodbye is: the shortest there is.
      await chat.restart({ replies: (text) => [plainReply(`echo: ${text}`)] });
      const page = await chat.visit();
      for (const text of ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']) {
        await ask(page, text);
        await bubble(page, `echo: ${text}`).waitFor();
      }
      const [last, view] = [
        await bubble(page, 'echo: eight').boundingBox(),
        await page.locator('.scroll').boundingBox(),
      ];
      expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual((view?.y ?? 0) + (view?.height ?? 0));
      expect(await page.getByRole('button', { name: 'New message' }).isVisible()).toBe(false);
    });

    it('moves nothing under a finger when the call to a new message goes', async () => {
      const page = await chat.visit();
      for (const text of ['one', 'two', 'three']) await ask(page, text);
      await bubble(page, 'echo: three').waitFor();
      await page.locator('.scroll').evaluate((element) => element.scrollTo({ top: 0 }));
      const call = page.getByRole('button', { name: 'New message' });
      await call.waitFor();
      const before = await page.locator('.lines').evaluate((lines) => {
        lines.parentElement?.scrollTo({ top: lines.scrollHeight });
        return lines.getBoundingClientRect().top;
      });
      await call.waitFor({ state: 'hidden' });
      const after = await page.locator('.lines').evaluate((lines) => lines.getBoundingClientRect().top);
      expect(after).toBe(before);
    });

    it('keeps what is half typed through a reload, and nothing of what was sent', async () => {
      const page = await chat.visit();
      await bubble(page, 'Hello!').waitFor();
      await field(page).fill('half typed');
      await page.reload();
      await bubble(page, 'Hello!').waitFor();
      expect(await field(page).inputValue()).toBe('half typed');
      await field(page).press('Enter');
      await bubble(page, 'echo: half typed').waitFor();
      await page.reload();
      await bubble(page, 'echo: half typed').waitFor();
      expect(await field(page).inputValue()).toBe('');
    });

    it('offers choices under the newest message only, and sends the one that is pressed', async () => {
      const page = await chat.visit();
      await ask(page, 'choose');
      await page.getByRole('button', { name: 'Refund' }).click();
      await bubble(page, 'echo: Refund').waitFor();
      expect(await page.locator('.choice').count()).toBe(0);
      expect(await field(page).evaluate((element) => element.matches(':focus'))).toBe(true);
    });

    it('speaks French on a French page', async () => {
      const page = await chat.visit('/fr.html');
      await bubble(page, 'Bonjour !').waitFor();
      await ask(page, 'leave');
      await page.locator('summary', { hasText: 'Le détail du calcul' }).click();
      await page.getByText('À la date du 1 mars 2026').waitFor();
    });

    it('speaks the language of the browser where the page names none, and the one the page asks for', async () => {
      const page = await chat.visit('/nameless.html', { locale: 'fr-CA' });
      await bubble(page, 'Bonjour !').waitFor();
      await page.getByPlaceholder('Posez votre question…').waitFor();
      await page.goto(`${chat.origin}/english.html`);
      await page.getByPlaceholder('Ask your question…').waitFor();
    });

    it('puts what belongs to an answer in the language of that answer, whatever the page speaks', async () => {
      const answer = { text: 'Résilier coûte **44 €**.', choices: ['Garder la machine ?'], answers: 'fee' };
      await chat.restart({ replies: () => [{ ...answer, receipt: RECEIPT, language: 'fr' }] });
      const page = await chat.visit();
      await ask(page, 'combien ?');
      const line = page.locator('li[lang="fr"]');
      await line.locator('summary', { hasText: 'Le détail du calcul' }).waitFor();
      await line.getByText('Avons-nous répondu à votre question ?').waitFor();
      await page.getByPlaceholder('Ask your question…').waitFor();
    });

    it('asks before it leaves a conversation, and then begins a new one', async () => {
      const page = await chat.visit();
      await ask(page, 'leave');
      await bubble(page, '€44.00').waitFor();
      const again = page.getByRole('button', { name: 'New conversation' });
      await again.click();
      await page.keyboard.press('Escape');
      expect(await again.evaluate((element) => element.matches(':focus'))).toBe(true);
      await again.click();
      await page.getByRole('button', { name: 'Start anew' }).click();
      await bubble(page, '€44.00').waitFor({ state: 'detached' });
      await bubble(page, 'Hello!').waitFor();
      expect(await bubbles(page).count()).toBe(1);
    });

    it('chats on the page of another site that is allowed, by one line', async () => {
      const shop = createHttpServer((_, response) => {
        response.setHeader('content-type', 'text/html');
        response.end(
          `<html lang="en"><title>Shop</title><script src="${chat.origin}/widget.js" data-open></script>`,
        );
      });
      await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
      const shopOrigin = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
      await chat.restart({ config: { allowedOrigins: [shopOrigin] } });
      const page = await chat.visit('/healthz');
      await page.goto(shopOrigin);
      await ask(page, 'from afar');
      await bubble(page, 'echo: from afar').waitFor();
      shop.close();
    });

    it('fills the place on the page that its line names', async () => {
      const page = await chat.visit('/inside.html');
      await page.locator('#help').getByText('Hello!').first().waitFor();
      expect(await page.getByRole('button', { name: 'Open the chat' }).count()).toBe(0);
      await page.evaluate('crema.ask("leave")');
      await bubble(page, '€44.00').waitFor();
    });

    it('opens from a round button, closes with Escape, and gives the focus back', async () => {
      const page = await chat.visit('/shop.html');
      const launcher = page.getByRole('button', { name: 'Open the chat' });
      await launcher.click();
      await bubble(page, 'Hello!').waitFor();
      expect(await field(page).evaluate((element) => element.matches(':focus'))).toBe(true);
      await page.keyboard.press('Escape');
      expect(await launcher.evaluate((element) => element.matches(':focus'))).toBe(true);
      await launcher.press('Enter');
      await page.getByRole('button', { name: 'Close the chat' }).click();
      expect(await launcher.evaluate((element) => element.matches(':focus'))).toBe(true);
    });

    it('is open again after a reload, without taking the focus', async () => {
      const page = await chat.visit('/shop.html');
      await page.getByRole('button', { name: 'Open the chat' }).click();
      await bubble(page, 'Hello!').waitFor();
      await page.reload();
      await bubble(page, 'Hello!').waitFor();
      expect(await page.evaluate('document.activeElement === document.body')).toBe(true);
    });

    it('covers a small screen, and keeps the keyboard away from the page behind', async () => {
      const page = await chat.visit('/shop.html', {
        viewport: { width: 390, height: 780 },
        reducedMotion: 'reduce',
      });
      await page.getByRole('button', { name: 'Open the chat' }).click();
      expect(await page.locator('dialog.panel').boundingBox()).toEqual({
        x: 0,
        y: 0,
        width: 390,
        height: 780,
      });
      for (let press = 0; press < 12; press += 1) {
        await page.keyboard.press('Tab');
        expect(await page.evaluate('document.activeElement?.id')).not.toBe('behind');
      }
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Open the chat' }).waitFor();
    });

    it('marks its button when an answer comes after it was closed', async () => {
      const page = await chat.visit('/shop.html');
      await page.getByRole('button', { name: 'Open the chat' }).click();
      await bubble(page, 'Hello!').waitFor();
      await page.keyboard.press('Escape');
      const other = await chat.visitBeside(page, '/');
      await ask(other, 'elsewhere');
      await page.getByRole('button', { name: 'Open the chat, new message' }).click();
      await bubble(page, 'echo: elsewhere').waitFor();
    });

    it('tells the page what happens, and does what the page says', async () => {
      const page = await chat.visit('/shop.html');
      await page.evaluate(`
      window.heard = [];
      for (const name of ['open', 'answer', 'rating', 'close'])
        document.addEventListener('crema-' + name, (event) => heard.push(name));
      crema.ask('hello');
    `);
      await bubble(page, 'echo: hello').waitFor();
      await page.getByRole('group', { name: 'Did this answer' }).getByRole('button', { name: 'Yes' }).click();
      await page.evaluate('crema.close()');
      const heard = (await page.evaluate('heard')) as string[];
      expect(heard[0]).toBe('open');
      expect(heard.slice(-2)).toEqual(['rating', 'close']);
      expect(heard).toContain('answer');
    });
  },
  PAGES,
);
