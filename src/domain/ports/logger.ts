/** The part of a structured logger that rooms use: data first, a short event name second, never message text. */
export interface Logger {
  debug(data: object, event: string): void;
  info(data: object, event: string): void;
  warn(data: object, event: string): void;
  error(data: object, event: string): void;
}
