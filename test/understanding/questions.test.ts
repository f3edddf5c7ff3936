import { describe, expect, it } from 'vitest';
import { askedAfterwards, askedBefore, markedQuestionIn } from '../../src/understanding/askedClauses.ts';
import { questionsIn } from '../../src/understanding/questions.ts';

it.each([
  ['How do I cancel? What does it cost?', ['how do i cancel?', 'what does it cost?']],
  ['how do I cancel and what does it cost', ['how do i cancel', 'what does it cost']],
  ['how do I cancel\nwhat does it cost', ['how do i cancel', 'what does it cost']],
  ['Hello. How do I cancel? Thanks. Is it free?', ['how do i cancel?', 'is it free?']],
  ['Warranty length? Cancellation fee?', ['warranty length?', 'cancellation fee?']],
  ['Comment résilier ? Et combien ça coûte ?', ['comment resilier ?', 'et combien ca coute ?']],
  ['comment résilier et combien ça coûte', ['comment resilier', 'combien ca coute']],
  ['je veux résilier, est-ce gratuit ?', ['je veux resilier', 'est-ce gratuit ?']],
  ['Two things: is it free, and can I go?', ['is it free?', 'can i go?']],
  [
    'Je pars et voudrais savoir le prix, et si je dois la rendre.',
    ['voudrais savoir le prix', 'si je dois la rendre.'],
  ],
  [
    'deux choses: garantie de ma krups du 4 mai 2025 et comment partir',
    ['garantie de ma krups du 4 mai 2025?', 'comment partir?'],
  ],
  ['I must stop my plan and my machine leaks too', ['i must stop my plan?', 'my machine leaks too?']],
  ['Je résilie mais ma machine fuit aussi', ['je resilie?', 'ma machine fuit aussi?']],
  [
    'I do not want it renewed. What should I do, and do I keep it?',
    ['i do not want it renewed. what should i do', 'do i keep it?'],
  ],
  ['Ma machine fuit. Que faire, et combien ça coûte ?', ['ma machine fuit. que faire', 'combien ca coute ?']],
  ['Is it free? What should I do?', ['is it free?', 'what should i do?']],
  ['Must I take it or is there another way?', []],
  ['Dois-je la prendre ou y a-t-il une autre solution ?', []],
  ['How do I cancel?', []],
  ['Et si je pars en mars ?', []],
  ['If I cancel, what do I owe?', []],
  ['salt and pepper', []],
  ['', []],
])('the questions of %j are %j', (text, questions) => {
  expect(questionsIn(text)).toEqual(questions);
});

describe('what is asked after other words', () => {
  it.each([
    ['ok thanks, and where do I do that', 'where do i do that'],
    ['merci bien et on fait ça où', 'et on fait ca ou'],
    ['ok merci, et ca se fait ou', 'et ca se fait ou'],
    ['oh no, it ends tomorrow?? what do I do', 'it ends tomorrow?? what do i do'],
    ['thanks a lot, that was all', null],
    ['where do I do that, thanks', null],
    ['', null],
  ])('%s', (text, expected) => {
    expect(askedAfterwards(text)?.asked ?? null).toBe(expected);
  });
});

describe('what is asked before a remark', () => {
  it.each([
    ['And at seven? You did not answer.', 'and at seven?', 'you did not answer.'],
    ['et à 19h ? vous ne répondez pas', 'et a 19h ?', 'vous ne repondez pas'],
  ])('is told apart in %j', (text, asked, rest) => {
    expect(askedBefore(text)).toEqual({ asked, rest });
  });

  it.each(['Thanks. How do I cancel?', 'How do I cancel?', 'I see.'])('is nothing in %j', (text) => {
    expect(askedBefore(text)).toBeNull();
  });
});

it.each<[string, string | null]>([
  ['Is it guaranteed? I lost the bill', 'Is it guaranteed?'],
  ['Fair enough. How would you know?', 'How would you know?'],
  ['and if it is my fault, can I still send it in?', 'can I still send it in?'],
  ['is it guaranteed?', null],
  ['I lost the bill', null],
])('the question marked as one beside other words of %j is %j', (text, asked) => {
  expect(markedQuestionIn(text)).toBe(asked);
});
