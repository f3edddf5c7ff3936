import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { voteEntity, voteOf } from '../../src/channels/vote.ts';

const name = 'webchat:activity-status/feedback';

describe('thumbs', () => {
  it('name the answer they were pressed on, whatever its id', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.boolean(), (messageId, isUp) => {
        const { potentialAction } = voteEntity(messageId) as unknown as { potentialAction: never[] };
        const entities = [potentialAction[isUp ? 0 : 1] as never];
        expect(voteOf({ name, entities })).toEqual({
          messageId,
          vote: isUp ? 'up' : 'down',
          stars: null,
          comment: null,
        });
      }),
    );
  });

  it.each([
    ['another event', { name: 'webchat/join', entities: [] }],
    ['no entities', { name }],
    [
      'an action that is no vote',
      { name, entities: [{ type: 'x', '@type': 'ViewAction', '@id': 'urn:crema:answer:1:like' }] },
    ],
    [
      'an id that is not ours',
      { name, entities: [{ type: 'x', '@type': 'LikeAction', '@id': 'urn:other:1' }] },
    ],
    [
      'a broken id',
      { name, entities: [{ type: 'x', '@type': 'LikeAction', '@id': 'urn:crema:answer:%E0%A4%A:like' }] },
    ],
  ])('are not read into %s', (_, event) => {
    expect(voteOf(event)).toBeNull();
  });
});
