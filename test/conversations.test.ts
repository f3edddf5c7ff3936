import { beforeAll, describe, expect, it } from 'vitest';
import { problemsOf } from '../scripts/whatsapp/limits.ts';
import { ratingId } from '../src/channels/whatsapp/offers.ts';
import { renderTurn } from '../src/channels/whatsapp/render.ts';
import type { Brain } from '../src/turn.ts';
import { decisionCoverage, holesIn } from './conversations/coverage.ts';
import { type Dialogue, type Played, playTurns, readDialogues, reportOn } from './conversations/runner.ts';
import { SHOP_LINKS, shippedBrain } from './fakes/brain.ts';

let brain: Brain;
beforeAll(async () => {
  brain = await shippedBrain(SHOP_LINKS);
});

const dialogues = readDialogues('test/conversations');
const cases = dialogues.map(({ file, dialogue }) => [file, dialogue.name, dialogue] as const);

/** Every dialogue is played once, whatever is then asked of how it went. */
const played = new Map<Dialogue, readonly Played[]>();
function asPlayed(dialogue: Dialogue): readonly Played[] {
  const turns = played.get(dialogue) ?? playTurns(brain, dialogue);
  played.set(dialogue, turns);
  return turns;
}

describe('golden dialogues', () => {
  it.each(cases)('%s: %s', (_file, _name, dialogue) => {
    expect(reportOn(asPlayed(dialogue)).join('\n')).toBe('');
  });

  it('have names of their own', () => {
    const names = dialogues.map(({ dialogue }) => dialogue.name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('show every path of every policy and every fact of the FAQ', () => {
    const all = dialogues.map(({ dialogue }) => dialogue);
    expect(holesIn(decisionCoverage(brain, all, all.flatMap(asPlayed)))).toEqual([]);
  }, 300_000);
});

describe('golden dialogues on WhatsApp', () => {
  const rating = {
    question: 'Did this help?',
    offers: [
      { title: '👍 Yes', id: ratingId('up', 's1') },
      { title: '👎 No', id: ratingId('down', 's1') },
    ],
  };

  it.each(cases)(
    '%s: %s: every turn is one message within the limits, rated or not',
    (_file, _name, dialogue) => {
      for (const { replies } of asPlayed(dialogue)) {
        for (const asked of [null, rating]) {
          const { bodies } = renderTurn(replies, { language: 'en', rating: asked, listButton: 'Choose' });
          expect(bodies).toHaveLength(1);
          expect(bodies.flatMap(problemsOf)).toEqual([]);
          expect(JSON.stringify(bodies)).not.toMatch(/\*\*|\]\(/);
        }
      }
    },
  );
});
