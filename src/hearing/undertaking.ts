import { noteTaken } from '../dialogue/reading/understood.ts';
import type { Rulebook } from '../dialogue/rulebook.ts';
import { type Entity, isMarker, isValue } from '../domain/entity.ts';
import { NOTHING_ASKED, type Understood } from '../domain/understanding.ts';
import { asksInPassing } from '../understanding/asks.ts';
import type { Hearing } from './ears.ts';

/** "I'll use the contact page then": who says only what they will do takes note, however near the words are to those of who asks how. */
export function asUndertaken(rulebook: Rulebook, hearing: Hearing): Hearing {
  const { text, understood } = hearing;
  const note = noteTaken(rulebook);
  const said = understood.entities.find((entity) => isMarker(entity, 'will-do'));
  if (note === null || !said || understood.command !== null || !isAllOf(hearing, said)) return hearing;
  if (asksInPassing(text.slice(said.end)) || text.includes('?')) return hearing;
  return { ...hearing, understood: { ...understood, ...NOTHING_ASKED, ...noted(note) } };
}

const noted = (intent: string): Pick<Understood, 'ranking' | 'verdict' | 'confidence'> => ({
  ranking: [{ intent, confidence: 1 }],
  verdict: 'confident',
  confidence: 1,
});

/** True where few words stand beside it, and none tells a value: "I'll ask them. It was on 3 May" tells a day. */
function isAllOf({ text, understood: { entities } }: Hearing, { start, end }: Entity): boolean {
  const isApart = (entity: Entity) => entity.end <= start || entity.start >= end;
  if (entities.some((entity) => isValue(entity) && isApart(entity))) return false;
  const beside = `${text.slice(0, start)} ${text.slice(end)}`.match(/\p{L}+/gu)?.length ?? 0;
  return beside <= MAX_WORDS_BESIDE;
}

/** "Ok, … then, thanks for your help" says nothing more. */
const MAX_WORDS_BESIDE = 8;
