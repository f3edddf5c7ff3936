import type { Logger } from '../../../src/domain/ports/logger.ts';

const ignore = () => {};

export const silent: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };
