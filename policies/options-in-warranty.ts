import { besideWarranty } from './_beside-warranty.ts';

/** What the warranty changes about the options: nothing that is published. Whether it runs is said first to who told the machine and its age. */
export const policy = besideWarranty({ id: 'options-in-warranty', states: ['F10'] });
