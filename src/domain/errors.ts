/** Every code an error of Crema can carry; docs/errors.md explains each to an operator. */
export const ERROR_CODES = [
  'CONFIG_INVALID',
  'CONTENT_INVALID',
  'INPUT_INVALID',
  'INPUT_TOO_LARGE',
  'CONVERSATION_UNKNOWN',
  'NOT_FOUND',
  'CREDENTIALS_MISSING',
  'TOKEN_INVALID',
  'TOKEN_EXPIRED',
  'ORIGIN_REFUSED',
  'TOO_MANY_REQUESTS',
  'NOT_READY',
  'STORAGE_FAILED',
  'STORAGE_LOCKED',
  'CONVERSATION_BUSY',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** A failure with a stable code to branch on and a message that says what, where and what to do next. */
export class CremaError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'CremaError';
    this.code = code;
  }
}
