import { CremaError } from '../../src/domain/errors.ts';
import type { Trace } from '../../src/domain/message.ts';
import type {
  ConversationStore,
  KeyStore,
  OpenQuestion,
  Rating,
  RatingStore,
  StoredConversation,
  StoredMessage,
  TranscriptFeed,
  TranscriptListener,
} from '../../src/domain/ports/store.ts';
import { createFeed } from '../../src/storage/feed.ts';

/** Transcripts in memory; `fail` makes every later call fail as a lost database would, `quiet` tells nobody of commits. */
export function memoryConversations(): ConversationStore &
  TranscriptFeed & {
    fail(yes: boolean): void;
    quiet(yes: boolean): void;
    tell: TranscriptListener;
    /** The questions left for a person. */
    left: readonly OpenQuestion[];
    /** The lines of every conversation, oldest conversation first. */
    all(): (readonly StoredMessage[])[];
  } {
  const { subscribe, tell } = createFeed();
  let silent = false;
  const conversations = new Map<string, StoredConversation>();
  const messages = new Map<string, StoredMessage[]>();
  const traces = new Map<string, { messageId: string; trace: Trace }[]>();
  const left: OpenQuestion[] = [];
  let failing = false;
  const lines = (id: string) => {
    if (failing) throw new CremaError('STORAGE_FAILED', 'the test took the database away');
    return messages.get(id) ?? [];
  };
  return {
    subscribe,
    tell,
    left,
    quiet(yes) {
      silent = yes;
    },
    fail(yes) {
      failing = yes;
    },
    all: () => [...messages.values()],
    async open(conversation) {
      const known = conversations.get(conversation.id);
      if (known) return known;
      const opened = { ...conversation, version: 0 };
      conversations.set(conversation.id, opened);
      return opened;
    },
    async find(id) {
      lines(id);
      return conversations.get(id) ?? null;
    },
    async claim(id, { userId, owner }) {
      const known = conversations.get(id);
      if (!known || (known.owner && known.userId !== userId)) return false;
      conversations.set(id, { ...known, userId, owner });
      if (known.userId !== userId) tell.claimed(id);
      return true;
    },
    async commitTurn(turn) {
      const before = lines(turn.conversationId);
      const known = conversations.get(turn.conversationId);
      if (!known || known.version !== turn.expectedVersion) return { kind: 'conflict' };
      if (before.some(({ id }) => turn.messages.some((message) => message.id === id))) {
        return { kind: 'duplicate' };
      }
      const added = turn.messages.map((message, index) => ({ ...message, seq: before.length + index + 1 }));
      messages.set(turn.conversationId, [...before, ...added]);
      conversations.set(known.id, { ...known, version: known.version + 1, state: turn.state });
      const [first] = turn.messages;
      if (turn.trace !== null && first)
        traces.set(known.id, [...(traces.get(known.id) ?? []), { messageId: first.id, trace: turn.trace }]);
      if (turn.openQuestion) left.push(turn.openQuestion);
      if (!silent) tell.committed(known.id, added);
      return { kind: 'committed', messages: added };
    },
    async messagesAfter(id, { after, limit }) {
      return lines(id)
        .filter(({ seq }) => seq > after)
        .slice(0, limit);
    },
    async findMessage(id, messageId) {
      return lines(id).find((line) => line.id === messageId) ?? null;
    },
    async repliesTo(id, messageId) {
      return lines(id).filter(({ replyToId }) => replyToId === messageId);
    },
    async traces(id) {
      return traces.get(id) ?? [];
    },
  };
}

export function memoryRatings(): RatingStore & { readonly all: Rating[] } {
  const all: Rating[] = [];
  return {
    all,
    async put(rating) {
      const at = all.findIndex(
        ({ messageId, personId }) => messageId === rating.messageId && personId === rating.personId,
      );
      if (at >= 0) all[at] = rating;
      else all.push(rating);
    },
    async remove({ messageId }) {
      const at = all.findIndex((rating) => rating.messageId === messageId);
      if (at >= 0) all.splice(at, 1);
    },
    async find(conversationId) {
      return all.filter((rating) => rating.conversationId === conversationId);
    },
  };
}

export const fixedKeys = (fill = 7): KeyStore => ({ key: async () => new Uint8Array(32).fill(fill) });
