import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ERROR_CODES } from '../../src/domain/errors.ts';

it('explains every error code, and no dead one, in docs/errors.md', () => {
  const explained = [...readFileSync('docs/errors.md', 'utf8').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(
    ([, code]) => code,
  );
  expect(explained).toEqual([...ERROR_CODES]);
});
