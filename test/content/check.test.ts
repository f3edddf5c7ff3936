import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkContent } from '../../src/content/check.ts';
import { formatProblem } from '../../src/content/problem.ts';

const project = resolve(import.meta.dirname, '../..');
let root: string;

/** What an intent is learnt from is most of the content, and a mistake beside a few utterances is as one beside many. */
const KEPT_UTTERANCES = 12;

/** What buttons say must be understood: those utterances stay. */
const buttons = ['en', 'fr']
  .map((name) => readFileSync(join(project, 'answers', name, '_phrases.yaml'), 'utf8'))
  .join();

/** The files of intents with fewer utterances under each. */
const thinned = readdirSync(join(project, 'intents'))
  .filter((name) => name.endsWith('.yaml') && !name.startsWith('_'))
  .map((name) => {
    const lines = readFileSync(join(project, 'intents', name), 'utf8').split('\n');
    let count = 0;
    const kept = lines.filter((line) => {
      count = line.startsWith('      - ') ? count + 1 : 0;
      return count <= KEPT_UTTERANCES || buttons.includes(line.trim().slice('- '.length));
    });
    return { name, text: kept.join('\n') };
  });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'crema-content-'));
  for (const folder of ['intents', 'answers', 'policies'])
    cpSync(join(project, folder), join(root, folder), { recursive: true });
  for (const { name, text } of thinned) writeFileSync(join(root, 'intents', name), text);
  symlinkSync(join(project, 'src'), join(root, 'src'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Replaces a text once; the line it stood on. */
function edit(file: string, from: string | RegExp, to: string): number {
  const text = readFileSync(join(root, file), 'utf8');
  const at = typeof from === 'string' ? text.indexOf(from) : text.search(from);
  if (at < 0) throw new Error(`${file} does not hold ${from}`);
  writeFileSync(
    join(root, file),
    text.replace(from, () => to),
  );
  return text.slice(0, at).split('\n').length;
}

async function problems(): Promise<string[]> {
  return (await checkContent(root)).problems.map(formatProblem);
}

describe('the content check', () => {
  it('finds nothing wrong with the content we ship', async () => {
    expect((await checkContent(project)).problems.map(formatProblem)).toEqual([]);
    expect(await problems()).toEqual([]);
  });

  it('refuses an unknown key, with its line', async () => {
    const line = edit(
      'intents/subscription.yaml',
      'subscription-penalty:\n',
      'subscription-penalty:\n  colour: brown\n',
    );
    expect(await problems()).toEqual([
      expect.stringMatching(
        new RegExp(`^intents/subscription\\.yaml:${line + 1} .*unknown key "colour"; remove it`),
      ),
    ]);
  });

  it.each([
    '{link.contact',
    'link.contact}',
    '{ link.contact }',
    '{link .contact}',
    '{{link.contact}}',
    '{}',
    '{0}',
  ])('refuses a brace that a customer would read: %s', async (braces) => {
    edit('answers/en/contact.yaml', '{link.contact}', braces);
    expect((await problems())[0]).toMatch(
      /^answers\/en\/contact\.yaml:\d+ contact-channels\.outcomes\.\w+: a "[{}]" that belongs to no placeholder/,
    );
  });

  it('names what lies among the content and is never read', async () => {
    writeFileSync(join(root, 'answers/en/contact2.yml'), 'contact-new:\n  text: Hello\n');
    mkdirSync(join(root, 'answers/de'));
    expect(await problems()).toEqual([
      'answers/de:1 is not read; the folders of answers/ are: en, fr',
      'answers/en/contact2.yml:1 is not read; give it the ending .yaml, or move it away',
    ]);
  });

  it('refuses a follow-up to nothing, and one that leads nowhere', async () => {
    const after = edit(
      'intents/refund.yaml',
      'after: [refund-phone, refund-problem',
      'after: [refund-fone, refund-problem',
    );
    const leads = edit('intents/machine.yaml', 'leads: machine-prices', 'leads: machine-costs');
    expect(await problems()).toEqual([
      expect.stringMatching(
        new RegExp(`^intents/machine\\.yaml:${leads} .*leads to no known intent "machine-costs"`),
      ),
      expect.stringMatching(
        new RegExp(`^intents/refund\\.yaml:${after} .*after no known intent, outcome or topic "refund-fone"`),
      ),
    ]);
  });

  it('lets follow-ups share words unless they may come after the same', async () => {
    edit(
      'intents/refund.yaml',
      'leads: refund-phone-hours\n  examples:\n    en:\n',
      'leads: refund-phone-hours\n  examples:\n    en:\n      - what about a taxi?\n',
    );
    edit(
      'intents/machine.yaml',
      'leads: machine-recycling\n  examples:\n    en:\n',
      'leads: machine-recycling\n  examples:\n    en:\n      - what about a taxi?\n',
    );
    expect(await problems()).toEqual([]);
    edit(
      'intents/refund.yaml',
      'leads: refund-documents\n  examples:\n    en:\n',
      'leads: refund-documents\n  examples:\n    en:\n      - what about a taxi?\n',
    );
    expect(await problems()).toEqual([expect.stringContaining('"what about a taxi?" says the same as')]);
  });

  it('refuses words to ask in that nobody wrote, and two that ask the same after the same', async () => {
    const unknown = edit('intents/contact.yaml', 'asks: cost', 'asks: costs');
    edit('intents/machine.yaml', 'asks: why', 'asks: next');
    expect(await problems()).toEqual([
      expect.stringMatching(
        new RegExp(`^intents/contact\\.yaml:${unknown} .*asks "costs", which _asks\\.yaml`),
      ),
      expect.stringMatching(
        /^intents\/machine\.yaml:\d+ machine-why: asks the same after the same as machine-next/,
      ),
    ]);
  });

  it('refuses a policy nobody wrote', async () => {
    const line = edit(
      'intents/subscription.yaml',
      'policy: subscription-penalty',
      'policy: subscription-penalti',
    );
    expect(await problems()).toContainEqual(
      expect.stringMatching(
        new RegExp(
          `^intents/subscription\\.yaml:${line} .*no policy "subscription-penalti"; add policies/subscription-penalti\\.ts`,
        ),
      ),
    );
  });

  it.each([
    ['en', 'refunded in 14 days'],
    ['fr', 'appelez le 0800'],
  ])('refuses a digit typed into an answer (%s)', async (language, text) => {
    const file = `answers/${language}/subscription.yaml`;
    const original = readFileSync(join(root, file), 'utf8');
    writeFileSync(
      join(root, file),
      original.replace(/subscription-ownership:\n {2}text: \|\n/, (head) => `${head}    ${text}\n`),
    );
    expect(await problems()).toEqual([
      expect.stringMatching(
        new RegExp(
          `^answers/${language}/subscription\\.yaml:\\d+ .*a digit is typed in the text; print a value instead`,
        ),
      ),
    ]);
  });

  it('refuses an answer that is missing in one language', async () => {
    edit('answers/fr/subscription.yaml', 'subscription-ownership:', 'subscription-ownershop:');
    const found = await problems();
    expect(found).toContainEqual(
      expect.stringMatching(
        /^intents\/subscription\.yaml:\d+ subscription-ownership: no answer in "fr"; add it to answers\/fr\/subscription\.yaml/,
      ),
    );
    expect(found).toContainEqual(
      expect.stringMatching(
        /^answers\/fr\/subscription\.yaml:\d+ subscription-ownershop: no such intent; add it to/,
      ),
    );
  });

  it('refuses a policy outcome without a text in each language', async () => {
    edit('answers/fr/subscription.yaml', 'due-if-committed:', 'due-if-comitted:');
    const found = await problems();
    expect(found).toContainEqual(
      expect.stringMatching(
        /^answers\/fr\/subscription\.yaml:\d+ subscription-penalty: no text for the outcome outcomes\.due-if-committed .* in "fr"; add its text/,
      ),
    );
    expect(found).toContainEqual(
      expect.stringMatching(/^answers\/fr\/subscription\.yaml:\d+ .*outcomes\.due-if-comitted is never said/),
    );
  });

  it('refuses a value that no policy gives', async () => {
    edit('answers/en/subscription.yaml', '**{penalty}**', '**{penality}**');
    expect(await problems()).toEqual([
      expect.stringMatching(
        /^answers\/en\/subscription\.yaml:\d+ .*nothing provides \{penality\}; the values at hand are: penalty, /,
      ),
    ]);
  });

  it.each([
    [
      '{figure.reminder-lead}',
      '{figure.reminder-leed}',
      /no figure "reminder-leed" in policies\/figures\.yaml; add it/,
    ],
    ['{link.contact}', '{link.contakt}', /no link "contakt" in answers\/en\/_phrases\.yaml; add it/],
  ])('refuses %s misspelt', async (from, to, message) => {
    edit('answers/en/subscription.yaml', from, to);
    expect(await problems()).toEqual([expect.stringMatching(message)]);
  });

  it('refuses the same utterance under two intents', async () => {
    const source = readFileSync(join(root, 'intents/smalltalk.yaml'), 'utf8');
    const [, taken] = /en:\n +- ([a-z][^\n]+)\n/.exec(source) ?? [];
    edit('intents/subscription.yaml', /en:\n {6}- /, `en:\n      - ${taken}\n      - `);
    expect(await problems()).toContainEqual(
      expect.stringMatching(
        /^intents\/subscription\.yaml:\d+ .*says the same as .* keep it where it belongs/,
      ),
    );
  });

  it('refuses a near-duplicate under another intent', async () => {
    const text = 'my very long and quite particular sentence about nothing at all today';
    edit('intents/subscription.yaml', /en:\n {6}- /, `en:\n      - ${text}\n      - `);
    const other = readFileSync(join(root, 'intents/smalltalk.yaml'), 'utf8');
    writeFileSync(
      join(root, 'intents/smalltalk.yaml'),
      other.replace(/en:\n( +)- /, (_all, indent: string) => `en:\n${indent}- ${text} ok\n${indent}- `),
    );
    expect(await problems()).toContainEqual(expect.stringMatching(/says the same as/));
  });

  it.each([
    [
      'a gap',
      '2026-02-01',
      /no value holds from 2026-01-01 until 2026-02-01; let this period begin on 2026-01-01/,
    ],
    [
      'an overlap',
      '2025-12-31',
      /the period overlaps the one before; let the one before end \(to:\) the day before 2025-12-31/,
    ],
  ])('refuses %s between the periods of a figure', async (_what, from, message) => {
    edit(
      'policies/figures.yaml',
      /penalty-share:[\s\S]*?periods:.*?(?=\n\S|\n\n)/,
      `penalty-share:\n  fact: F33\n  label: { en: share, fr: part }\n  periods:\n    - { value: 80 %, from: always, to: 2025-12-31 }\n    - { value: 75 %, from: ${from} }`,
    );
    expect(await problems()).toEqual([expect.stringMatching(message)]);
    expect((await problems())[0]).toMatch(/^policies\/figures\.yaml:\d+ penalty-share/);
  });

  it.each([
    [
      'a value of no known form',
      'value: 80 %',
      'value: eighty',
      /"eighty" is no figure; write it as 80 %, €279\.00/,
    ],
    ['a fact number outside the list', 'fact: F33', 'fact: F48', /the fact is one of F1 to F47/],
  ])('refuses %s in the figures', async (_what, from, to, message) => {
    edit('policies/figures.yaml', from, to);
    expect(await problems()).toContainEqual(expect.stringMatching(message));
  });

  it('refuses a file that is not YAML, with the line', async () => {
    writeFileSync(join(root, 'intents/smalltalk.yaml'), 'greeting:\n  label: { en: hello\n');
    expect(await problems()).toContainEqual(
      expect.stringMatching(/^intents\/smalltalk\.yaml:\d+ not valid YAML: /),
    );
  });

  it('refuses anchors and aliases, which could fill the memory', async () => {
    writeFileSync(join(root, 'intents/extra.yaml'), 'a: &a [x, x]\nb: [*a, *a]\n');
    expect(await problems()).toContainEqual(expect.stringMatching(/^intents\/extra\.yaml:\d+ /));
  });

  it('refuses a question for a fact that has no words', async () => {
    edit('answers/en/_phrases.yaml', / {2}subscriptionPrice:\n(?: {4}.*\n)+/, '');
    expect(await problems()).toContainEqual(
      expect.stringMatching(
        /facts\.subscriptionPrice: no question in "en", which the policy subscription-penalty needs; add it/,
      ),
    );
  });

  it('refuses a concept that nobody wrote', async () => {
    const line = edit('intents/vocabulary/_other-companies.yaml', 'unless: [machine,', 'unless: [machin,');
    expect(await problems()).toEqual([
      expect.stringMatching(
        new RegExp(
          `^intents/vocabulary/_other-companies\\.yaml:${line} unless: no concept or vocabulary "machin"`,
        ),
      ),
    ]);
  });

  it.each([
    [
      'answers/en/contact.yaml',
      'choices: [WhatsApp?,',
      'choices: [What about WhatsApp then?,',
      'the 20 characters',
    ],
    [
      'answers/fr/_phrases.yaml',
      'choose: Choisir',
      'choose: Choisir dans la liste ci-dessous',
      'the 20 characters',
    ],
    [
      'answers/en/_phrases.yaml',
      '[Nespresso, Krups,',
      '[Nespresso with a very long name, Krups,',
      'the 24 characters',
    ],
    [
      'answers/en/_phrases.yaml',
      '[Nespresso, Krups,',
      '[A, B, C, D, E, F, Nespresso, Krups,',
      '13 choices; WhatsApp shows 10',
    ],
  ])('refuses in %s what no WhatsApp button holds: %s → %s', async (file, from, to, said) => {
    const line = edit(file, from, to);
    const found = (await problems()).filter((problem) => problem.includes('WhatsApp shows'));
    expect(found).toEqual([expect.stringContaining(said)]);
    expect(found[0]).toMatch(new RegExp(`^${file}:${line} `));
  });

  it('refuses a policy that cannot be loaded', async () => {
    writeFileSync(join(root, 'policies/broken.ts'), 'export const nothing = 1;\n');
    expect(await problems()).toContainEqual(
      expect.stringMatching(/^policies\/broken\.ts:1 exports no "policy"; export one/),
    );
  });

  it('changes its version with every text, figure and policy', async () => {
    const before = (await checkContent(root)).content.version;
    edit('policies/figures.yaml', 'value: 80 %', 'value: 81 %');
    expect((await checkContent(root)).content.version).not.toBe(before);
  });
});
