import { CremaError, type ErrorCode } from '../domain/errors.ts';

/** The HTTP status of every error code: the one place that decides it. */
export const STATUS: Readonly<Record<ErrorCode, number>> = {
  CONFIG_INVALID: 500,
  CONTENT_INVALID: 422,
  INPUT_INVALID: 400,
  INPUT_TOO_LARGE: 413,
  CONVERSATION_UNKNOWN: 404,
  NOT_FOUND: 404,
  CREDENTIALS_MISSING: 401,
  TOKEN_INVALID: 403,
  TOKEN_EXPIRED: 403,
  ORIGIN_REFUSED: 403,
  TOO_MANY_REQUESTS: 429,
  NOT_READY: 503,
  STORAGE_FAILED: 503,
  STORAGE_LOCKED: 503,
  CONVERSATION_BUSY: 503,
};

// Direct Line clients compare this one code letter by letter.
const WIRE_CODES: Partial<Record<ErrorCode, string>> = { TOKEN_EXPIRED: 'TokenExpired' };

/** What the log tells the operator, such as where the database is, concerns no client. */
const PUBLIC_MESSAGES: Partial<Record<ErrorCode, string>> = {
  STORAGE_FAILED: 'The database does not answer at the moment; try again shortly.',
  STORAGE_LOCKED: 'The database is in use by another process; try again shortly.',
};

export interface ErrorAnswer {
  readonly status: number;
  readonly body: { readonly error: { readonly code: string; readonly message: string } };
}

/** What a client is told of any failure: a known code and its message, and nothing of an unexpected one. */
export function errorAnswer(error: unknown): ErrorAnswer {
  if (error instanceof CremaError) {
    const message = PUBLIC_MESSAGES[error.code] ?? error.message;
    return answer(STATUS[error.code], WIRE_CODES[error.code] ?? error.code, message);
  }
  const framework = asFrameworkError(error);
  if (framework === null)
    return answer(500, 'INTERNAL', 'Something went wrong on our side; try again later.');
  const code = FRAMEWORK_CODES[framework.statusCode] ?? 'INPUT_INVALID';
  return answer(framework.statusCode, code, FRAMEWORK_MESSAGES[framework.code] ?? framework.message);
}

const answer = (status: number, code: string, message: string): ErrorAnswer => ({
  status,
  body: { error: { code, message } },
});

const FRAMEWORK_CODES: Readonly<Record<number, ErrorCode>> = {
  404: 'NOT_FOUND',
  413: 'INPUT_TOO_LARGE',
  414: 'INPUT_TOO_LARGE',
  429: 'TOO_MANY_REQUESTS',
};

const FRAMEWORK_MESSAGES: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'This content type is not understood; send application/json.',
  FST_ERR_CTP_BODY_TOO_LARGE: 'The request body is too large; send less.',
  FST_ERR_CTP_INVALID_JSON_BODY:
    'The request body is not valid JSON, or has a key such as __proto__ that no request may have; correct it.',
  FST_ERR_BAD_URL: 'The address is not valid; check how its % signs are written.',
  FST_ERR_MAX_PARAM_LENGTH: 'A part of the address is too long; use the ids as they were given.',
};

/** What is wrong with a part of a request, such as `body.text: expected string, received number`. */
export function invalidMessage(
  errors: readonly { readonly instancePath: string; readonly message?: string }[],
  part: string,
): string {
  const wrong = errors.map(
    ({ instancePath, message = 'is not valid' }) =>
      `${[part, ...instancePath.split('/').filter(Boolean)].join('.')}: ${message}`,
  );
  return `${wrong.join(', ')}; /openapi.json describes what is expected.`;
}

/** Fastify's own refusals carry a 4xx status and a message written for the sender. */
function asFrameworkError(error: unknown): { statusCode: number; code: string; message: string } | null {
  if (!(error instanceof Error) || !('statusCode' in error)) return null;
  const { statusCode } = error;
  if (typeof statusCode !== 'number' || statusCode < 400 || statusCode > 499) return null;
  return { statusCode, code: 'code' in error ? String(error.code) : '', message: error.message };
}
