import { beforeAll, describe, expect, it } from 'vitest';
import { asksAgain, takesAllTold } from '../../../src/dialogue/again/askedAgain.ts';
import type { Heard } from '../../../src/dialogue/heard.ts';
import { type Conversation, NEW_CONVERSATION } from '../../../src/domain/conversation.ts';
import { worldAt } from '../../../src/domain/world.ts';
import { hear } from '../../../src/hearing/hear.ts';
import { type Brain, takeTurn } from '../../../src/turn.ts';
import { shippedBrain } from '../../fakes/brain.ts';

let brain: Brain;
beforeAll(async () => {
  brain = await shippedBrain();
});

const world = worldAt('2026-06-15T10:00:00+02:00', {
  timeZone: 'Europe/Paris',
  channel: 'web',
  customer: null,
  isAccountUnavailable: false,
});
const say = (conversation: Conversation, text: string) =>
  takeTurn(brain, conversation, { id: '', text }, world);
const heardIn = (conversation: Conversation, text: string): Heard =>
  hear(brain, conversation, { message: { text }, world });

/** A first question, and remarks after it that do not ask it again. */
const TALKS: readonly (readonly [string, ...string[]])[] = [
  [
    'my Krups from 3 May 2025, is it covered?',
    'my neighbour says otherwise',
    'he is a plumber, mind you',
    'and what if the kids broke it on purpose',
    'I was thinking of the blue one',
  ],
  [
    'I paid my order by PayPal, do I get a refund?',
    'my sister got hers in two days',
    'whatever, the pods were stale anyway',
    'suppose the driver lost it',
  ],
  [
    'ma Krups du 3 mai 2025 est couverte ?',
    'mon voisin dit le contraire',
    'il est plombier remarquez',
    "et si les gosses l'ont fait exprès",
    'moi je pensais à la bleue',
  ],
  [
    'commande payée par PayPal, je suis remboursé ?',
    'ma soeur a eu le sien en deux jours',
    'bref, les capsules étaient éventées',
    "imaginons que le livreur l'ait perdue",
  ],
];

describe('an answer given before', () => {
  it.each(TALKS)('is not given twice in a row to what does not ask for it: %s', (...turns) => {
    let conversation = NEW_CONVERSATION;
    let last = '';
    for (const text of turns) {
      const turn = say(conversation, text);
      conversation = turn.conversation;
      if (turn.trace.kind !== 'answer') continue;
      const said = turn.replies.map((reply) => reply.text).join('\n\n');
      expect(said, text).not.toBe(last);
      expect(said, text).not.toMatch(
        /^(?:As I said above|Comme indiqué plus haut|That changes nothing|Cela n'y change rien)/u,
      );
      last = said;
    }
  });

  it('is asked for again by its own question, and by none that tells a day it leaves out', () => {
    const { conversation } = say(NEW_CONVERSATION, 'my Krups from 3 May 2025, is it covered?');
    const step = { kind: 'answer', intent: 'machine-warranty', outcome: null, isWhatIf: false } as const;
    const asks = (text: string) =>
      asksAgain(brain.rulebook, conversation, { heard: heardIn(conversation, text), step });
    expect(asks('is my Krups still under warranty?')).toBe(true);
    expect(asks('is my Krups under warranty on 8 August 2031?')).toBe(false);
    expect(asks('how do I cancel my subscription?')).toBe(false);
  });

  it('takes a day that was told or printed for known', () => {
    const { conversation } = say(NEW_CONVERSATION, 'my Krups from 3 May 2025, is it covered?');
    expect(takesAllTold(conversation, heardIn(conversation, 'so until 3 May 2027?'))).toBe(true);
    expect(takesAllTold(conversation, heardIn(conversation, 'and on 9 July 2029?'))).toBe(false);
  });
});
