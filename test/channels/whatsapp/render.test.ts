import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../../scripts/whatsapp/limits.ts';
import { meaningOf, ratingId } from '../../../src/channels/whatsapp/offers.ts';
import { renderTurn } from '../../../src/channels/whatsapp/render.ts';
import type { Reply } from '../../../src/domain/message.ts';

const RATING = {
  question: 'Did this help?',
  offers: [
    { title: '👍 Yes', id: ratingId('up', 's1') },
    { title: '👎 No', id: ratingId('down', 's1') },
  ],
};
const reply = (text: string, choices: string[] = []): Reply => ({
  text,
  choices,
  answers: null,
  receipt: null,
});
const render = (replies: readonly Reply[], rating: typeof RATING | null = null) =>
  renderTurn(replies, { language: 'en', rating, listButton: 'Choose' });
const kindOf = (body: unknown) => {
  const { type, interactive } = body as { type: string; interactive?: { type: string } };
  return interactive?.type ?? type;
};
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `Choice ${index + 1}`);

describe('a turn on WhatsApp', () => {
  it.each([
    ['without choices', reply('Hi'), 'text'],
    ['with one choice', reply('Hi', ['Yes']), 'button'],
    ['with three', reply('Hi', numbered(3)), 'button'],
    ['with one too long for a button', reply('Hi', ['Something rather long']), 'list'],
    ['with four', reply('Hi', numbered(4)), 'list'],
    ['with ten', reply('Hi', numbered(10)), 'list'],
    ['with eleven', reply('Hi', numbered(11)), 'text'],
    ['with choices under a long text', reply('x'.repeat(1_100), ['Yes', 'No']), 'text'],
    ['with a choice no button could carry', reply('Hi', ['y'.repeat(250)]), 'text'],
  ])('%s is one message, of the kind %#', (_what, said, kind) => {
    const { bodies, offers } = render([said]);
    expect(bodies.map(kindOf)).toEqual([kind]);
    expect(bodies.flatMap(problemsOf)).toEqual([]);
    expect(offers.map(({ title }) => title)).toEqual(said.choices);
  });

  it('puts several bubbles into one message, with all their choices once', () => {
    const { bodies, offers } = render([reply('First.', ['Yes']), reply('Second.', ['Yes', 'No'])]);
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).toMatchObject({ interactive: { body: { text: 'First.\n\nSecond.' } } });
    expect(offers.map(({ title }) => title)).toEqual(['Yes', 'No']);
  });

  it('numbers choices that must be typed', () => {
    const { bodies } = render([reply('Which?', numbered(11))]);
    expect(bodies[0]).toMatchObject({ text: { body: expect.stringContaining('\n11. Choice 11') } });
  });

  it('tells in full what a row must cut, and lets no two rows look the same', () => {
    const { bodies } = render([
      reply('Which?', ['Your machine, a De’Longhi of 2024', 'Your machine, a De’Longhi of 2025']),
    ]);
    expect(bodies.flatMap(problemsOf)).toEqual([]);
    expect(JSON.stringify(bodies)).toContain('Your machine, a De’Longhi of 2025');
  });

  it('asks whether an answer helped, beside one choice that fits', () => {
    const { bodies, offers } = render([reply('Yours.', ['Something rather long', 'More?', 'Else?'])], RATING);
    expect(bodies[0]).toMatchObject({ interactive: { type: 'button', footer: { text: 'Did this help?' } } });
    expect(offers.map(({ title }) => title)).toEqual(['👍 Yes', '👎 No', 'More?']);
  });

  it('does not ask under a text too long for buttons', () => {
    expect(render([reply('x'.repeat(1_100))], RATING).bodies.map(kindOf)).toEqual(['text']);
  });

  it('splits only what no message could hold', () => {
    const { bodies } = render([reply('A sentence of words. '.repeat(400), ['Yes', 'No'])]);
    expect(bodies.length).toBe(3);
    expect(bodies.flatMap(problemsOf)).toEqual([]);
  });
});

describe('what is typed under offers', () => {
  const { offers } = render([reply('Which one?', ['Repair', 'New machine', 'I don’t know'])]);
  const typed = (text: string, among = offers) => meaningOf({ text, button: null }, among);

  it.each(['2', '2.', ' 2) ', 'New machine', 'new MACHINE', 'New machine!'])('%j is the button', (text) => {
    expect(typed(text)).toEqual({ kind: 'text', text: 'New machine' });
  });

  it.each(['4', '0', '24 months', 'the new one', ''])('%j stays what it is', (text) => {
    expect(typed(text)).toEqual({ kind: 'text', text });
  });

  it('a bare number stays a number where only one thing is offered', () => {
    expect(typed('1', offers.slice(0, 1))).toEqual({ kind: 'text', text: '1' });
  });

  it.each([
    ['yes', 'up'],
    ['1', 'up'],
    ['No', 'down'],
  ])('%j under a rating is a vote', (text, vote) => {
    expect(typed(text, RATING.offers)).toEqual({ kind: 'rating', vote, sendId: 's1' });
  });

  it('a button pressed long after counts as what it said', () => {
    expect(meaningOf({ text: 'Cut…', button: 'say:Cut: off' }, [])).toEqual({
      kind: 'text',
      text: 'Cut: off',
    });
    expect(meaningOf({ text: 'Other', button: 'of-another-bot' }, offers)).toEqual({
      kind: 'text',
      text: 'Other',
    });
  });
});
