import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { LEARNT_DATA_DIR } from '../fakes/brain.ts';

it('shows the channel to a newcomer: as an Ambassador, by buttons and by numbers, and as a stranger', async () => {
  const typed = [
    'hello',
    'do I keep the machine?',
    '/1',
    'what is my warranty?',
    '2',
    '/photo',
    '/9',
    '/stranger',
    'Bonjour, où est mon remboursement ?',
  ];
  const simulator = spawn(process.execPath, ['scripts/whatsapp-simulate.ts'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, DATA_DIR: LEARNT_DATA_DIR },
  });
  simulator.stdin.end(`${typed.join('\n')}\n`);
  const shown = await text(simulator.stdout);
  const said = shown.split(/\nyou \(\w+\)> /).slice(1);
  expect(said).toEqual([
    expect.stringMatching(/^hello\n\nHello!.*\/1 {2}Broken machine\?/s),
    expect.stringMatching(/yours to keep.*\(Did this answer your question\?\).*\/1 {2}👍 Yes/s),
    expect.stringContaining('Thank you'),
    expect.stringMatching(/several machines.*≡ Choose.*\/2 {2}/s),
    expect.stringContaining('Magimix'),
    expect.stringContaining('only read text'),
    expect.stringContaining('nothing to press'),
    expect.stringContaining('Sam, whom nobody knows'),
    expect.stringMatching(/réservé à nos clients Ambassadeurs.*https:\/\/shop\.example\/contact/s),
  ]);
}, 120_000);
