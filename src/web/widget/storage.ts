/** One JSON value in the browser's storage; without storage (private modes) reading gives null and writing nothing. */
export function stored<T>(kind: 'localStorage' | 'sessionStorage', name: string) {
  return {
    read(): T | null {
      try {
        return JSON.parse(window[kind].getItem(name) ?? 'null');
      } catch {
        return null;
      }
    },
    write(value: T | null): void {
      try {
        if (value === null) window[kind].removeItem(name);
        else window[kind].setItem(name, JSON.stringify(value));
      } catch {
        // Nothing to do: the chat works, it only will not outlive the page.
      }
    },
  };
}
