import { ActivityHandler, type TurnContext } from 'botbuilder';
import type { Activity } from 'botframework-schema';
import type { Bot, ConversationRef } from '../domain/ports/bot.ts';
import type { StoredMessage } from '../domain/ports/store.ts';
import { toActivity } from './format.ts';
import { languageOf } from './locale.ts';
import { voteOf } from './vote.ts';

/**
 * The bot as a Bot Framework handler: messages are answered, newcomers welcomed, thumbs recorded.
 * `conversationOf` says where an activity belongs, by default to the web chat of its conversation.
 */
export function createHandler(
  bot: Bot,
  conversationOf: (activity: Activity) => ConversationRef = webConversation,
): ActivityHandler {
  const handler = new ActivityHandler();
  handler.onMessage(async (context, next) => {
    const { messages } = await bot.receive(conversationOf(context.activity), inbound(context.activity));
    await say(context, messages);
    await next();
  });
  handler.onMembersAdded(async (context, next) => {
    const { activity } = context;
    await say(context, await bot.welcome(conversationOf(activity), languageOf(activity.locale) ?? null));
    await next();
  });
  handler.onEvent(async (context, next) => {
    const vote = voteOf(context.activity);
    if (vote !== null) await say(context, await bot.rate(conversationOf(context.activity), vote));
    await next();
  });
  return handler;
}

function webConversation(activity: Activity): ConversationRef {
  return {
    id: activity.conversation.id,
    channel: 'web',
    userId: activity.from?.id ?? null,
    customer: null,
  };
}

function inbound(activity: Activity): Parameters<Bot['receive']>[1] {
  const locale = languageOf(activity.locale);
  return {
    id: activity.id ?? '',
    text: activity.text ?? '',
    channelData: activity.channelData ?? null,
    ...(locale === undefined ? {} : { locale }),
    ...restOf(activity),
  };
}

/** What a message is besides its text: the value of a button, the names of files. */
function restOf({ value, attachments }: Activity): Pick<StoredMessage, 'activity'> {
  const names = attachments?.map(({ contentType, name }) => ({ contentType, ...(name && { name }) }));
  const activity = {
    ...(value !== undefined && { value }),
    ...(names?.length && { attachments: names }),
  };
  return Object.keys(activity).length > 0 ? { activity } : {};
}

async function say(context: TurnContext, lines: readonly StoredMessage[]): Promise<void> {
  const replies = lines.filter(({ from }) => from === 'bot');
  const where = { conversationId: context.activity.conversation.id, userId: null };
  if (replies.length > 0) await context.sendActivities(replies.map((line) => toActivity(line, where)));
}
