import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { buildWeb } from './build-web.ts';

const ROOT = join(import.meta.dirname, '..');
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 780 };

/** What is said in each language, up to an answer with a receipt. */
const TALKS = {
  en: {
    path: '/',
    say: ['What do I pay if I cancel my subscription now?', '3 March 2026', '279', '99'],
    yes: 'Yes',
    receipt: 'How we got this',
    signedIn: 'My machine is broken, what can I choose?',
  },
  fr: {
    path: '/fr.html',
    say: ['Combien je paie si je résilie maintenant ?', '3 mars 2026', '279', '99'],
    yes: 'Oui',
    receipt: 'Le détail du calcul',
    signedIn: 'Ma machine est en panne, que puis-je choisir ?',
  },
};
type Talk = (typeof TALKS)['en'];

/** The pictures of the documentation, by the names they have there. */
const IN_DOCS = {
  'en-desktop-light-2-answer': 'chat.png',
  'en-desktop-light-4-receipt-panel': 'receipt.png',
  'fr-phone-light-3-rating': 'rating-fr.png',
  'fr-desktop-dark-5-signed-in-panel': 'ambassador-fr-dark.png',
};

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(ROOT, 'dist/screenshots') },
    docs: { type: 'boolean', default: false },
  },
});
const dataDir = await mkdtemp(join(tmpdir(), 'crema-screenshots-'));
await mkdir(values.out, { recursive: true });
await buildWeb(join(ROOT, 'dist/web'));
const app = await createApp(readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' }), ROOT);
const origin = await app.start();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  for (const [language, talk] of Object.entries(TALKS)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await shoot(browser, talk, {
        viewport: DESKTOP,
        colorScheme,
        name: `${language}-desktop-${colorScheme}`,
      });
      await shoot(browser, talk, { viewport: PHONE, colorScheme, name: `${language}-phone-${colorScheme}` });
    }
  }
} finally {
  await browser.close();
  await app.close();
  await rm(dataDir, { recursive: true, force: true });
}
if (values.docs) {
  for (const [picture, name] of Object.entries(IN_DOCS)) {
    await copyFile(join(values.out, `${picture}.png`), join(ROOT, 'docs', name));
  }
}
console.log(`screenshots in ${values.out}`);

interface Shot {
  readonly viewport: { width: number; height: number };
  readonly colorScheme: 'light' | 'dark';
  readonly name: string;
}

/** The page as one arrives, the answer, its rating, its receipt, and an answer to a customer who is signed in. */
async function shoot(browser: Browser, talk: Talk, { viewport, colorScheme, name }: Shot): Promise<void> {
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const save = async (state: string) => {
    await page.screenshot({ path: join(values.out, `${name}-${state}.png`) });
    await page.locator('.panel').screenshot({ path: join(values.out, `${name}-${state}-panel.png`) });
  };
  await page.goto(`${origin}${talk.path}`);
  await page.locator('.bubble.bot:not(.typing)').first().waitFor();
  await save('1-welcome');
  for (const text of talk.say) await answered(page, text);
  await save('2-answer');
  await page.locator('.rating').last().getByRole('button', { name: talk.yes, exact: true }).click();
  await page.locator('.star').nth(3).click();
  await save('3-rating');
  await page.locator('summary', { hasText: talk.receipt }).last().click();
  await page.locator('tfoot').last().scrollIntoViewIfNeeded();
  await save('4-receipt');
  await page.locator('label', { hasText: 'Alex' }).click();
  await page.locator('#account', { hasText: 'Ambassad' }).waitFor({ state: 'attached' });
  await answered(page, talk.signedIn);
  await save('5-signed-in');
  await context.close();
}

/** Says something and waits until Crema has said all it has to say. */
async function answered(page: Page, text: string): Promise<void> {
  const field = page.locator('.composer textarea');
  await field.fill(text);
  await field.press('Enter');
  const own = page.locator('.own', { hasText: text }).last();
  await own.locator('xpath=following-sibling::li').first().waitFor();
  await page.locator('.typing').waitFor({ state: 'hidden' });
}
