import type { Activity, Entity } from 'botframework-schema';
import { z } from 'zod';
import { CremaError } from '../domain/errors.ts';
import { type GivenVote, Vote } from '../domain/rating.ts';

/** Our own event: its value is the whole vote. */
const RATING_EVENT = 'crema/rating';
/** What Web Chat posts when a thumb is pressed. */
const THUMBS_EVENT = 'webchat:activity-status/feedback';
const ACTION_ID = /^urn:crema:answer:(.+):(?:like|dislike)$/;

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

/** The vote an event carries; null for any other event. Fails with INPUT_INVALID when the vote cannot be used. */
export function voteOf(activity: Pick<Partial<Activity>, 'name' | 'entities' | 'value'>): GivenVote | null {
  switch (activity.name) {
    case RATING_EVENT:
      return checked(activity.value);
    case THUMBS_EVENT:
      return pressedVote(activity);
    default:
      return null;
  }
}

function pressedVote({ entities, value }: Pick<Partial<Activity>, 'entities' | 'value'>): GivenVote | null {
  for (const entity of entities ?? []) {
    const pressed = Pressed.safeParse(entity);
    if (!pressed.success) continue;
    const messageId = decoded(ACTION_ID.exec(pressed.data['@id'])?.[1] ?? '');
    if (messageId === null) continue;
    const vote = pressed.data['@type'] === 'LikeAction' ? 'up' : 'down';
    return checked({ messageId, vote, comment: value?.comment ?? null });
  }
  return null;
}

function checked(value: unknown): GivenVote {
  const vote = Vote.safeParse(value);
  if (vote.success) return vote.data;
  const [issue] = vote.error.issues;
  throw new CremaError(
    'INPUT_INVALID',
    `${['value', ...(issue?.path ?? [])].join('.')}: ${issue?.message}; a rating is {messageId, vote: "up"|"down", stars?: 1 to 5, comment?: at most 1,000 characters}.`,
  );
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
