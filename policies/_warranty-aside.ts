import type { Derivation, Values } from '../src/domain/decision.ts';
import type { Facts } from '../src/domain/fact.ts';
import { date } from '../src/domain/value.ts';
import type { Given, ValueKinds } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { onPurchase } from './_warranty-end.ts';
import { LENGTH_FIGURES, makeOf } from './_warranty-lengths.ts';

const DATED = { brand: 'term', purchaseDate: 'date', warranty: 'years', warrantyEnd: 'date' } as const;

/** The sentences on the warranty of a machine whose brand and purchase were told beside another question. */
export const WARRANTY_NOTES = {
  'warranty-runs': DATED,
  'warranty-parts': { ...DATED, partsWarranty: 'years', partsEnd: 'date' },
  'warranty-over': DATED,
} as const satisfies Readonly<Record<string, ValueKinds>>;
/** They say what the warranty of the machine answers. */
export const WARRANTY_IN_PASSING = { warranty: Object.keys(WARRANTY_NOTES) };
export const WARRANTY_FIGURES = LENGTH_FIGURES;
/** The facts it rests on: never asked for, and not what the question is about. */
export const WARRANTY_READS = { brand: {}, purchaseDate: {}, range: {} } as const;
export const WARRANTY_FACTS = ['brand', 'purchaseDate', 'range'] as const;

interface Aside {
  readonly note: keyof typeof WARRANTY_NOTES;
  readonly values: Values;
  readonly derivation: Derivation | null;
}

/** Who told when the machine was bought need not ask whether its warranty still runs; null where that is not certain. */
export function warrantyAside(given: Given): Aside | null {
  const bounds = [given.facts, ...boundsOf(given.facts)].map((facts) => asideOf({ ...given, facts }));
  const [aside, ...others] = bounds;
  return aside && others.every((other) => other?.note === aside.note) ? aside : null;
}

/** The same facts with the last day on which a purchase told roughly may have been. */
function boundsOf(facts: Facts): Facts[] {
  const { purchaseDate } = facts;
  if (purchaseDate?.kind !== 'known' || purchaseDate.until === undefined) return [];
  return [{ ...facts, purchaseDate: { ...purchaseDate, value: date(purchaseDate.until) } }];
}

function asideOf(given: Given): Aside | null {
  const { facts, today } = given;
  const make = makeOf(known(facts, 'brand'));
  const purchase = known(facts, 'purchaseDate');
  const isPublished = known(facts, 'range')?.value.id !== 'professional';
  if (!make || !purchase || !isPublished || purchase.value.date > today) return null;
  const dated = onPurchase(given, make, purchase);
  return dated && { note: noteOf(dated.outcome), values: dated.values, derivation: dated.derivation };
}

function noteOf(outcome: string): Aside['note'] {
  if (outcome === 'parts-only') return 'warranty-parts';
  return outcome.startsWith('covered') || outcome.endsWith('-ahead') ? 'warranty-runs' : 'warranty-over';
}
