import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CuesFile, VocabularyFile } from '../../../src/content/schema/vocabulary.ts';
import type { MarkerWords } from '../../../src/domain/content.ts';
import type { Language } from '../../../src/domain/language.ts';
import { MARKERS } from '../../../src/domain/marker.ts';
import { buildCueBook } from '../../../src/understanding/entities/cues.ts';
import { findEntities } from '../../../src/understanding/entities/find.ts';
import { buildMarkerBook } from '../../../src/understanding/entities/markers.ts';
import { buildTermBook } from '../../../src/understanding/entities/terms.ts';

const NONE = { en: [], fr: [] };
const NO_MARKERS = Object.fromEntries(MARKERS.map((marker) => [marker, NONE])) as unknown as MarkerWords;

const read = (name: string): unknown => parse(readFileSync(`intents/vocabulary/${name}.yaml`, 'utf8'));
const vocabularies = [
  'replacement-sent',
  'refund-wrong',
  'partial-return',
  'refund-kinds',
  'payment-methods',
].map((id) => ({ id, ...VocabularyFile.parse(read(id)) }));
const cues = CuesFile.parse(read('_cues'));

const contextIn = (language: Language) => ({
  language,
  today: '2026-06-15',
  terms: buildTermBook(vocabularies, language),
  cues: buildCueBook(cues, language),
  markers: buildMarkerBook(NO_MARKERS, language),
});
const contexts = { en: contextIn('en'), fr: contextIn('fr') };

/** The values of one vocabulary in a text, as the shipped words have them. */
function valuesOf(vocabulary: string, language: Language, text: string): string[] {
  const entities = findEntities(text, contexts[language]);
  return entities.flatMap((one) => (one.kind === 'term' && one.vocabulary === vocabulary ? one.id : []));
}

describe('a replacement', () => {
  it.each<[Language, string, 'yes' | 'no' | null]>([
    ['en', 'you already posted me another parcel', 'yes'],
    ['en', 'you have sent a new one', 'yes'],
    ['en', 'they shipped me the right order', 'yes'],
    ['en', 'I was sent a second box', 'yes'],
    ['en', 'a new parcel was sent', 'yes'],
    ['en', 'received a second one', 'yes'],
    ['en', 'the replacement has arrived', 'yes'],
    ['en', 'the replacement never came', 'yes'],
    ['en', "you haven't sent me another one", 'no'],
    ['en', 'no replacement came', 'no'],
    ['en', 'no second parcel', 'no'],
    ['en', 'I never got a replacement parcel', 'no'],
    ['en', 'nothing else came', 'no'],
    ['fr', "mon colis de remplacement n'est jamais arrivé", 'yes'],
    ['en', 'I sent a parcel back', null],
    ['en', 'I have sent another parcel back', null],
    ['en', 'I posted a new box to you', null],
    ['en', 'I resent it yesterday', null],
    ['en', 'can I have a replacement', null],
    ['fr', "vous m'avez renvoyé un colis", 'yes'],
    ['fr', "on m'a déjà envoyé un autre colis", 'yes'],
    ['fr', "vous m'en avez réexpédié un", 'yes'],
    ['fr', "j'ai reçu un deuxième colis", 'yes'],
    ['fr', 'un nouveau colis est arrivé', 'yes'],
    ['fr', 'vous avez renvoyé un colis', 'yes'],
    ['fr', 'le colis de remplacement est arrivé', 'yes'],
    ['fr', "vous ne m'avez pas renvoyé de colis", 'no'],
    ['fr', "je n'ai rien reçu d'autre", 'no'],
    ['fr', "rien reçu d'autre", 'no'],
    ['fr', 'aucun colis de remplacement', 'no'],
    ['fr', "je n'ai pas reçu de nouveau colis", 'no'],
    ['fr', "j'ai renvoyé un colis", null],
    ['fr', "j'ai déjà renvoyé le colis", null],
    ['fr', 'je vous ai renvoyé un colis', null],
    ['fr', "je n'ai pas renvoyé de colis", null],
    ['fr', "vous m'avez envoyé un colis abîmé", null],
    ['fr', 'puis-je avoir un remplacement', null],
  ])('is told by who sent it: %s "%s" → %s', (language, text, value) => {
    expect(valuesOf('replacement-sent', language, text)).toEqual(value ? [value] : []);
  });
});

describe('a wrong refund', () => {
  it.each<[Language, string, 'yes' | null]>([
    ['en', 'the amount is wrong', 'yes'],
    ['en', 'I was only refunded 20 euros', 'yes'],
    ['en', 'the refund came short', 'yes'],
    ['en', 'it is 5 euros short', 'yes'],
    ['en', 'I have not received my refund', null],
    ['en', 'are orders only refunded to a card', null],
    ['fr', 'le montant est faux', 'yes'],
    ['fr', 'vous avez fait une erreur sur le montant', 'yes'],
    ['fr', 'il me manque 10 euros', 'yes'],
    ['fr', 'il me manque toujours le remboursement', null],
    ['fr', "j'ai été remboursé moins que prévu", 'yes'],
    ['fr', "je n'ai pas été remboursé en totalité", 'yes'],
    ['fr', "je n'ai pas été remboursé", null],
    ['fr', 'quel est le montant du remboursement', null],
  ])('is one that came: %s "%s" → %s', (language, text, value) => {
    expect(valuesOf('refund-wrong', language, text)).toEqual(value ? [value] : []);
  });
});

describe('the way an order came back', () => {
  it.each<[Language, string, 'return-label' | 'returned-by-carrier' | 'other' | null]>([
    ['en', 'the post office sent my parcel back', 'returned-by-carrier'],
    ['en', 'my parcel was returned by DHL', 'returned-by-carrier'],
    ['en', 'the relay point has returned my order', 'returned-by-carrier'],
    ['en', 'it was sent back to the sender', 'returned-by-carrier'],
    ['en', 'the parcel was refused', 'returned-by-carrier'],
    ['en', 'the parcel that I refused', 'returned-by-carrier'],
    ['en', 'the package was never claimed', 'returned-by-carrier'],
    ['en', 'dropped it at the relay point with the free return label', 'return-label'],
    ['en', 'the label that came, the sticker provided', 'return-label'],
    ['en', 'using the slip you enclosed', 'return-label'],
    ['en', 'I did not use your prepaid label', 'other'],
    ['en', 'I paid for the postage myself', 'other'],
    ['en', 'I took it back to one of your boutiques, to a Nespresso boutique', 'other'],
    ['en', 'I sent it back by post', null],
    ['en', 'I gave it to the courier', null],
    ['en', 'I returned my order', null],
    ['fr', "La Poste l'a renvoyé", 'returned-by-carrier'],
    ['fr', 'le facteur a ramené mon colis', 'returned-by-carrier'],
    ['fr', 'colis renvoyé par Chronopost', null],
    ['fr', 'mon colis a été renvoyé par Chronopost', 'returned-by-carrier'],
    ['fr', 'colis refusé', 'returned-by-carrier'],
    ['fr', "je n'ai pas pu récupérer mon colis", 'returned-by-carrier'],
    ['fr', "revenue à l'expéditeur", 'returned-by-carrier'],
    ['fr', 'avec le bordereau prépayé', 'return-label'],
    ['fr', "l'étiquette fournie", 'return-label'],
    ['fr', 'avec votre bon de retour', 'return-label'],
    ['fr', "je n'ai pas utilisé votre étiquette", 'other'],
    ['fr', "j'ai payé moi-même les frais de retour", 'other'],
    ['fr', 'rendu dans une de vos boutiques, en boutique', 'other'],
    ['fr', "je l'ai renvoyé par la poste", null],
    ['fr', "j'ai remis le colis au livreur", null],
    ['fr', 'le bordereau de dépôt', null],
  ])('is told by who returned it: %s "%s" → %s', (language, text, value) => {
    expect(valuesOf('refund-kinds', language, text).slice(0, 1)).toEqual(value ? [value] : []);
  });
});

describe('a payment', () => {
  it.each<[Language, string, string | null]>([
    ['en', 'refund it to another card', null],
    ['fr', 'rembourser sur une autre carte', null],
  ])('is how the order was paid, not where the money goes: %s "%s" → %s', (language, text, value) => {
    expect(valuesOf('payment-methods', language, text).slice(-1)).toEqual(value ? [value] : []);
  });
});
