import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LEARNT_DATA_DIR } from '../fakes/brain.ts';

const project = resolve(import.meta.dirname, '../..');
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'crema-new-'));
  for (const folder of ['intents', 'answers', 'policies'])
    cpSync(join(project, folder), join(root, folder), { recursive: true });
  mkdirSync(join(root, 'test', 'conversations'), { recursive: true });
  symlinkSync(join(project, 'src'), join(root, 'src'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const run = (script: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(project, 'scripts', script), ...args], { cwd: root, encoding: 'utf8' });

describe('scaffolding an answer', () => {
  it('adds the entry in all folders and says what to fill in; the content check then names each hole', () => {
    const { status, stdout } = run('new-answer.ts', 'machine', 'machine-noise');
    expect(status).toBe(0);
    for (const file of [
      'intents/machine.yaml',
      'answers/{en,fr}/machine.yaml',
      'test/conversations/machine.yaml',
    ])
      expect(stdout).toContain(file);
    for (const file of ['intents', 'answers/en', 'answers/fr'])
      expect(readFileSync(join(root, file, 'machine.yaml'), 'utf8')).toContain('\nmachine-noise:\n');
    const check = run('check-content.ts');
    expect(check.status).toBe(1);
    expect(check.stderr).toMatch(
      /intents\/machine\.yaml:\d+ machine-noise\.examples\.en: give at least 5 examples/,
    );
    expect(check.stderr).toMatch(/answers\/fr\/machine\.yaml:\d+ machine-noise\.text: the text is empty/);
  });

  it.each([
    [[], 1, 'usage: npm run new-answer'],
    [['machine', 'Bad Name'], 1, 'usage: npm run new-answer'],
    [['machine', 'machine-faulty'], 1, 'has an intent machine-faulty already'],
  ])('refuses %j', (args, status, message) => {
    const result = run('new-answer.ts', ...args);
    expect(result.status).toBe(status);
    expect(result.stderr).toContain(message);
  });

  it('shows, in the terminal chat, why a reply was given', () => {
    const said = execFileSync(process.execPath, [join(project, 'scripts/chat.ts'), '--explain'], {
      cwd: project,
      env: { ...process.env, DATA_DIR: LEARNT_DATA_DIR },
      input: 'do I keep the machine?\n',
      encoding: 'utf8',
    });
    for (const line of [
      /intents +subscription-ownership \d+\.\d %/,
      /decision +answer › subscription-ownership/,
      /text +answers\/en\/subscription\.yaml: subscription-ownership\.text/,
    ])
      expect(said).toMatch(line);
  });
});
