import { beforeAll, describe, expect, it } from 'vitest';
import { NEW_CONVERSATION } from '../../src/domain/conversation.ts';
import { worldAt } from '../../src/domain/world.ts';
import { afterUnhelpful, type Brain, type Turn, takeTurn } from '../../src/turn.ts';
import { SHOP_LINKS, shippedBrain } from '../fakes/brain.ts';

let brain: Brain;
beforeAll(async () => {
  brain = await shippedBrain(SHOP_LINKS);
});

const world = worldAt('2026-06-15T08:00:00Z', { timeZone: 'Europe/Paris', channel: 'web', customer: null });
const QUESTIONS = {
  en: 'do I keep the machine when the subscription ends?',
  fr: 'est-ce que je garde la machine à la fin de l’abonnement ?',
};

/** An answer, found of no help; then what is written to the ways offered. */
function unhelpful(language: 'en' | 'fr') {
  const first = takeTurn(brain, NEW_CONVERSATION, { id: 'q', text: QUESTIONS[language] }, world);
  const intent = first.trace.intent ?? '';
  const answer = { messageId: 'q', question: QUESTIONS[language], intent, ranking: first.trace.ranking };
  const { conversation, replies } = afterUnhelpful(brain, first.conversation, { answer, world });
  const [offer] = replies;
  const then = (...texts: string[]): Turn =>
    texts.reduce<Turn>((turn, text) => takeTurn(brain, turn.conversation, { id: 'm', text }, world), {
      ...first,
      conversation,
    });
  return { intent, offer, then };
}

describe.each(['en', 'fr'] as const)('after an answer that did not help, in %s', (language) => {
  it('offers near questions of the topic, another wording, the team, and to leave the question', () => {
    const { offer, intent } = unhelpful(language);
    expect(offer?.choices).toHaveLength(5);
    expect(offer?.choices).not.toContain(brain.rulebook.intents.get(intent)?.label[language]);
    expect(offer?.answers).toBeNull();
  });

  it('answers a related question when its button is pressed', () => {
    const { offer, then } = unhelpful(language);
    for (const choice of offer?.choices.slice(0, 2) ?? []) {
      const { trace } = then(choice);
      expect(brain.rulebook.intents.get(trace.intent ?? '')?.label[language]).toBe(choice);
      expect(['answer', 'ask']).toContain(trace.kind);
    }
  });

  it('asks for other words, and answers them', () => {
    const { offer, then } = unhelpful(language);
    const [, , rephrase = ''] = offer?.choices ?? [];
    expect(then(rephrase).trace).toMatchObject({ kind: 'smalltalk', language });
    expect(then(rephrase, QUESTIONS[language]).trace.kind).toBe('answer');
  });

  it('tells how to reach the team', () => {
    const { offer, then } = unhelpful(language);
    const { trace, replies } = then(offer?.choices[3] ?? '');
    expect(trace.intent).toBe('contact-channels');
    expect(replies[0]?.text).toContain('https://shop.example/contact');
  });

  it('keeps the question for a person, says what happens next without a delay, and how to reach one', () => {
    const { intent, offer, then } = unhelpful(language);
    const turn = then(offer?.choices[4] ?? '');
    expect(turn.leaves).toEqual({ messageId: 'q', intent });
    expect(turn.trace).toMatchObject({ kind: 'handoff', language });
    expect(turn.replies[0]?.text).toContain('https://shop.example/contact');
    expect(turn.replies[0]?.text).not.toMatch(/\d|hours|days|heures|jours|soon|bientôt/);
  });
});

describe('the ways offered', () => {
  it.each([['leave my question for the team, please'], ['Laisser ma question'], ['LEAVE MY QUESTION']])(
    'are taken when typed, in either language: %s',
    (text) => {
      expect(unhelpful('en').then(text).leaves).toMatchObject({ messageId: 'q' });
    },
  );

  it('stay open while the customer looks at another one', () => {
    const { offer, then } = unhelpful('en');
    expect(then(offer?.choices[3] ?? '', 'leave my question').leaves).toMatchObject({ messageId: 'q' });
  });

  it('close once one is taken, and with "never mind"', () => {
    const { then } = unhelpful('en');
    expect(then('leave my question', 'leave my question').leaves).toBeNull();
    expect(then('never mind').trace.kind).toBe('smalltalk');
    expect(then('never mind', 'leave my question').leaves).toBeNull();
  });

  it('mean nothing where they were not offered', () => {
    const turn = takeTurn(brain, NEW_CONVERSATION, { id: 'm', text: 'leave my question' }, world);
    expect(turn.leaves).toBeNull();
  });

  it('quote the question as plain text, however it was written', () => {
    const first = takeTurn(brain, NEW_CONVERSATION, { id: 'q', text: 'hello' }, world);
    const answer = {
      messageId: 'q',
      question: '**[x](javascript:1)**\n'.repeat(50),
      intent: 'greeting',
      ranking: [],
    };
    const { conversation } = afterUnhelpful(brain, first.conversation, { answer, world });
    const { replies } = takeTurn(brain, conversation, { id: 'm', text: 'leave my question' }, world);
    expect(replies[0]?.text).toContain('\\*\\*\\[x\\]\\(javascript:1\\)');
    expect(replies[0]?.text.length).toBeLessThan(800);
  });
});
