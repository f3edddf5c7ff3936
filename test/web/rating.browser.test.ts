import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ask, bubble, describeInBrowser } from './support/browser-chat.ts';

interface RatingEvent {
  readonly type: string;
  readonly name: string;
  readonly value: Record<string, unknown>;
}

describeInBrowser('rating an answer', (chat) => {
  const group = (page: Page) => page.getByRole('group', { name: 'Did this answer your question?' }).last();
  const button = (page: Page, name: string) => group(page).getByRole('button', { name, exact: true });
  const pressed = async (page: Page) => [
    await button(page, 'Yes').getAttribute('aria-pressed'),
    await button(page, 'No').getAttribute('aria-pressed'),
  ];

  /** Every rating the page posts, in order. */
  function posted(page: Page): RatingEvent['value'][] {
    const ratings: RatingEvent['value'][] = [];
    page.on('request', (request) => {
      if (request.method() !== 'POST' || !request.url().endsWith('/activities')) return;
      const body: RatingEvent = request.postDataJSON();
      if (body.type === 'event' && body.name === 'crema/rating') ratings.push(body.value);
    });
    return ratings;
  }

  it('counts a yes at once, then the stars, then the comment', async () => {
    const page = await chat.visit();
    const ratings = posted(page);
    await ask(page, 'leave');
    await button(page, 'Yes').click();
    await page.getByRole('radio', { name: '4 stars' }).check();
    await page.getByLabel('Anything to add?').fill('  clear and quick ');
    await group(page).getByRole('button', { name: 'Send' }).click();
    await page.getByText('Thank you for your feedback').waitFor();
    const messageId = expect.any(String);
    await expect
      .poll(() => ratings)
      .toEqual([
        { messageId, vote: 'up' },
        { messageId, vote: 'up', stars: 4 },
        { messageId, vote: 'up', stars: 4, comment: 'clear and quick' },
      ]);
    expect(await button(page, 'Yes').evaluate((element) => element.matches(':focus'))).toBe(true);
    expect(await pressed(page)).toEqual(['true', 'false']);
  });

  it('takes a change of mind as a new rating, and asks what was missing', async () => {
    const page = await chat.visit();
    const ratings = posted(page);
    await ask(page, 'leave');
    await button(page, 'Yes').click();
    await page.getByRole('radio', { name: '5 stars' }).check();
    await button(page, 'No').click();
    expect(await pressed(page)).toEqual(['false', 'true']);
    expect(await group(page).getByRole('radio', { checked: true }).count()).toBe(0);
    await page.getByLabel('What was missing?').fill('the date');
    await group(page).getByRole('button', { name: 'Send' }).click();
    await expect.poll(() => ratings.at(-1)).toMatchObject({ vote: 'down', comment: 'the date' });
    expect(ratings.at(-1)).not.toHaveProperty('stars');
    await button(page, 'No').click();
    expect(ratings.filter(({ vote }) => vote === 'down')).toHaveLength(2);
  });

  it('shows the same rating in another tab', async () => {
    const page = await chat.visit();
    await ask(page, 'leave');
    await bubble(page, '€44.00').waitFor();
    const other = await chat.visitBeside(page);
    await bubble(other, '€44.00').waitFor();
    await button(page, 'No').click();
    await expect.poll(() => pressed(other)).toEqual(['false', 'true']);
    await button(other, 'Yes').click();
    await expect.poll(() => pressed(page)).toEqual(['true', 'false']);
  });

  it('is still there after a reload, with its stars and comment to change', async () => {
    const page = await chat.visit();
    await ask(page, 'leave');
    await button(page, 'Yes').click();
    await page.getByRole('radio', { name: '3 stars' }).check();
    await page.getByLabel('Anything to add?').fill('fine');
    await group(page).getByRole('button', { name: 'Send' }).click();
    await expect
      .poll(() => chat.server.ratings.all)
      .toMatchObject([{ vote: 'up', stars: 3, comment: 'fine', intent: 'cancel-subscription' }]);
    await page.reload();
    await expect.poll(() => pressed(page)).toEqual(['true', 'false']);
    await button(page, 'Yes').click();
    expect(await page.getByRole('radio', { name: '3 stars' }).isChecked()).toBe(true);
    expect(await page.getByLabel('Anything to add?').inputValue()).toBe('fine');
    await button(page, 'No').click();
    await expect
      .poll(() => chat.server.ratings.all)
      .toMatchObject([{ vote: 'down', stars: null, comment: null }]);
  });

  it('keeps a rating given offline, and sends only the last one of an answer', async () => {
    const page = await chat.visit();
    await ask(page, 'leave');
    await bubble(page, '€44.00').waitFor();
    const ratings = posted(page);
    await page.context().setOffline(true);
    await page.getByText('You are offline').waitFor();
    await button(page, 'Yes').click();
    await button(page, 'No').click();
    ratings.length = 0;
    await page.context().setOffline(false);
    await expect.poll(() => ratings).toMatchObject([{ vote: 'down' }]);
  });

  it('chooses stars with the arrow keys', async () => {
    const page = await chat.visit();
    const ratings = posted(page);
    await ask(page, 'leave');
    await button(page, 'Yes').press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(
      await page.getByRole('radio', { name: '1 star', exact: true }).evaluate((e) => e.matches(':focus')),
    ).toBe(true);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => ratings.at(-1)).toMatchObject({ vote: 'up', stars: 3 });
  });

  it('asks about answers only', async () => {
    const page = await chat.visit();
    await ask(page, 'choose');
    await bubble(page, 'Which one').waitFor();
    expect(await page.locator('.rating').count()).toBe(0);
  });
});
