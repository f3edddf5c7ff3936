import { describe, expect, it } from 'vitest';
import { repair, repairWords } from '../../src/language/repair.ts';
import { buildSpeller, END, START, type Usage } from '../../src/language/speller.ts';
import { effortOf } from '../fakes/effort.ts';

describe('repair', () => {
  const counts = new Map(
    Object.entries({ cancel: 5, refund: 3, subscription: 4, machine: 9, form: 1, fort: 2, card: 3 }),
  );
  const english = buildSpeller(counts, 'en');
  const french = buildSpeller(
    new Map(Object.entries({ abonnement: 3, resilier: 2, remboursement: 4 })),
    'fr',
  );

  it.each([
    ['cancle', 'cancel'],
    ['acncel', 'cancel'],
    ['refundd', 'refund'],
    ['mashine', 'machine'],
    ['subscirpton', 'subscription'],
    ['fort', 'fort'],
  ])('reads %s as %s', (word, meant) => {
    expect(repair(english, word)).toBe(meant);
  });

  it.each([
    ['abonement', 'abonnement'],
    ['rembousrment', 'remboursement'],
    ['risilier', 'resilier'],
  ])('reads the French %s as %s', (word, meant) => {
    expect(repair(french, word)).toBe(meant);
  });

  it.each(['279', 'c4rd', 'car', 'cat', 'care', 'quux', 'x'.repeat(60)])('leaves %s alone', (word) => {
    expect(repair(english, word)).toBe(word);
  });

  it('takes a doubled letter for the likelier slip', () => {
    expect(
      repair(
        buildSpeller(
          new Map([
            ['help', 9],
            ['hello', 1],
          ]),
          'en',
        ),
        'helo',
      ),
    ).toBe('hello');
  });

  it('prefers the more usual of two words as near', () => {
    expect(
      repair(
        buildSpeller(
          new Map([
            ['formez', 1],
            ['forxez', 2],
          ]),
          'en',
        ),
        'foryez',
      ),
    ).toBe('forxez');
  });
});

describe('repairWords', () => {
  const english = spellerOf('en', {
    ...{ cancel: 5, refund: 3, subscription: 4, machine: 9, my: 9, want: 6, tell: 4, would: 5, like: 6 },
    ...{ house: 2, how: 4, much: 4, i: 9, to: 9, have: 5, does: 3 },
  });
  const french = spellerOf('fr', {
    ...{
      remboursement: 4,
      rembourse: 2,
      colis: 5,
      abonnement: 6,
      machine: 8,
      ma: 9,
      est: 5,
      en: 5,
      panne: 3,
    },
  });
  const words = (text: string) => text.split(' ');
  const usage = usageOf('my machine|i would|would like|tell my|i have|^ tell', {
    ...{ umbrella: 8_000, would: 20, wold: 40_000, hose: 19_000, lie: 900, sell: 1_500, cad: 30_000 },
  });

  it.each([
    ['i watn to cancle my subscirption', 'i want to cancel my subscription'],
    ['tll my machine', 'tell my machine'],
    ['i hvae to', 'i have to'],
    ['mymachine', 'my machine'],
    ['howmuch', 'howmuch'],
    ['cancelrefund', 'cancel refund'],
    ['my sub scription', 'my subscription'],
    ['my subscrip tion', 'my subscription'],
    ['i wold like', 'i would like'],
    ['an umbrela', 'an umbrella'],
  ])('reads "%s" as "%s"', (written, meant) => {
    expect(repairWords(english, words(written), usage).join(' ')).toBe(meant);
  });

  it.each([
    ['remboursementcolis', 'remboursement colis'],
    ['abonnementmachine', 'abonnement machine'],
    ['rembourse ment', 'remboursement'],
    ['ma machien est en pane', 'ma machine est en panne'],
    ['labonnement machine', "l' abonnement machine"],
  ])('reads the French "%s" as "%s"', (written, meant) => {
    expect(repairWords(french, words(written), usageOf('', null)).join(' ')).toBe(meant);
  });

  it.each([
    ['a word of its own, usual', 'i lie like'],
    ['a word of its own that fits as well', 'my hose'],
    ['a figure', 'my 12345678'],
    ['a short word that nothing speaks for', 'usb pdf'],
    ['known words that are one together', 'my self'],
    ['no word at all', 'zqxzqxzq'],
  ])('leaves %s alone: "%s"', (_, text) => {
    const written = words(text);
    expect(repairWords(english, written, usage)).toBe(written);
  });

  it('leaves names alone, and repairs towards none of them', () => {
    const speller = buildSpeller(new Map([['smog', 3]]), 'en', ['smeg']);
    expect(repairWords(speller, ['smeg', 'smegg'], usageOf('', null))).toEqual(['smeg', 'smegg']);
  });

  it('takes a dictionary word for right where ranks are not known', () => {
    const written = words('i wold like');
    expect(repairWords(english, written, { ...usage, rankOf: null })).toBe(written);
  });

  it('lets its neighbours decide between two words as near', () => {
    const speller = spellerOf('en', { form: 4, from: 4, the: 9 });
    expect(repairWords(speller, ['the', 'frmo'], usageOf('the form', null))).toEqual(['the', 'from']);
    expect(repairWords(speller, ['the', 'forrm'], usageOf('the form', null))).toEqual(['the', 'form']);
  });

  it.each([
    ['digits', '1'.repeat(100_000)],
    ['one endless word', 'q'.repeat(50_000)],
    ['words near nothing', 'subscriptien '.repeat(100)],
    ['short words near nothing', 'qzx '.repeat(250)],
    ['a word with marks', `a${'\u0301'.repeat(50_000)}`],
  ])('is done with %s in no time', (_, text) => {
    const effort = effortOf(() => {
      repairWords(english, words(text.slice(0, 1_300)), usage);
      repairWords(english, [text], usage);
    });
    expect(effort).toBeLessThan(100);
  });
});

function spellerOf(language: 'en' | 'fr', counts: Readonly<Record<string, number>>) {
  return buildSpeller(new Map(Object.entries(counts)), language);
}

/** Pairs seen, "first second|…", and how many words are used more than each. */
function usageOf(pairs: string, ranks: Readonly<Record<string, number>> | null): Usage {
  const seen = new Set(pairs.split('|').map((pair) => pair.replace('^', START).replace('$', END)));
  return {
    rankOf: ranks && ((word) => ranks[word]),
    follows: (first, second) => seen.has(`${first} ${second}`),
  };
}
