import { expect, it } from 'vitest';
import { ask, bubble, bubbles, describeInBrowser } from './support/browser-chat.ts';

describeInBrowser('the connection of the widget', (chat) => {
  const mine = (line: { from: string }) => line.from === 'customer';

  it('sends what was typed offline once it is back, in order, and only once', async () => {
    const page = await chat.visit();
    await bubble(page, 'Hello!').waitFor();
    await page.context().setOffline(true);
    await page.getByText('You are offline').waitFor();
    await ask(page, 'first');
    await ask(page, 'second');
    await page.locator('.state', { hasText: 'Not sent yet' }).first().waitFor();
    const isBack = page.getByText('Connected again').waitFor();
    await page.context().setOffline(false);
    await isBack;
    await bubble(page, 'echo: second').waitFor();
    expect(await bubbles(page).allTextContents()).toEqual([
      expect.stringContaining('Hello!'),
      expect.stringContaining('first'),
      expect.stringContaining('echo: first'),
      expect.stringContaining('second'),
      expect.stringContaining('echo: second'),
    ]);
    const [conversation] = chat.server.conversations.all();
    expect(conversation?.filter(mine).map(({ text }) => text)).toEqual(['first', 'second']);
    expect(await page.getByText('Not sent yet').count()).toBe(0);
  });

  it('does not send twice when the answer to its post was lost', async () => {
    const page = await chat.visit();
    await bubble(page, 'Hello!').waitFor();
    let lost = 0;
    await page.route('**/activities', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await ask(page, 'leave');
    await bubble(page, '€44.00').waitFor();
    await expect
      .poll(() =>
        page.evaluate(
          'sessionStorage.getItem(Object.keys(sessionStorage).find((key) => /outbox/.test(key)))',
        ),
      )
      .toBe('[]');
    expect(lost).toBe(1);
    expect(await bubble(page, '€44.00').count()).toBe(1);
    const [conversation] = chat.server.conversations.all();
    expect(conversation?.filter(mine)).toHaveLength(1);
  });

  it('comes back by itself after the server was away, with its conversation', async () => {
    const page = await chat.visit();
    await ask(page, 'before');
    await bubble(page, 'echo: before').waitFor();
    chat.server.chat.close();
    await ask(page, 'after');
    await bubble(page, 'echo: after').waitFor();
    expect(await bubbles(page).count()).toBe(5);
  });

  it('says that it is reconnecting while the server cannot be reached, and that it is back', async () => {
    const page = await chat.visit();
    await bubble(page, 'Hello!').waitFor();
    // The greeting may come before the socket is open, and one that opens later would not be lost.
    await expect.poll(() => chat.server.chat.openSockets()).toBe(1);
    await page.route('**/v3/directline/**', (route) => route.abort());
    chat.server.chat.close();
    await page.getByText('Reconnecting…').waitFor();
    const isBack = page.getByText('Connected again').waitFor();
    await page.unroute('**/v3/directline/**');
    await isBack;
  });

  it('polls when sockets are not let through', async () => {
    const page = await chat.visit('/icon.svg');
    await page.addInitScript(
      'window.WebSocket = class { constructor() { setTimeout(() => this.onclose?.()); } close() {} }',
    );
    await page.goto(chat.origin);
    await ask(page, 'leave');
    await bubble(page, '€44.00').waitFor();
    expect(await bubbles(page).count()).toBe(3);
  });

  it('starts afresh when its conversation has ended, and says so', async () => {
    const page = await chat.visit();
    await ask(page, 'leave');
    await bubble(page, '€44.00').waitFor();
    chat.server.pass(1_801);
    await ask(page, 'still there?');
    await page.locator('.note', { hasText: 'The earlier conversation has ended' }).waitFor();
    await bubble(page, 'echo: still there?').waitFor();
  });

  it('shows one conversation in several tabs, each with a socket of its own', async () => {
    const first = await chat.visit();
    await ask(first, 'from the first');
    await bubble(first, 'echo: from the first').waitFor();
    const second = await chat.visitBeside(first);
    await bubble(second, 'echo: from the first').waitFor();
    await ask(second, 'from the second');
    await bubble(first, 'echo: from the second').waitFor();
    await bubble(second, 'echo: from the second').waitFor();
    expect(await bubbles(first).allTextContents()).toEqual(await bubbles(second).allTextContents());
    expect(chat.server.chat.openSockets()).toBe(2);
    expect(chat.server.conversations.all()).toHaveLength(1);
  });

  it('begins one conversation when two tabs open at once', async () => {
    const first = await chat.visit('/icon.svg');
    const second = await chat.visitBeside(first, '/icon.svg');
    await Promise.all([first.goto(chat.origin), second.goto(chat.origin)]);
    await Promise.all([bubble(first, 'Hello!').waitFor(), bubble(second, 'Hello!').waitFor()]);
    expect(chat.server.conversations.all()).toHaveLength(1);
  });

  it('leaves a conversation in every tab at once', async () => {
    const first = await chat.visit();
    await ask(first, 'old matter');
    await bubble(first, 'echo: old matter').waitFor();
    const second = await chat.visitBeside(first);
    await bubble(second, 'echo: old matter').waitFor();
    await first.getByRole('button', { name: 'New conversation' }).click();
    await first.getByRole('button', { name: 'Start anew' }).click();
    await bubble(second, 'old matter').first().waitFor({ state: 'detached' });
    await bubble(second, 'Hello!').waitFor();
    await ask(second, 'new matter');
    await bubble(first, 'echo: new matter').waitFor();
    expect(await bubble(first, 'old matter').count()).toBe(0);
  });
});
