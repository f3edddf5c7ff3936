/** The parts of a penalty, in cents; `difference` may be negative, `due` never is. */
export interface PenaltyAmount {
  readonly shareOfPrice: number;
  readonly difference: number;
  readonly due: number;
}

/** The share of the full price minus the price paid with the subscription; a fraction of a cent rounds half-up. */
export function penaltyCents(fullPrice: number, subscriptionPrice: number, percent: number): PenaltyAmount {
  // Hundredths of a percent keep a share such as 82.5 % in whole numbers, so no binary fraction creeps in.
  const shareOfPrice = Math.floor((fullPrice * Math.round(percent * 100) + 5_000) / 10_000);
  const difference = shareOfPrice - subscriptionPrice;
  return { shareOfPrice, difference, due: Math.max(0, difference) };
}

/** The headline: whole euros, half-up, of a non-negative amount in cents. */
export function toWholeEuros(cents: number): number {
  return Math.floor((cents + 50) / 100);
}
