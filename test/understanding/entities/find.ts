import type { Cues, MarkerWords, Vocabulary } from '../../../src/domain/content.ts';
import type { Entity } from '../../../src/domain/entity.ts';
import type { FactName } from '../../../src/domain/fact.ts';
import type { Language } from '../../../src/domain/language.ts';
import { buildCueBook } from '../../../src/understanding/entities/cues.ts';
import { findEntities } from '../../../src/understanding/entities/find.ts';
import { buildMarkerBook } from '../../../src/understanding/entities/markers.ts';
import { buildTermBook } from '../../../src/understanding/entities/terms.ts';

/** A Thursday. */
export const TODAY = '2026-05-14';

export const VOCABULARIES: readonly Vocabulary[] = [
  {
    id: 'machine-models',
    readAs: null,
    values: [
      value('lattissima-one', 'Lattissima One', ['lattissima 1'], []),
      value('citiz', 'Citiz', [], []),
      value('citiz-plus', 'Citiz Plus', ['citiz +'], []),
      value('citiz-and-milk', 'Citiz & Milk', ['citiz and milk'], ['citiz et lait']),
    ],
  },
  {
    id: 'payment-methods',
    readAs: null,
    values: [
      value('card', 'bank card', ['credit card', 'visa'], ['carte bancaire', 'carte de crédit', 'cb']),
      value('other', 'another way', ['other', 'paypal'], ['autre']),
    ],
  },
  {
    id: 'brands',
    readAs: null,
    values: [value('other', 'other brand', ['other'], ['autre']), value('delonghi', "De'Longhi", [], [])],
  },
];

export const CUES: Cues = {
  fullPrice: {
    en: ['full price', 'without the plan', 'instead of'],
    fr: ['prix normal', "sans l'abonnement", 'au lieu de'],
  },
  subscriptionPrice: { en: ['with the plan'], fr: ["avec l'abonnement"] },
  subscriptionStart: { en: ['from the day of'], fr: [] },
  purchaseDate: { en: ['bought', 'from the day of'], fr: ['acheté', 'achetée'] },
};

export const MARKERS: MarkerWords = {
  correction: { en: ['sorry', 'I meant'], fr: ['pardon', 'je voulais dire'] },
  checked: { en: [], fr: [] },
  instead: { en: ['rather than'], fr: ['plutôt que'] },
  'what-if': { en: ['and if'], fr: ['et si'] },
  leaning: { en: ['what about'], fr: ['et pour'] },
  telling: { en: ['it is'], fr: ["c'est"] },
  own: { en: ['mine'], fr: ['la mienne'] },
  general: { en: ['if i buy'], fr: ["si j'achète"] },
  wish: { en: [], fr: [] },
  'not-received': { en: [], fr: [] },
  'sum-claimed': { en: [], fr: [] },
  'cover-asked': { en: [], fr: [] },
  others: { en: [], fr: [] },
  likened: { en: [], fr: [] },
  'out-of-use': { en: [], fr: [] },
  'ends-first': { en: [], fr: [] },
  'ends-last': { en: [], fr: [] },
  'costs-least': { en: [], fr: [] },
  'costs-most': { en: [], fr: [] },
  'other-case': { en: ['another order'], fr: ['une autre commande'] },
  'not-begun': { en: ['if i subscribe'], fr: ['si je signe'] },
  counted: { en: ['prices'], fr: ['prix'] },
  'other-person': { en: ['for my sister'], fr: ['pour ma sœur'] },
  'somebody-else': { en: ['my sister has a'], fr: ['ma sœur a une'] },
  'of-them': { en: ['her'], fr: ['sa'] },
  'of-me': { en: ['mine'], fr: ['la mienne'] },
  'one-of': { en: [], fr: [] },
  'the-other': { en: [], fr: [] },
  'other-heading': { en: [], fr: [] },
  each: { en: ['both'], fr: ['les deux'] },
  newest: { en: ['newest'], fr: ['la plus récente'] },
  oldest: { en: ['oldest'], fr: ['la plus ancienne'] },
  pointing: { en: ['the one from'], fr: ['celle de'] },
  'before-that': { en: ['before that'], fr: ["d'avant"] },
  'year-before': { en: [], fr: [] },
  'too-late': { en: [], fr: [] },
  'in-time': { en: [], fr: [] },
  'wrong-date': { en: [], fr: [] },
  'wrong-amount': { en: [], fr: [] },
  'wrong-value': { en: [], fr: [] },
  hedging: { en: [], fr: [] },
  difference: { en: [], fr: [] },
  concluding: { en: ['so'], fr: ['donc'] },
  checking: { en: ['right'], fr: ['hein'] },
  partly: { en: ['half'], fr: ['moitié'] },
  either: { en: ['or maybe'], fr: ['ou peut-être'] },
  'not-paid-with': { en: ['not pay with'], fr: ['pas payé avec'] },
  'not-used': { en: ['was not used'], fr: ["n'a pas servi"] },
  'not-split': { en: ['not pay in two parts'], fr: ['pas payé en deux fois'] },
  'of-other-case': { en: ['was another order'], fr: ["c'était une autre commande"] },
  'not-said': { en: ['not say it was'], fr: ["pas dit que c'était"] },
  former: { en: ['was the old one'], fr: ["c'était l'ancienne"] },
  'taken-back': { en: ['just kidding'], fr: ['je plaisante'] },
  'this-offer': { en: ['this offer'], fr: ['cette offre'] },
  supposing: { en: [], fr: [] },
  'real-case': { en: [], fr: [] },
  'own-result': { en: [], fr: [] },
  'as-customer': { en: [], fr: [] },
  'length-asked': { en: [], fr: [] },
  'blame-aside': { en: [], fr: [] },
  'further-return': { en: [], fr: [] },
  'not-that-day': { en: [], fr: [] },
  mistaken: { en: [], fr: [] },
  'where-found': { en: [], fr: [] },
  'whether-matters': { en: [], fr: [] },
  announcing: { en: [], fr: [] },
  summing: { en: [], fr: [] },
  'will-do': { en: [], fr: [] },
};

/** The entities of a text on a Thursday in May. */
export function entitiesIn(text: string, language: Language, asking: FactName | null = null): Entity[] {
  return findEntities(text, {
    language,
    today: TODAY,
    terms: buildTermBook(VOCABULARIES, language),
    cues: buildCueBook(CUES, language),
    markers: buildMarkerBook(MARKERS, language),
    asking,
  });
}

/** The entities without their places. */
export function valuesIn(text: string, language: Language, asking: FactName | null = null) {
  return entitiesIn(text, language, asking).map(({ start: _start, end: _end, ...value }) => value);
}

function value(id: string, label: string, en: string[], fr: string[]): Vocabulary['values'][number] {
  return { id, isAsWritten: false, label: { en: label, fr: label }, synonyms: { en, fr } };
}
