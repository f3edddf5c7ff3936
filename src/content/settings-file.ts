import { dirname } from 'node:path';
import type { z } from 'zod';
import { CremaError } from '../domain/errors.ts';
import { formatProblem, type Problem } from './problem.ts';
import { readSource } from './source.ts';

/** A YAML file that is no content but belongs to a setting; fails with CONFIG_INVALID and its first mistake: file, line, remedy. */
export async function readSettingsFile<S extends z.ZodType>(
  path: string,
  { schema, setting, help }: { schema: S; setting: string; help: string },
): Promise<z.infer<S>> {
  const problems: Problem[] = [];
  const source = await readSource(dirname(path), path, { schema, problems, help });
  if (source) return source.data;
  const [problem] = problems.map((one) => formatProblem({ ...one, file: path }));
  throw new CremaError('CONFIG_INVALID', `${setting}: ${problem}`);
}
