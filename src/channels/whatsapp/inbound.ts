import { z } from 'zod';

/** Who wrote, as WhatsApp tells it. */
export const Sender = z.object({
  /** Business-scoped ids, the strongest first. */
  userIds: z.array(z.string()),
  /** E.164, with the plus; null when WhatsApp keeps the number to itself. */
  phone: z.string().nullable(),
  /** ISO country, when the contact tells it. */
  country: z.string().nullable(),
});
export type Sender = z.infer<typeof Sender>;

const Addresses = Sender.pick({ userIds: true, phone: true });

/** What a customer did, as it is stored until it is handled. */
export const Inbound = z.discriminatedUnion('kind', [
  /** Typed, or pressed: then `button` is what the button carries. */
  z.object({
    kind: z.literal('said'),
    sender: Sender,
    messageId: z.string(),
    text: z.string(),
    button: z.string().nullable(),
  }),
  /** Sent something that holds no words. */
  z.object({
    kind: z.literal('wordless'),
    sender: Sender,
    messageId: z.string(),
    what: z.enum(['media', 'order']),
  }),
  /** Put an emoji on a message, or took it away (null). */
  z.object({ kind: z.literal('reacted'), sender: Sender, to: z.string(), emoji: z.string().nullable() }),
  /** Goes by other ids from now on. */
  z.object({ kind: z.literal('renumbered'), before: Addresses, after: Addresses }),
]);
export type Inbound = z.infer<typeof Inbound>;
export type Said = Extract<Inbound, { kind: 'said' }>;
