/** How the page is connected to the server. */
export type Connection = 'online' | 'reconnecting' | 'offline';

// A socket is replaced in less; only what lasts is worth a word.
const PATIENCE_MS = 1_500;
const GOOD_NEWS_MS = 4_000;

/** Tells each change of the connection that a person should read, once it is time; `isOver` when it need not be read any longer. */
export function withPatience(
  tell: (state: Connection, isOver: boolean) => void,
): (state: Connection) => void {
  let told: Connection = 'online';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWaiting = false;
  const say = (state: Connection, isOver = false) => {
    told = state;
    isWaiting = false;
    tell(state, isOver);
  };
  return (state) => {
    // Another try that fails is no news: the patience is for all of them together.
    if (state === 'reconnecting' && isWaiting) return;
    clearTimeout(timer);
    isWaiting = state === 'reconnecting' && told === 'online';
    if (isWaiting) timer = setTimeout(() => say(state), PATIENCE_MS);
    else if (state !== 'online' || told !== 'online') say(state);
    if (state === 'online') timer = setTimeout(() => say(state, true), GOOD_NEWS_MS);
  };
}
