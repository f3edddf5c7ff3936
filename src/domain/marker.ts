/** What words of a message do, beside the values it tells; the words are in `intents/vocabulary/_markers.yaml`. */
export const MARKERS = [
  'correction',
  'checked',
  'instead',
  'what-if',
  'leaning',
  'telling',
  'own',
  'general',
  'wish',
  'not-received',
  'not-begun',
  'counted',
  'other-case',
  'the-other',
  'other-heading',
  'other-person',
  'somebody-else',
  'of-them',
  'of-me',
  'each',
  'one-of',
  'others',
  'ends-first',
  'ends-last',
  'costs-least',
  'costs-most',
  'newest',
  'oldest',
  'pointing',
  'before-that',
  'year-before',
  'hedging',
  'difference',
  'too-late',
  'in-time',
  'wrong-date',
  'wrong-amount',
  'wrong-value',
  'concluding',
  'checking',
  'partly',
  'either',
  'not-paid-with',
  'not-used',
  'not-split',
  'likened',
  'out-of-use',
  'of-other-case',
  'not-said',
  'taken-back',
  'former',
  'this-offer',
  'supposing',
  'real-case',
  'own-result',
  'as-customer',
  'length-asked',
  'blame-aside',
  'further-return',
  'not-that-day',
  'mistaken',
  'where-found',
  'whether-matters',
  'announcing',
  'summing',
  'will-do',
  'sum-claimed',
  'cover-asked',
] as const;
export type Marker = (typeof MARKERS)[number];

/** Markers that say whose case it is, whatever else the same words are. */
export const PERSON_MARKERS: readonly Marker[] = ['somebody-else', 'of-them', 'of-me'];

/** Markers that say whether a case is only put or the real one, whatever else the same words are. */
export const CASE_MARKERS: readonly Marker[] = ['supposing', 'real-case'];

/** Markers of an amount that the customer has worked out, whatever else the same words are. */
export const RESULT_MARKERS: readonly Marker[] = ['own-result'];

/** What a question asks, beside whatever else its words say. */
export const ASKED_MARKERS = [
  'length-asked',
  'in-time',
  'where-found',
  'whether-matters',
  'cover-asked',
] as const satisfies readonly Marker[];

/** Markers of who asks for an order of their own, whatever else the same words are. */
export const CUSTOMER_MARKERS: readonly Marker[] = ['as-customer'];

/** Markers of what a message sums up, announces or undertakes, whatever else the same words are. */
export const SHAPE_MARKERS: readonly Marker[] = ['summing', 'announcing', 'will-do'];
