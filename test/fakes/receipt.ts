import type { Receipt } from '../../src/domain/receipt.ts';

export const RECEIPT: Receipt = {
  policy: 'commitment-penalty',
  outcome: 'penalty',
  asOf: '2026-03-01',
  contentVersion: 'test',
  inputs: [
    {
      fact: 'fullPrice',
      value: 199,
      origin: 'typed',
      approximate: false,
      label: 'full price of the machine',
      text: '€199.00',
      source: 'you told us',
    },
    {
      fact: 'cancellationDate',
      value: '2026-03-01',
      origin: 'default',
      approximate: false,
      label: 'cancellation date',
      text: '1 March 2026',
      source: 'assumed: today',
    },
  ],
  rules: [
    {
      figure: 'penalty-share',
      fact: 'F20',
      value: 50,
      validFrom: '2025-01-01',
      validTo: null,
      label: 'share of the discount',
      text: '50%',
    },
  ],
  formula: 'fullPrice - subscriptionPrice',
  steps: [{ name: 'discount', label: 'discount you got', text: '€199.00 − €111.00 = €88.00', value: 88 }],
  result: { name: 'penalty', label: 'to pay', value: 44, text: '€44.00' },
};
