import { besideWarranty } from './_beside-warranty.ts';

/** What other makers' capsules change: nothing about after-sales; the warranty is another matter. */
export const policy = besideWarranty({ id: 'other-capsules', states: ['F16', 'F17', 'F18'] });
