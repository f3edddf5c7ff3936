import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ask, bubble, describeInBrowser } from './support/browser-chat.ts';

const ACCOUNT = {
  ambassador: true,
  subscriptions: [{ machineModel: 'Lattissima One', commitmentMonths: 24, subscriptionStart: '2026-03-03' }],
  machines: [{ brand: 'Magimix', range: 'Original', purchaseDate: '2024-01-18' }],
  orders: [{ id: '<b>FR-1</b>', handoverDate: '2026-06-08' }],
};

describeInBrowser('the demo shop', (chat) => {
  /** The sign-in of a server without keys of its own; one page navigates to it only after it is there. */
  async function visitShop(path = '/', options = {}): Promise<Page> {
    const page = await chat.visit('/icon.svg', options);
    await page.context().route('**/demo/sign-in', (route) => {
      const { customer } = route.request().postDataJSON();
      const claims = Buffer.from(JSON.stringify({ sub: customer, customer: ACCOUNT })).toString('base64url');
      return route.fulfill({
        json: { customerToken: customer === 'guest' ? null : `h.${claims}.s`, name: 'X' },
      });
    });
    await page.goto(`${chat.origin}${path}`);
    return page;
  }
  const account = (page: Page) => page.locator('#account li').allTextContents();
  const shown = (page: Page) =>
    page.waitForRequest('**/tokens/generate').then((request) => request.postDataJSON().customerToken);

  it('lets one chat as a demo customer, shows what the account says, and remembers it', async () => {
    const page = await visitShop();
    await bubble(page, 'Hello!').waitFor();
    expect(await account(page)).toEqual(['The shop knows nothing about you: Crema asks for what it needs.']);
    const token = shown(page);
    await page.getByRole('radio', { name: /Camille/ }).check({ force: true });
    expect(await token).toMatch(/^h\..+\.s$/);
    await expect
      .poll(() => account(page))
      .toEqual([
        'Ambassador customer',
        'Lattissima One subscription, 24 months from 3 March 2026',
        'Magimix Original machine, bought on 18 January 2024',
        'Order <b>FR-1</b>, handed to the carrier on 8 June 2026',
      ]);
    await page.reload();
    await bubble(page, 'Hello!').waitFor();
    expect(await page.getByRole('radio', { name: /Camille/ }).isChecked()).toBe(true);
    expect(await account(page)).toContain('Ambassador customer');
  });

  it('says the same in French', async () => {
    const page = await visitShop('/fr.html');
    await page.getByRole('radio', { name: /Alex/ }).check({ force: true });
    await expect
      .poll(() => account(page))
      .toContain('Abonnement Lattissima One, 24 mois à compter du 3 mars 2026');
  });

  it('stays with a guest where the server has customers of its own', async () => {
    const page = await chat.visit();
    await bubble(page, 'Hello!').waitFor();
    expect(await account(page)).toEqual([
      'This server knows real customers, so the demo stays with a guest.',
    ]);
    expect(await page.getByRole('radio', { name: /Camille/ }).isDisabled()).toBe(true);
    await ask(page, 'hello');
    await bubble(page, 'echo: hello').waitFor();
  });

  it('answers an example at one press', async () => {
    const page = await visitShop();
    await page.getByRole('button', { name: 'When do I get my money back?' }).click();
    await bubble(page, 'echo: When do I get').waitFor();
  });

  it.each([
    ['a desktop', { width: 1280, height: 860 }],
    ['a phone', { width: 390, height: 780 }],
    ['a small phone', { width: 320, height: 568 }],
  ])('fits %s without sideways scrolling, with the field on the first screen', async (_, viewport) => {
    const page = await visitShop('/', { viewport });
    await ask(page, 'leave');
    await page.locator('summary').click();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.evaluate('scrollTo(0, 0)');
    const box = await page.locator('.composer').boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(viewport.height);
  });
});
