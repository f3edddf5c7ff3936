import type { Logger } from '../src/domain/ports/logger.ts';

const warn = (data: object, event: string): void => console.error(`${event}: ${JSON.stringify(data)}`);
const nothing = (): void => {};

/** Warnings and errors on stderr, the rest unsaid: what a script prints on stdout is its result. */
export const quietLog: Logger = { debug: nothing, info: nothing, warn, error: warn };
