import { money, wholeEuros } from '../src/domain/value.ts';
import type { Given } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { penaltyCents, toWholeEuros } from './_penalty-amount.ts';

/** What a fee with its prices prints. */
export const FEE = {
  penalty: 'wholeEuros',
  exactPenalty: 'money',
  fullPrice: 'money',
  subscriptionPrice: 'money',
  penaltyShare: 'share',
  shareOfPrice: 'money',
  leftOver: 'money',
} as const;

/** The fee within the commitment, from both prices; null while one is missing or cannot be, or no share is published. */
export function feeOn({ facts, figures }: Given, day: string) {
  const penaltyShare = figures.on('penalty-share', day, 'share');
  const fullPrice = known(facts, 'fullPrice');
  const subscriptionPrice = known(facts, 'subscriptionPrice');
  if (!penaltyShare || !fullPrice || !subscriptionPrice) return null;
  if (fullPrice.value.cents <= 0 || subscriptionPrice.value.cents < 0) return null;
  const amount = penaltyCents(fullPrice.value.cents, subscriptionPrice.value.cents, penaltyShare.percent);
  const values = {
    penalty: wholeEuros(toWholeEuros(amount.due)),
    exactPenalty: money(amount.due),
    fullPrice: fullPrice.value,
    subscriptionPrice: subscriptionPrice.value,
    penaltyShare,
    shareOfPrice: money(amount.shareOfPrice),
    // What the price paid exceeds the share by: never paid out, but customers speak of it.
    leftOver: money(Math.max(0, -amount.difference)),
  };
  return { amount, values, penaltyShare, fullPrice, subscriptionPrice };
}

export type Fee = NonNullable<ReturnType<typeof feeOn>>;

/** True when a price was typed: the contract's own decides. */
export const isEstimated = ({ fullPrice, subscriptionPrice }: Fee): boolean =>
  [fullPrice, subscriptionPrice].some(({ origin }) => origin === 'typed');
