import type { Opening } from '../src/domain/decision.ts';
import { money, term, wholeEuros } from '../src/domain/value.ts';
import type { Given } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { penaltyCents, toWholeEuros } from './_penalty-amount.ts';

export const EXAMPLE_FIGURES = ['example-full-price', 'example-subscription-price'] as const;

const EXAMPLE_MACHINE = term('machine-models', 'lattissima-one');

/** "It is a Lattissima One", with no price or the published one: the published example is that machine's. */
export function isExampleMachine({ facts, figures, today }: Given): boolean {
  if (known(facts, 'machineModel')?.value.id !== EXAMPLE_MACHINE.id || known(facts, 'fullPrice'))
    return false;
  const paid = known(facts, 'subscriptionPrice');
  return !paid || paid.value.cents === figures.on('example-subscription-price', today, 'money')?.cents;
}

/** What the rule with its published example prints. */
export const EXAMPLE = {
  penaltyShare: 'share',
  exampleMachine: 'term',
  exampleFullPrice: 'money',
  exampleSubscriptionPrice: 'money',
  examplePenalty: 'wholeEuros',
  exampleExact: 'money',
} as const;

/** The published example worked out; null on a day for which something of it is not published. */
export function exampleOn({ figures }: Given, day: string) {
  const penaltyShare = figures.on('penalty-share', day, 'share');
  const fullPrice = figures.on('example-full-price', day, 'money');
  const subscriptionPrice = figures.on('example-subscription-price', day, 'money');
  if (!penaltyShare || !fullPrice || !subscriptionPrice) return null;
  const example = penaltyCents(fullPrice.cents, subscriptionPrice.cents, penaltyShare.percent);
  return {
    penaltyShare,
    exampleMachine: EXAMPLE_MACHINE,
    exampleFullPrice: fullPrice,
    exampleSubscriptionPrice: subscriptionPrice,
    examplePenalty: wholeEuros(toWholeEuros(example.due)),
    exampleExact: money(example.due),
  };
}

/** "Lattissima One, what would leaving cost?": the machine that is named has published prices to begin with. */
export function exampleOf(given: Given): Opening | undefined {
  const values = isExampleMachine(given) ? exampleOn(given, given.today) : null;
  return values ? { name: 'example', values } : undefined;
}
