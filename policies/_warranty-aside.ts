import type { Derivation, Values } from '../src/domain/decision.ts';
import type { Facts } from '../src/domain/fact.ts';
import { date } from '../src/domain/value.ts';
import type { Given, ValueKinds } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { onPurchase } from './_warranty-end.ts';
import { LENGTH_FIGURES, makeOf } from './_warranty-lengths.ts';

const DATED = { brand: 'term', purchaseDate: 'date', warranty: 'years', warrantyEnd: 'date' } as const;

const NOTES = {
  'warranty-runs': DATED,
  'warranty-parts': { ...DATED, partsWarranty: 'years', partsEnd: 'date' },
  'warranty-over': DATED,
  'warranty-then': { ...DATED, faultDate: 'date' },
} as const satisfies Readonly<Record<string, ValueKinds>>;

/** What a policy declares that says, beside its own answer, how the warranty of the machine told stands. */
export const WARRANTY_ASIDE = {
  /** The facts it rests on: never asked for, and not what the question is about. */
  reads: { brand: {}, purchaseDate: {}, range: {} },
  asides: ['brand', 'purchaseDate', 'range'],
  figures: LENGTH_FIGURES,
  notes: NOTES,
  /** They say what the warranty of the machine answers. */
  inPassing: { warranty: Object.keys(NOTES) },
} as const;

interface Aside {
  readonly note: keyof typeof NOTES;
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

/** Covered on the day asked about, or until a day still ahead. */
const RUNNING = /^covered|-ahead$|^ends-within$/;

function noteOf(outcome: string): Aside['note'] {
  if (outcome === 'parts-only') return 'warranty-parts';
  if (outcome === 'covered-then') return 'warranty-then';
  return RUNNING.test(outcome) ? 'warranty-runs' : 'warranty-over';
}
