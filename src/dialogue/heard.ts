import type { Conversation } from '../domain/conversation.ts';
import type { FactName } from '../domain/fact.ts';
import type { Language } from '../domain/language.ts';
import type { Understood } from '../domain/understanding.ts';
import type { World } from '../domain/world.ts';
import type { Filled } from './candidate.ts';
import { fillFacts } from './fill.ts';
import { policyOf, type Rulebook } from './rulebook.ts';

/** One message, understood, with the world it arrived in. */
export interface Heard {
  readonly text: string;
  readonly language: Language;
  readonly understood: Understood;
  readonly world: World;
}

/** The values of the message that the intent's policy reads. */
export function valuesFor(
  rulebook: Rulebook,
  conversation: Conversation,
  { intent, heard, isFollowUp = false }: { intent: string; heard: Heard; isFollowUp?: boolean },
): Filled[] {
  const reads = policyOf(rulebook, intent)?.reads ?? {};
  return fillFacts(heard.understood.entities, {
    text: heard.text,
    asking: conversation.asking?.fact ?? null,
    wanted: Object.keys(reads) as FactName[],
    today: heard.world.today,
    facts: conversation.facts,
    lastFilled: conversation.lastFilled,
    isFollowUp,
  });
}

/** How many words the message has besides its values: few mean that it only gives values. */
export function wordsBesideValues({ text, understood }: Heard): number {
  const rest = understood.entities
    .filter(({ kind }) => kind !== 'cue')
    .reduce((left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end), text);
  return rest.match(/\p{L}+/gu)?.length ?? 0;
}
