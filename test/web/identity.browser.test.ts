import type { Page, Request } from 'playwright-core';
import { expect, it } from 'vitest';
import { ask, bubble, describeInBrowser } from './support/browser-chat.ts';

const claims = (sub: string) => Buffer.from(JSON.stringify({ sub })).toString('base64url');
const tokenOf = (sub: string, signature = 'good') => `header.${claims(sub)}.${signature}`;

const PAGES = {
  'account.html': `<!doctype html><html lang="en"><title>Account</title>
    <script src="/widget.js" data-open data-customer-token="${tokenOf('camille')}"></script>`,
  'waiting.html': `<!doctype html><html lang="en"><title>Account</title>
    <script src="/widget.js" data-open data-wait-for-identity></script>`,
};

describeInBrowser(
  'who is asking',
  (chat) => {
    /** Every token the page shows the server, in order. */
    function shownBy(page: Page): string[] {
      const shown: string[] = [];
      page.on('request', (request) => {
        if (!request.url().endsWith('/tokens/generate')) return;
        const { customerToken } = request.postDataJSON();
        if (customerToken !== undefined) shown.push(customerToken);
      });
      return shown;
    }
    const identify = (page: Page, token: string | null) =>
      page.evaluate(`crema.identify(${JSON.stringify(token)})`);

    it('shows the server the token of the page, and puts it nowhere else', async () => {
      const page = await chat.visit('/icon.svg');
      const shown = shownBy(page);
      const addresses: string[] = [];
      page.on('request', (request: Request) => addresses.push(request.url()));
      page.on('websocket', (socket) => addresses.push(socket.url()));
      await page.goto(`${chat.origin}/account.html`);
      await ask(page, 'leave');
      await bubble(page, '€44.00').waitFor();
      expect(shown).toEqual([tokenOf('camille')]);
      const kept = await page.evaluate(
        'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
      );
      expect(kept).not.toContain(claims('camille'));
      expect(addresses.join('\n')).not.toContain(claims('camille'));
      expect(await page.content()).not.toContain(claims('camille'));
    });

    it.each([
      ['bad', 'We could not check your sign-in'],
      ['old', 'Your sign-in has expired'],
    ])(
      'says why a %s token is refused, and goes on with the guest conversation',
      async (signature, reason) => {
        const page = await chat.visit('/shop.html');
        await page.evaluate('crema.open()');
        await ask(page, 'as a guest');
        await bubble(page, 'echo: as a guest').waitFor();
        await identify(page, tokenOf('camille', signature));
        await page.locator('.note', { hasText: reason }).waitFor();
        await bubble(page, 'echo: as a guest').waitFor();
        await ask(page, 'still here');
        await bubble(page, 'echo: still here').waitFor();
      },
    );

    it('keeps what a guest began for who signs in, and shows nobody another person’s conversation', async () => {
      const page = await chat.visit('/shop.html');
      await page.evaluate('crema.open()');
      await ask(page, 'of a guest');
      await bubble(page, 'echo: of a guest').waitFor();
      await identify(page, tokenOf('camille'));
      await ask(page, 'who am I');
      await bubble(page, 'customer camille').waitFor();
      await bubble(page, 'echo: of a guest').waitFor();
      expect(chat.server.conversations.all()).toHaveLength(1);

      await identify(page, tokenOf('alex'));
      await bubble(page, 'of a guest').first().waitFor({ state: 'detached' });
      await ask(page, 'who am I');
      await bubble(page, 'customer alex').waitFor();
      expect(await bubble(page, 'camille').count()).toBe(0);

      await identify(page, null);
      await bubble(page, 'customer alex').waitFor({ state: 'detached' });
      await ask(page, 'who am I');
      await bubble(page, /said:guest/).waitFor();
      expect(await bubble(page, /camille|alex|of a guest/).count()).toBe(0);
      expect(chat.server.conversations.all()).toHaveLength(3);
      expect(await page.evaluate('Object.keys(localStorage).join()')).not.toMatch(/camille|alex/);
    });

    it('loses nothing that a guest says while signing in', async () => {
      const page = await chat.visit('/shop.html');
      await page.evaluate('crema.open()');
      await bubble(page, 'Hello!').waitFor();
      await page.evaluate(`
        crema.ask('one');
        crema.identify(${JSON.stringify(tokenOf('camille'))});
        crema.ask('two');
      `);
      await bubble(page, 'echo: two').waitFor();
      await bubble(page, 'echo: one').waitFor();
      expect(await page.locator('.me').allTextContents()).toEqual(['You said:one', 'You said:two']);
      expect(chat.server.conversations.all()).toHaveLength(1);
    });

    it('takes up the conversation of a customer after a reload, with the token of then', async () => {
      const page = await chat.visit('/account.html');
      await ask(page, 'leave');
      await bubble(page, '€44.00').waitFor();
      const shown = shownBy(page);
      await page.reload();
      await bubble(page, '€44.00').waitFor();
      await ask(page, 'who am I');
      await bubble(page, 'customer camille').waitFor();
      expect(shown).toEqual([tokenOf('camille')]);
      expect(chat.server.conversations.all()).toHaveLength(1);
    });

    it('shows the server a fresh token before the one it has seen ends', async () => {
      const page = await chat.visit('/shop.html');
      const shown = shownBy(page);
      await page.clock.install();
      await page.reload();
      await page.evaluate(`
        let count = 0;
        const claims = () => btoa(JSON.stringify({ sub: 'camille', exp: Date.now() / 1000 + 900 }));
        crema.identify(() => 'h.' + claims().replace(/=+$/, '') + '.good' + (count += 1));
        crema.open();
      `);
      await bubble(page, 'Hello!').waitFor();
      expect(shown).toHaveLength(1);
      await page.clock.runFor('13:30');
      expect(shown).toHaveLength(1);
      await page.clock.runFor('01:00');
      await expect.poll(() => shown.map((token) => token.split('.')[2])).toEqual(['good1', 'good2']);
      await ask(page, 'who am I');
      await bubble(page, 'customer camille').waitFor();
    });

    it('keeps the conversation when the page hands over a fresh token of the same person', async () => {
      const page = await chat.visit('/account.html');
      const shown = shownBy(page);
      await ask(page, 'before');
      await bubble(page, 'echo: before').waitFor();
      await identify(page, tokenOf('camille', 'good2'));
      await ask(page, 'who am I');
      await bubble(page, 'customer camille').waitFor();
      await bubble(page, 'echo: before').waitFor();
      expect(shown.at(-1)).toBe(tokenOf('camille', 'good2'));
      expect(chat.server.conversations.all()).toHaveLength(1);
    });

    it('fetches a fresh token for each new conversation from the function of the page', async () => {
      const page = await chat.visit('/shop.html');
      const shown = shownBy(page);
      await page.evaluate(`
        let count = 0;
        crema.identify(async () => 'header.${claims('camille')}.good' + (count += 1));
        crema.open();
      `);
      await bubble(page, 'Hello!').waitFor();
      await page.getByRole('button', { name: 'New conversation' }).click();
      await page.getByRole('button', { name: 'Start anew' }).click();
      await expect.poll(() => chat.server.conversations.all().length).toBe(2);
      expect(shown).toEqual([tokenOf('camille', 'good1'), tokenOf('camille', 'good2')]);
    });

    it('goes on as a guest when the page cannot fetch a token', async () => {
      const page = await chat.visit('/shop.html');
      await page.evaluate(`crema.identify(() => Promise.reject(new Error('no session'))); crema.open();`);
      await bubble(page, 'Hello!').waitFor();
    });

    it('waits where the page says that it will tell who is asking', async () => {
      const page = await chat.visit('/icon.svg');
      const shown = shownBy(page);
      await page.goto(`${chat.origin}/waiting.html`);
      await page.getByPlaceholder('Ask your question…').waitFor();
      expect(chat.server.conversations.all()).toHaveLength(0);
      await identify(page, tokenOf('camille'));
      await bubble(page, 'Hello!').waitFor();
      expect(shown).toEqual([tokenOf('camille')]);
      expect(chat.server.conversations.all()).toHaveLength(1);
    });
  },
  PAGES,
);
