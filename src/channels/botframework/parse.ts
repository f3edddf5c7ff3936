import { TurnContext } from 'botbuilder';
import type { Activity } from 'botframework-schema';
import { z } from 'zod';
import { CremaError } from '../../domain/errors.ts';

const Account = z.looseObject({ id: z.string().min(1).max(1_000) });

/** What is needed of a posted activity; the rest belongs to its channel and is passed on. */
const WireActivity = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(1_000).optional(),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation: Account,
  from: Account.optional(),
  recipient: Account.optional(),
  text: z.string().optional(),
  locale: z.string().max(100).optional(),
});

/** The posted activity as the bot's handler takes it; fails with INPUT_INVALID. */
export function parseActivity(body: object, newId: () => string): Activity {
  const parsed = WireActivity.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CremaError('INPUT_INVALID', `${issue?.path.join('.')}: ${issue?.message}`);
  }
  // Ours to store would be what is the channel's business: tenants, teams, names.
  const { channelData: _channelData, ...activity } = parsed.data;
  const known = { ...activity, id: activity.id ?? newId() } as unknown as Activity;
  // In a group the bot is addressed by name, which is no part of the question.
  if (known.text !== undefined && known.recipient) TurnContext.removeRecipientMention(known);
  return known;
}
