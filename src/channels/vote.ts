import type { Activity, Entity } from 'botframework-schema';
import { z } from 'zod';
import type { Bot } from '../domain/ports/bot.ts';

type Vote = Parameters<Bot['rate']>[1];

const FEEDBACK_EVENT = 'webchat:activity-status/feedback';
const ACTION_ID = /^urn:crema:answer:(.+):(?:like|dislike)$/;
const COMMENT_LIMIT_CHARS = 2_000;

const actionId = (messageId: string, action: 'like' | 'dislike'): string =>
  `urn:crema:answer:${encodeURIComponent(messageId)}:${action}`;

/** The entity that makes Web Chat show thumbs; a pressed action comes back as it is, so it names the answer. */
export function voteEntity(messageId: string): Entity {
  const waiting = { actionStatus: 'PotentialActionStatus' };
  return {
    '@context': 'https://schema.org',
    // Web Chat ignores the actions unless this is the empty string.
    '@id': '',
    '@type': 'Message',
    type: 'https://schema.org/Message',
    potentialAction: [
      { '@type': 'LikeAction', '@id': actionId(messageId, 'like'), ...waiting },
      { '@type': 'DislikeAction', '@id': actionId(messageId, 'dislike'), ...waiting },
    ],
  };
}

const Pressed = z.object({
  '@type': z.enum(['LikeAction', 'DislikeAction']),
  '@id': z.string().max(1_000).regex(ACTION_ID),
});
const Comment = z.object({ comment: z.string().trim().min(1).max(COMMENT_LIMIT_CHARS) });

/** The vote that a thumbs event carries; null for any other event. */
export function voteOf(activity: Pick<Partial<Activity>, 'name' | 'entities' | 'value'>): Vote | null {
  if (activity.name !== FEEDBACK_EVENT) return null;
  for (const entity of activity.entities ?? []) {
    const pressed = Pressed.safeParse(entity);
    if (!pressed.success) continue;
    const messageId = decoded(ACTION_ID.exec(pressed.data['@id'])?.[1] ?? '');
    if (messageId === null) continue;
    const comment = Comment.safeParse(activity.value);
    return {
      messageId,
      vote: pressed.data['@type'] === 'LikeAction' ? 'up' : 'down',
      comment: comment.success ? comment.data.comment : null,
    };
  }
  return null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
