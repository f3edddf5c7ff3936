import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const scripts = resolve(import.meta.dirname, '../../scripts');

describe('a command called wrongly', () => {
  it.each([
    ['chat.ts', ['--bogus']],
    ['chat.ts', ['--as']],
    ['new-answer.ts', ['--help']],
    ['new-answer.ts', ['machine', 'machine-noise', 'more']],
    ['evaluate-content.ts', ['--language', 'de']],
    ['evaluate-entities.ts', ['--bogus']],
    ['env-example.ts', ['--bogus']],
    ['coverage-decisions.ts', ['--bogus']],
    ['whatsapp-simulate.ts', ['--bogus']],
  ])('shows how it is called, and does nothing: %s %j', (script, args) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(scripts, script), ...args], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/\nusage: npm run /);
    expect(stderr).not.toContain('    at ');
  });
});
