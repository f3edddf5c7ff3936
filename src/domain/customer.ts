import { z } from 'zod';
import { Language } from './language.ts';
import { IsoDate } from './value.ts';

/** Euros with at most two decimals, as the account system writes them. */
const Euros = z
  .number()
  .nonnegative()
  .refine((euros) => Math.abs(euros * 100 - Math.round(euros * 100)) < 1e-6, 'at most two decimals');

/** What an account may hold several of, so that the customer is asked which one. */
export const ACCOUNT_LISTS = ['subscriptions', 'machines', 'orders'] as const;
export type AccountList = (typeof ACCOUNT_LISTS)[number];

export const CustomerSubscription = z.object({
  machineModel: z.string().optional(),
  fullPrice: Euros.optional(),
  subscriptionPrice: Euros.optional(),
  commitmentMonths: z.int().positive().optional(),
  subscriptionStart: IsoDate.optional(),
});
export type CustomerSubscription = z.infer<typeof CustomerSubscription>;

/** Verified facts about the person asking: from a signed claim, the directory or the chat contract. */
export const Customer = z.object({
  id: z.string().min(1).max(200),
  phone: z.string().optional(),
  whatsappUserId: z.string().optional(),
  ambassador: z.boolean().optional(),
  locale: Language.optional(),
  subscriptions: z.array(CustomerSubscription).max(50).optional(),
  machines: z
    .array(
      z.object({
        brand: z.string().optional(),
        range: z.string().optional(),
        purchaseDate: IsoDate.optional(),
        machineRegistered: z.boolean().optional(),
      }),
    )
    .max(50)
    .optional(),
  orders: z
    .array(
      z.object({
        id: z.string().optional(),
        refundKind: z.string().optional(),
        handoverDate: IsoDate.optional(),
        carrierReturnDate: IsoDate.optional(),
        paymentMethod: z.string().optional(),
        replacementSent: z.boolean().optional(),
      }),
    )
    .max(50)
    .optional(),
});
export type Customer = z.infer<typeof Customer>;
