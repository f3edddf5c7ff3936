import { CremaError } from '../domain/errors.ts';

/** Wraps an operation so that whatever goes wrong in it comes out as STORAGE_FAILED, saying what was being done where. */
export function failsAsStorage(where: string) {
  return <A extends unknown[], R>(doing: string, operation: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      try {
        return await operation(...args);
      } catch (cause) {
        throw storageFailed(`could not ${doing}`, where, cause);
      }
    };
}

export type Guard = ReturnType<typeof failsAsStorage>;

/** The error for a database operation that failed; an error that already says so is passed on as it is. */
export function storageFailed(what: string, where: string, cause: unknown): CremaError {
  if (cause instanceof CremaError) return cause;
  return new CremaError(
    'STORAGE_FAILED',
    `${where}: ${what} (${reasonOf(cause)}). Try again; if it lasts, check the database.`,
    { cause },
  );
}

/** The code of a system or SQL error, or null: the one thing both engines' errors have in common. */
export function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** A short reason; never `detail`, where PostgreSQL quotes the row, which may hold a customer's words. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  return code === null || message.includes(code) ? message || 'no reason given' : `${code} ${message}`.trim();
}
