import type { Activity } from 'botframework-schema';
import { CremaError } from '../../domain/errors.ts';
import type { Bot, ConversationRef } from '../../domain/ports/bot.ts';
import type { NewMessage, StoredConversation } from '../../domain/ports/store.ts';
import { CollectingAdapter } from '../adapter.ts';
import { BOT } from '../format.ts';
import { createHandler } from '../handler.ts';
import { languageOf } from '../locale.ts';
import type { Hub } from './hub.ts';
import type { Owners } from './owners.ts';
import type { ChatPass } from './tokens.ts';
import { FILES_DECLINED } from './words.ts';

/** What was posted, made into an activity by `parseActivity`. */
type Posted = Partial<Activity> & { readonly id: string };

export interface Turns {
  /** Opens the conversation and says hello. */
  start(
    pass: ChatPass,
    how: { conversation: StoredConversation | null; locale: string | null },
  ): Promise<void>;
  /** Has a posted activity answered, or keeps it for all to see; whoever listens hears of it from the store. */
  take(activity: Posted, conversation: StoredConversation): Promise<void>;
}

// Clients give up a post after 20 s; the lines still reach them by the stream when they come later.
const ANSWER_TIMEOUT_MS = 15_000;
/** An answer slower than this is announced by dots. */
const TYPING_AFTER_MS = 400;

/** Shown to those who listen now, and not kept. */
const PASSING = new Set(['typing']);
/** Neither shown nor kept: between client and bot only. */
const UNSEEN = new Set(['conversationUpdate']);

/** The way from a posted activity through the bot to the store. */
export function createTurns({
  bot,
  hub,
  owners,
  newId,
  clock,
}: {
  bot: Bot;
  hub: Hub;
  owners: Owners;
  newId: () => string;
  clock: () => Date;
}): Turns {
  const adapter = new CollectingAdapter();

  const refOf = async (
    { conversationId: id, userId }: Pick<ChatPass, 'conversationId' | 'userId'>,
    conversation: StoredConversation | null,
  ): Promise<ConversationRef> => {
    const account = conversation === null ? { customer: null } : await owners.accountOf(conversation);
    return { id, channel: 'web', userId, ...account };
  };

  const run = (ref: ConversationRef, activity: Partial<Activity>) =>
    adapter.process(activity, (context) => createHandler(bot, () => ref).run(context));

  const answer = async (activity: Posted, ref: ConversationRef): Promise<void> => {
    const { type = '', text, attachments } = activity;
    if (PASSING.has(type)) return hub.broadcast(ref.id, activity);
    const isFilesOnly = text === undefined && Boolean(attachments?.length);
    if (!isFilesOnly) await run(ref, activity);
    if (UNSEEN.has(type)) return;
    const lines = [
      ...(type !== 'message' || isFilesOnly ? [lineOf(activity, clock())] : []),
      ...(attachments?.length ? [filesDeclined(activity, { id: newId(), now: clock() })] : []),
    ];
    if (lines.length > 0) await bot.record(ref, lines);
  };

  return {
    async start(pass, { conversation, locale }) {
      const ref = await refOf(pass, conversation);
      const person = { id: pass.userId ?? '', name: '', role: 'user' };
      await inTime(
        run(ref, {
          type: 'conversationUpdate',
          channelId: 'directline',
          conversation: { id: ref.id } as Activity['conversation'],
          from: person,
          recipient: BOT,
          membersAdded: [person],
          ...(locale !== null && { locale }),
        }),
      );
    },
    async take(activity, conversation) {
      const pass = { conversationId: conversation.id, userId: activity.from?.id ?? null };
      const ref = await refOf(pass, conversation);
      const dots = setTimeout(() => hub.broadcast(ref.id, typing(ref.id)), TYPING_AFTER_MS);
      await inTime(answer(activity, ref)).finally(() => clearTimeout(dots));
    },
  };
}

const typing = (conversationId: string): Partial<Activity> => ({
  type: 'typing',
  channelId: 'directline',
  conversation: { id: conversationId } as Activity['conversation'],
  from: BOT,
});

/** An activity that is no question to the bot, as a line of the transcript: Web Chat waits for each of its posts to come back. */
function lineOf(
  { type, id, text, name, value, entities, attachments, channelData }: Posted,
  now: Date,
): NewMessage {
  const activity = {
    ...(type !== 'message' && { type }),
    ...(name !== undefined && { name }),
    ...(value !== undefined && { value }),
    ...(entities !== undefined && { entities }),
    ...(attachments !== undefined && { attachments }),
  };
  return {
    id,
    from: 'customer',
    text: text ?? '',
    at: now.toISOString(),
    reply: null,
    replyToId: null,
    channelData: channelData ?? null,
    activity,
  };
}

const filesDeclined = (
  { id: replyToId, locale }: Posted,
  { id, now }: { id: string; now: Date },
): NewMessage => {
  const text = FILES_DECLINED[languageOf(locale) ?? 'en'];
  return {
    id,
    from: 'bot',
    text,
    at: now.toISOString(),
    reply: { text, choices: [], answers: null, receipt: null },
    replyToId,
    channelData: null,
  };
};

async function inTime(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new CremaError('CONVERSATION_BUSY', 'The answer takes too long; try again in a moment.')),
      ANSWER_TIMEOUT_MS,
    );
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
