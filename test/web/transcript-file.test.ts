import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/web/widget/syntax.ts';
import { transcriptText } from '../../src/web/widget/transcript-file.ts';
import { WORDS } from '../../src/web/widget/words.ts';
import { RECEIPT } from '../fakes/receipt.ts';

describe('a saved conversation', () => {
  it('tells who said what and when, and how answers were computed', () => {
    const text = transcriptText(
      [
        { from: 'me', text: 'what do I **pay**?', at: '01/03/2026, 10:00', receipt: null },
        {
          from: 'bot',
          text: 'You pay **€44.00**, see [terms](https://shop.example).',
          at: '01/03/2026, 10:00',
          receipt: RECEIPT,
        },
      ],
      WORDS.en,
      '1 March 2026',
    );
    expect(text).toBe(`Conversation with Crema, saved on 1 March 2026

01/03/2026, 10:00  You said:
what do I **pay**?

01/03/2026, 10:00  Crema said:
You pay €44.00, see terms (https://shop.example).

  How we got this
  What we used
    full price of the machine: €199.00
    cancellation date: 1 March 2026
  Published rules
    share of the discount: 50%
  The computation
    discount you got: €199.00 − €111.00 = €88.00
    to pay: €44.00
`);
  });

  it('leaves out characters that make a text look different from what it says', () => {
    const line = {
      from: 'me',
      text: 'a\u0000b\u001b[2J\u202ec\u2066d\ttab\nnext',
      at: '',
      receipt: null,
    } as const;
    expect(transcriptText([line], WORDS.fr, '')).toContain('ab[2Jcd\ttab\nnext');
  });
});

describe('a text without its marks', () => {
  it.each([
    ['**bold** and plain', 'bold and plain'],
    ['[terms](https://shop.example/a)', 'terms (https://shop.example/a)'],
    ['**see [terms](https://shop.example)**', 'see terms (https://shop.example)'],
    ['https://shop.example/a.', 'https://shop.example/a.'],
    ['2 * 3 ** 4', '2 * 3 ** 4'],
  ])('%s', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });
});
