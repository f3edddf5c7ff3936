import { type ParseArgsConfig, parseArgs } from 'node:util';

/** What a command was called with; whoever calls it wrongly is told how, on stderr, and leaves with exit code 2. */
export function readArguments<T extends ParseArgsConfig>(
  usage: string,
  config: T,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs<T>(config);
  } catch (error) {
    return misused(`${(error as Error).message}\n${usage}`);
  }
}

/** Says what is wrong with how a command was called, and leaves with exit code 2. */
export function misused(message: string): never {
  console.error(message);
  process.exit(2);
}
