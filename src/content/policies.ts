import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Policy } from '../policy/contract.ts';
import type { Problem } from './problem.ts';

/** Imports every policy module of policies/ (files starting with `_` are helpers), with the code for the version's hash. */
export async function loadPolicies(
  root: string,
  problems: Problem[],
): Promise<{ policies: Policy[]; code: string }> {
  const folder = join(root, 'policies');
  const names = (await readdir(folder).catch(() => [] as string[]))
    .filter((name) => name.endsWith('.ts'))
    .sort();
  const policies: Policy[] = [];
  let code = '';
  for (const name of names) {
    code += await readFile(join(folder, name), 'utf8');
    if (name.startsWith('_')) continue;
    const policy = await importPolicy(join(folder, name));
    if (typeof policy === 'string') problems.push({ file: `policies/${name}`, line: 1, message: policy });
    else if (policy.id !== name.replace(/\.ts$/, ''))
      problems.push({
        file: `policies/${name}`,
        line: 1,
        message: `its id is "${policy.id}"; a policy's id is its file's name`,
      });
    else policies.push(policy);
  }
  return { policies, code };
}

async function importPolicy(path: string): Promise<Policy | string> {
  try {
    const module = (await import(pathToFileURL(path).href)) as { policy?: Policy };
    return module.policy ?? 'exports no "policy"; export one as the README of policies/ shows';
  } catch (cause) {
    return `cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}; npm run typecheck shows the line`;
  }
}
