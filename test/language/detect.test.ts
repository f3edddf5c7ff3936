import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/language/detect.ts';

const texts: readonly (readonly ['en' | 'fr', string])[] = [
  ['en', 'How do I cancel my subscription?'],
  ['en', 'how much do i pay if i stop now'],
  ['en', 'refund'],
  ['en', 'my machine is broken'],
  ['en', 'wheres my refund'],
  ['en', 'cancle my subscripton pls'],
  ['en', 'I paid 99€ instead of €279'],
  ['en', '24 months'],
  ['en', 'yesterday'],
  ['en', 'thx'],
  ['en', 'is the machine mine'],
  ['en', 'dont know'],
  ['en', 'by credit card'],
  ['en', "it doesn't work any more"],
  ['en', 'Hello'],
  ['fr', 'Comment résilier mon abonnement ?'],
  ['fr', 'comment resilier mon abonnement'],
  ['fr', 'remboursement'],
  ['fr', 'cmt fr pr résilier'],
  ['fr', 'slt jai pas recu mon colis'],
  ['fr', 'jveux resilié mon abo svp'],
  ['fr', 'ma machine est en panne'],
  ['fr', 'la machine ne marche plus'],
  ['fr', "j'ai payé 99 € au lieu de 279 €"],
  ['fr', '24 mois'],
  ['fr', 'hier'],
  ['fr', 'ok merci'],
  ['fr', 'je sais pas'],
  ['fr', 'chui ambassadeur'],
  ['fr', 'par carte bancaire'],
  ['fr', 'combien de temps dure la garantie'],
  ['fr', 'oui'],
  ['fr', 'Bonjour'],
  ['fr', "l'abonnement"],
];

describe('detectLanguage', () => {
  it.each(texts)('hears %s in "%s"', (language, text) => {
    expect(detectLanguage(text)?.language).toBe(language);
  });

  it.each(['ok', 'hi', '👍', '12/03/2026', '349 €', '', '   ', '???', 'Nespresso', 'FR-88121', 'a', '24'])(
    'does not decide on "%s"',
    (text) => {
      expect(detectLanguage(text)).toBeNull();
    },
  );

  it('is surer of a sentence than of a word', () => {
    const sentence = detectLanguage('comment est-ce que je peux résilier mon abonnement')!;
    expect(sentence.confidence).toBeGreaterThan(detectLanguage('résilier')!.confidence);
  });

  it('gives a confidence between a half and one for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const confidence = detectLanguage(text)?.confidence ?? 0.5;
        expect(confidence).toBeGreaterThanOrEqual(0.5);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
    );
  });
});
