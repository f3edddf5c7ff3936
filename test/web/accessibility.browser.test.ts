import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ask, bubble, describeInBrowser, field } from './support/browser-chat.ts';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary: string }[];
}

/** What axe finds wrong with the page as it stands; its parts that still move are waited for. */
async function violations(page: Page, rules = RULES): Promise<string[]> {
  await page.evaluate('Promise.all(document.getAnimations().map(({ finished }) => finished))');
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
  const run = `axe.run(document, { runOnly: ${JSON.stringify(rules)} }).then(({ violations }) => violations)`;
  const found = (await page.evaluate(run)) as Violation[];
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary}`),
  );
}

const isFocused = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).evaluate((element) => element.matches(':focus'));

describeInBrowser('the widget for everyone', (chat) => {
  it.each([
    ['light, English, desktop', '/', { colorScheme: 'light' }],
    ['dark, French, phone', '/fr.html', { colorScheme: 'dark', viewport: { width: 390, height: 780 } }],
  ] as const)('has no fault that axe knows in any state: %s', async (_, path, options) => {
    const page = await chat.visit(path, { reducedMotion: 'reduce', ...options });
    const isFrench = path === '/fr.html';
    await bubble(page, isFrench ? 'Bonjour' : 'Hello').waitFor();
    expect.soft(await violations(page), 'open').toEqual([]);
    await ask(page, 'choose');
    await page.getByRole('button', { name: 'Refund' }).waitFor();
    expect.soft(await violations(page), 'choices').toEqual([]);
    await ask(page, 'leave');
    await page.locator('summary').click();
    expect.soft(await violations(page), 'receipt').toEqual([]);
    await page
      .locator('.rating')
      .last()
      .getByRole('button', { name: isFrench ? 'Non' : 'No' })
      .click();
    await page.locator('.star').nth(2).click();
    expect.soft(await violations(page), 'rating').toEqual([]);
    await page.locator('.opinion button').click();
    expect.soft(await violations(page), 'rated').toEqual([]);
    await page.getByRole('button', { name: isFrench ? 'Nouvelle conversation' : 'New conversation' }).click();
    expect.soft(await violations(page), 'leaving').toEqual([]);
    await page.context().setOffline(true);
    await ask(page, 'x'.repeat(400));
    await page.locator('.state', { hasText: isFrench ? 'Pas encore' : 'Not sent yet' }).waitFor();
    expect(await violations(page), 'error').toEqual([]);
  });

  it('has no fault that axe knows as a round button, as a panel, and over a whole phone', async () => {
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 390, height: 780 },
    ]) {
      const page = await chat.visit('/shop.html', { viewport, reducedMotion: 'reduce' });
      await page.getByRole('button', { name: 'Open the chat' }).waitFor();
      expect.soft(await violations(page), 'closed').toEqual([]);
      await page.evaluate('crema.open()');
      await bubble(page, 'Hello').waitFor();
      expect(await violations(page), 'open').toEqual([]);
    }
  });

  it('stays readable with any accent, in light and in dark', async () => {
    const page = await chat.visit('/shop.html', { reducedMotion: 'reduce' });
    await page.evaluate(`crema.ask('leave')`);
    await page.locator('summary').click();
    await page.locator('.rating').getByRole('button', { name: 'Yes' }).click();
    await page.evaluate(`crema.ask('choose')`);
    await page.getByRole('button', { name: 'Refund' }).waitFor();
    const accents = ['#ffe600', '#00e5ff', '#7fff00', '#ff00aa', '#0000ff', '#111111', '#ffffff', '#777777'];
    for (const accent of accents) {
      for (const theme of ['light', 'dark']) {
        await page.evaluate(`
          document.querySelector('crema-chat').style.setProperty('--crema-accent', '${accent}');
          document.querySelector('crema-chat').dataset.theme = '${theme}';
        `);
        expect.soft(await violations(page, ['color-contrast']), `${accent} ${theme}`).toEqual([]);
      }
    }
  });

  it('is read in the order of the talk, with a name on everything', async () => {
    const page = await chat.visit('/shop.html');
    await page.evaluate(`crema.ask('leave')`);
    await bubble(page, '€44.00').waitFor();
    await page.evaluate(`crema.ask('choose')`);
    await page.getByRole('button', { name: 'Refund' }).waitFor();
    const tree = await page.getByRole('dialog', { name: 'Help' }).ariaSnapshot();
    const order = [
      'dialog "Help"',
      'heading "Help"',
      'button "Save the conversation"',
      'button "New conversation"',
      'button "Close the chat"',
      'region "Conversation"',
      'list',
      'Crema said:',
      'Hello!',
      'You said:',
      'leave',
      'Crema said:',
      'To leave now you pay',
      'link "terms (opens in a new tab)"',
      'How we got this',
      'group "Did this answer your question?"',
      'button "Yes"',
      'button "No"',
      'You said:',
      'choose',
      'Which one do you mean?',
      'group "Suggested replies"',
      'button "Cancel"',
      'button "Refund"',
      'textbox "Ask your question…"',
      'button "Send"',
    ];
    let from = 0;
    for (const part of order) {
      const at = tree.indexOf(part, from);
      expect(at, `${part} after what comes before it in\n${tree}`).toBeGreaterThanOrEqual(from);
      from = at + part.length;
    }
  });

  it('announces what Crema says, with the choices, politely and once; history it does not', async () => {
    const page = await chat.visit();
    await bubble(page, 'Hello!').waitFor();
    const live = page.locator('.sr[aria-live="polite"]');
    await ask(page, 'choose');
    await live.getByText('Crema said: Which one do you mean? Suggested replies: Cancel, Refund.').waitFor();
    await ask(page, 'leave');
    await live.getByText('To leave now you pay €44.00.').waitFor();
    expect(await page.locator('.scroll [aria-live]').count()).toBe(0);
    await page.reload();
    await bubble(page, '€44.00').waitFor();
    expect(await live.textContent()).toBe('');
  });

  it('can be used by keyboard alone, from the first question to the rating', async () => {
    const page = await chat.visit('/shop.html');
    await page.getByRole('button', { name: 'Open the chat' }).focus();
    await page.keyboard.press('Enter');
    await bubble(page, 'Hello!').waitFor();
    await page.keyboard.type('choose');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Refund' }).waitFor();
    await page.keyboard.press('Shift+Tab');
    expect(await isFocused(page, 'Refund')).toBe(true);
    await page.keyboard.press('Enter');
    await bubble(page, 'echo: Refund').waitFor();
    expect(await field(page).evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.keyboard.press('Shift+Tab');
    expect(await isFocused(page, 'No')).toBe(true);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    expect(await page.getByRole('button', { name: 'Yes', exact: true }).getAttribute('aria-pressed')).toBe(
      'true',
    );
    expect(await isFocused(page, 'Yes')).toBe(true);
  });

  it('keeps the place and the focus of who rates an answer while more is said', async () => {
    const page = await chat.visit();
    await ask(page, 'leave');
    const no = page.locator('.rating').first().getByRole('button', { name: 'No' });
    await no.click();
    const other = await chat.visitBeside(page);
    for (const text of ['one', 'two', 'three', 'four']) await ask(other, text);
    await bubble(page, 'echo: four').waitFor();
    expect(await no.evaluate((element) => element.matches(':focus'))).toBe(true);
    const [button, view] = [await no.boundingBox(), await page.locator('.scroll').boundingBox()];
    expect(button?.y).toBeGreaterThan(view?.y ?? 0);
    // It covers nothing of what one is about to press.
    const note = page.getByRole('button', { name: 'New message' });
    const seen = await page.locator('.scroll').boundingBox();
    expect((await note.boundingBox())?.y).toBeGreaterThanOrEqual((seen?.y ?? 0) + (seen?.height ?? 0));
    await note.click();
    await bubble(page, 'echo: four').waitFor();
    const last = await bubble(page, 'echo: four').boundingBox();
    expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual((view?.y ?? 0) + (view?.height ?? 0));
  });

  it('reflows at 400 % zoom: 320 by 256 pixels, with room to read and to type', async () => {
    const page = await chat.visit('/shop.html', { viewport: { width: 320, height: 256 } });
    await page.evaluate(`crema.ask('leave')`);
    await page.locator('summary').click();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    const scroll = page.locator('.scroll');
    expect(await scroll.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    expect((await scroll.boundingBox())?.height).toBeGreaterThan(100);
    expect(await field(page).isVisible()).toBe(true);
  });

  it('reflows at 200 % zoom, on the demo page too', async () => {
    const page = await chat.visit('/', { viewport: { width: 640, height: 450 } });
    await ask(page, 'leave');
    await page.locator('summary').click();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  it('moves nothing for who asked for less motion', async () => {
    const page = await chat.visit('/shop.html', { reducedMotion: 'reduce' });
    await page.evaluate(`crema.ask('leave')`);
    await bubble(page, '€44.00').waitFor();
    const moving = `[...document.querySelector('crema-chat').shadowRoot.querySelectorAll('*')].filter((element) => {
      const { animationName, transitionDuration } = getComputedStyle(element);
      return animationName !== 'none' || transitionDuration !== '0s';
    }).length`;
    expect(await page.evaluate(moving)).toBe(0);
  });

  it('gives every control at least 24 by 24 pixels, 44 on a touch screen', async () => {
    for (const [hasTouch, least] of [
      [false, 24],
      [true, 44],
    ] as const) {
      const page = await chat.visit('/shop.html', { hasTouch, isMobile: hasTouch, reducedMotion: 'reduce' });
      await page.evaluate(`crema.ask('leave')`);
      await page.locator('.rating').getByRole('button', { name: 'Yes' }).click();
      for (const control of await page.locator('dialog button:visible, summary:visible, .star').all()) {
        const box = await control.boundingBox();
        expect(
          Math.round(Math.min(box?.width ?? 0, box?.height ?? 0)),
          (await control.textContent()) ?? '',
        ).toBeGreaterThanOrEqual(least);
      }
      await page.context().close();
    }
  });
});
