import { beforeAll, describe, expect, it } from 'vitest';
import { loadContent } from '../../src/content/load.ts';
import type { Language } from '../../src/domain/language.ts';
import { buildLeaveBook, findLeaving, type LeaveBook } from '../../src/understanding/leaving.ts';

let books: Record<Language, LeaveBook>;
beforeAll(async () => {
  const { content } = await loadContent(process.cwd());
  const words = content.leaves!.value;
  books = { en: buildLeaveBook(words, 'en'), fr: buildLeaveBook(words, 'fr') };
});
const leaving = (language: Language, text: string) => findLeaving(text, { book: books[language], language });

describe('findLeaving', () => {
  it.each<[Language, string, string, string]>([
    ['en', 'forget the refund, how do I register?', 'refund', 'how do I register?'],
    [
      'en',
      'Forget refund, there is no refund! Is the repair guaranteed?',
      'refund',
      'Is the repair guaranteed?',
    ],
    ['en', 'what subscription??', 'subscription', ''],
    ['en', 'its not a subscription', 'subscription', ''],
    ['en', 'nothing to do with a parcel. is it covered', 'refund', 'is it covered'],
    ['en', "I'm not asking about my refund", 'refund', ''],
    ['en', 'the parcel can wait', 'refund', ''],
    ['fr', 'laissez tomber le colis !! et ma machine ?', 'refund', 'et ma machine ?'],
    ['fr', "laisse tomber l'abo", 'subscription', ''],
    ['fr', "rien à voir avec un colis. c'est couvert ?", 'refund', "c'est couvert ?"],
    ['fr', "je n'ai jamais parlé d'un retour", 'refund', ''],
    ['fr', 'quelle commande ??', 'refund', ''],
    ['fr', "on s'en fiche du colis", 'refund', ''],
  ])('finds what is turned away (%s): %s', (language, text, topic, rest) => {
    const { turnedAway, ...found } = leaving(language, text);
    expect(turnedAway.map((one) => one.topic)).toContain(topic);
    expect(found.rest).toBe(rest);
  });

  it.each<[Language, string]>([
    ['en', "don't forget my refund"],
    ['en', 'did you forget my parcel?'],
    ['en', 'forget the subscription price, it was 279'],
    ['en', 'not a refund but a credit: when is the refund due?'],
    ['en', 'how do I stop my subscription'],
    ['en', 'I have not received my refund'],
    ['en', 'I got the credit but not the refund'],
    ['fr', "j'ai toujours pas le remboursement"],
    ['fr', "n'oubliez pas mon colis"],
    ['fr', 'toujours pas de remboursement à ce jour'],
    ['fr', "oublie le prix avec l'abonnement, c'était 279"],
    ['fr', 'comment arrêter mon abonnement'],
  ])('keeps what is spoken of like any other matter (%s): %s', (language, text) => {
    expect(leaving(language, text).turnedAway).toEqual([]);
  });

  it('tells a denial from a matter put away', () => {
    expect(leaving('en', 'there is no refund!').turnedAway).toEqual([{ topic: 'refund', how: 'denied' }]);
    expect(leaving('fr', 'oubliez le remboursement').turnedAway).toEqual([
      { topic: 'refund', how: 'turned-away' },
    ]);
  });

  it('hears that something else is meant', () => {
    expect(leaving('en', "that's not what I asked").isElsewhere).toBe(true);
    expect(leaving('fr', "c'est pas ma question").isElsewhere).toBe(true);
    expect(leaving('en', 'when is it due?').isElsewhere).toBe(false);
  });
});
