import { beforeAll, describe, expect, it } from 'vitest';
import type { Brain } from '../src/turn.ts';
import { play, readDialogues } from './conversations/runner.ts';
import { shippedBrain } from './fakes/brain.ts';

let brain: Brain;
beforeAll(async () => {
  brain = await shippedBrain();
});

const dialogues = readDialogues('test/conversations');

describe('golden dialogues', () => {
  it.each(dialogues.map(({ file, dialogue }) => [file, dialogue.name, dialogue] as const))(
    '%s: %s',
    (_file, _name, dialogue) => {
      expect(play(brain, dialogue).join('\n')).toBe('');
    },
  );

  it('have names of their own', () => {
    const names = dialogues.map(({ dialogue }) => dialogue.name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
