import { z } from 'zod';

/** The envelope of a webhook, as far as it is needed; what is inside is read one by one, so that one odd item spoils none. */
export const Envelope = z.object({
  object: z.string(),
  entry: z.array(
    z.object({ changes: z.array(z.object({ field: z.string(), value: z.unknown() })).catch([]) }),
  ),
});

export const Contact = z.object({
  wa_id: z.string().optional(),
  user_id: z.string().optional(),
  parent_user_id: z.string().optional(),
  country_code: z.string().optional(),
});
export type Contact = z.infer<typeof Contact>;

export const ChangeValue = z.object({
  metadata: z.object({ phone_number_id: z.string() }),
  contacts: z.array(Contact).catch([]),
  messages: z.array(z.unknown()).catch([]),
  statuses: z.array(z.unknown()).catch([]),
  errors: z.array(z.object({ code: z.number() })).catch([]),
});
export type ChangeValue = z.infer<typeof ChangeValue>;

const UnixSeconds = z.union([z.string().regex(/^\d{1,12}$/), z.number().int()]).transform(Number);
const File = z.object({ caption: z.string().optional() }).optional();
const Pressed = z.object({ id: z.string(), title: z.string().catch('') });

export const WireMessage = z.object({
  id: z.string().min(1).max(1_000),
  from: z.string().optional(),
  from_user_id: z.string().optional(),
  from_parent_user_id: z.string().optional(),
  timestamp: UnixSeconds,
  type: z.string(),
  group_id: z.string().optional(),
  text: z.object({ body: z.string() }).optional(),
  interactive: z
    .object({ type: z.string(), button_reply: Pressed.optional(), list_reply: Pressed.optional() })
    .optional(),
  button: z.object({ payload: z.string().optional(), text: z.string().optional() }).optional(),
  image: File,
  video: File,
  document: File,
  reaction: z.object({ message_id: z.string(), emoji: z.string().optional() }).optional(),
  system: z
    .object({
      type: z.string(),
      wa_id: z.string().optional(),
      user_id: z.string().optional(),
      parent_user_id: z.string().optional(),
      previous_user_id: z.string().optional(),
    })
    .optional(),
});
export type WireMessage = z.infer<typeof WireMessage>;

export const WireStatus = z.object({
  id: z.string().min(1).max(1_000),
  status: z.string(),
  biz_opaque_callback_data: z.string().optional(),
  errors: z.array(z.object({ code: z.number() })).catch([]),
});
export type WireStatus = z.infer<typeof WireStatus>;
