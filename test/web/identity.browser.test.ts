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
    /** Has the server refuse every token with a bad signature, and notes every token the page shows it. */
    async function withVerdicts(page: Page): Promise<string[]> {
      const shown: string[] = [];
      await page.context().route('**/tokens/generate', async (route) => {
        const { customerToken = '' } = route.request().postDataJSON();
        if (customerToken !== '') shown.push(customerToken);
        const response = await route.fetch();
        const refused = {
          status: 'refused',
          code: customerToken.endsWith('.old') ? 'EXPIRED' : 'BAD_SIGNATURE',
        };
        const status = customerToken === '' ? { status: 'guest' } : { status: 'verified' };
        const customer = /\.(bad|old)$/.test(customerToken)
          ? { ...refused, message: 'sign it anew' }
          : status;
        await route.fulfill({ response, json: { ...(await response.json()), customer } });
      });
      return shown;
    }
    const identify = (page: Page, token: string | null) =>
      page.evaluate(`crema.identify(${JSON.stringify(token)})`);

    it('shows the server the token of the page, and puts it nowhere else', async () => {
      const page = await chat.visit('/icon.svg');
      const shown = await withVerdicts(page);
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
        await withVerdicts(page);
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

    it('begins a conversation of their own for each person, and shows nobody another one’s', async () => {
      const page = await chat.visit('/shop.html');
      await withVerdicts(page);
      await page.evaluate('crema.open()');
      await ask(page, 'of a guest');
      await bubble(page, 'echo: of a guest').waitFor();
      await identify(page, tokenOf('camille'));
      await bubble(page, 'of a guest').first().waitFor({ state: 'detached' });
      await ask(page, 'of Camille');
      await bubble(page, 'echo: of Camille').waitFor();
      await identify(page, tokenOf('alex'));
      await bubble(page, 'of Camille').first().waitFor({ state: 'detached' });
      await bubble(page, 'Hello!').waitFor();
      await identify(page, null);
      await bubble(page, 'echo: of a guest').waitFor();
      expect(await bubble(page, 'of Camille').count()).toBe(0);
      expect(chat.server.conversations.all()).toHaveLength(3);
      expect(await page.evaluate('Object.keys(localStorage).join()')).not.toMatch(/camille|alex/);
    });

    it('keeps the conversation when the page hands over a fresh token of the same person', async () => {
      const page = await chat.visit('/account.html');
      await ask(page, 'before');
      await bubble(page, 'echo: before').waitFor();
      await identify(page, tokenOf('camille', 'fresh'));
      await ask(page, 'after');
      await bubble(page, 'echo: after').waitFor();
      expect(chat.server.conversations.all()).toHaveLength(1);
    });

    it('fetches a fresh token for each new conversation from the function of the page', async () => {
      const page = await chat.visit('/shop.html');
      const shown = await withVerdicts(page);
      await page.evaluate(`
        let count = 0;
        crema.identify(async () => 'header.${claims('camille')}.' + (count += 1));
        crema.open();
      `);
      await bubble(page, 'Hello!').waitFor();
      await page.getByRole('button', { name: 'New conversation' }).click();
      await page.getByRole('button', { name: 'Start anew' }).click();
      await expect.poll(() => chat.server.conversations.all().length).toBe(2);
      expect(shown).toEqual([tokenOf('camille', '1'), tokenOf('camille', '2')]);
    });

    it('goes on as a guest when the page cannot fetch a token', async () => {
      const page = await chat.visit('/shop.html');
      await page.evaluate(`crema.identify(() => Promise.reject(new Error('no session'))); crema.open();`);
      await bubble(page, 'Hello!').waitFor();
    });

    it('waits where the page says that it will tell who is asking', async () => {
      const page = await chat.visit('/icon.svg');
      const shown = await withVerdicts(page);
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
