import { beforeAll, describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/language/detect.ts';
import type { Brain } from '../../src/turn.ts';
import { SHOP_LINKS, shippedBrain } from '../fakes/brain.ts';
import { type Dialogue, play, readDialogues } from './runner.ts';

/** What people put around the same message. */
const DRESSES: Readonly<Record<'en' | 'fr', readonly ((text: string) => string)[]>> = {
  en: [
    (text) => `hello, ${text}`,
    (text) => `${text} thanks`,
    (text) => `um ${text}`,
    (text) => `okay, ${text}`,
    (text) => `${text}\nKind regards, Jo Miller`,
  ],
  fr: [
    (text) => `bonjour, ${text}`,
    (text) => `${text} merci`,
    (text) => `euh ${text}`,
    (text) => `d'accord, ${text}`,
    (text) => `du coup ${text} svp`,
    (text) => `${text}\nCordialement, Jo Martin`,
  ],
};

/** One dialogue of four is enough to tell, and a message on the border of two readings may tip. */
const STEP = 4;
const MIN_SAME = 0.97;

let brain: Brain;
beforeAll(async () => {
  brain = await shippedBrain(SHOP_LINKS);
});

describe('golden dialogues in other dress', () => {
  it.each(['en', 'fr'] as const)(
    'go the same way with courtesies around each message: %s',
    (language) => {
      const dialogues = readDialogues('test/conversations')
        .map(({ dialogue }) => dialogue)
        .filter((dialogue) => languageOf(dialogue) === language)
        .filter((_, at) => at % STEP === 0);
      const changed = dialogues.flatMap((dialogue, at) => {
        const dresses = DRESSES[language];
        const differences = play(brain, dressed(dialogue, dresses[at % dresses.length]!));
        return differences.length === 0 ? [] : [`${dialogue.name}: ${differences[0]}`];
      });
      const share = 1 - changed.length / dialogues.length;
      expect(share, changed.join('\n')).toBeGreaterThan(MIN_SAME);
    },
    120_000,
  );
});

const dressed = (dialogue: Dialogue, dress: (text: string) => string): Dialogue => ({
  ...dialogue,
  turns: dialogue.turns.map((turn) => ({ ...turn, you: dress(turn.you) })),
});

const languageOf = ({ turns }: Dialogue) => detectLanguage(turns.map(({ you }) => you).join('. '))?.language;
