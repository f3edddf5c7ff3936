import type { TranscriptFeed, TranscriptListener } from '../domain/ports/store.ts';

/** Passes on what the stores and other processes tell to everyone who subscribed. */
export function createFeed(): TranscriptFeed & { readonly tell: TranscriptListener } {
  const listeners: TranscriptListener[] = [];
  return {
    subscribe: (listener) => void listeners.push(listener),
    tell: {
      committed: (conversationId, lines) => {
        for (const listener of listeners) listener.committed(conversationId, lines);
      },
      elsewhere: (conversationId) => {
        for (const listener of listeners) listener.elsewhere(conversationId);
      },
      claimed: (conversationId) => {
        for (const listener of listeners) listener.claimed(conversationId);
      },
      missed: () => {
        for (const listener of listeners) listener.missed();
      },
    },
  };
}
