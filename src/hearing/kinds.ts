import type { Rulebook } from '../dialogue/rulebook.ts';
import { isValue } from '../domain/entity.ts';
import type { Understood } from '../domain/understanding.ts';
import type { Hearing } from './ears.ts';

/** What kind of intent a message most likely is of. */
export const kindOf = ({ intents }: Rulebook, { ranking }: Pick<Understood, 'ranking'>) =>
  intents.get(ranking[0]?.intent ?? '')?.kind;

/** True for thanks or a goodbye. */
export const closes = ({ intents }: Rulebook, { understood: { ranking, command } }: Hearing): boolean =>
  command === null && intents.get(ranking[0]?.intent ?? '')?.closes === true;

/** From here on what comes after a remark is asked of the last answer. */
const FOLLOWS_REMARK = 0.8;

/** True for a question by itself, or one that surely follows what was just said. */
export function isQuestion(rulebook: Rulebook, understood: Understood): boolean {
  const kind = kindOf(rulebook, understood);
  const standsAlone = understood.verdict === 'confident' && (kind === 'faq' || kind === 'decline');
  return standsAlone || (understood.followUp?.confidence ?? 0) >= FOLLOWS_REMARK;
}

/** True for a question, a value, a command, or what surely follows the last answer. */
export const saysSomething = (rulebook: Rulebook, understood: Understood): boolean =>
  understood.command !== null ||
  understood.leading != null ||
  understood.entities.some(isValue) ||
  isQuestion(rulebook, understood);
