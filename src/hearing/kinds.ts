import type { Rulebook } from '../dialogue/rulebook.ts';
import { isValue } from '../domain/entity.ts';
import type { Understood } from '../domain/understanding.ts';
import { asksOutright } from '../understanding/asks.ts';
import type { Hearing } from './ears.ts';

/** What kind of intent a message most likely is of. */
export const kindOf = ({ intents }: Rulebook, { ranking }: Pick<Understood, 'ranking'>) =>
  intents.get(ranking[0]?.intent ?? '')?.kind;

/** True for thanks or a goodbye. */
export const closes = ({ intents }: Rulebook, { understood: { ranking, command } }: Hearing): boolean =>
  command === null && intents.get(ranking[0]?.intent ?? '')?.closes === true;

/** "Ok, where do I see it?": who asks takes no note, however near the words are to those of who does. */
export function withoutNote({ intents }: Rulebook, hearing: Hearing): Hearing {
  const { text, understood } = hearing;
  const [first, ...others] = understood.ranking;
  if (!first || !intents.get(first.intent)?.asksNothing || !asksOutright(text)) return hearing;
  const verdict = (others[0]?.confidence ?? 0) >= MIN_BESIDE_NOTE ? 'unsure' : 'unknown';
  const ranking = others.filter(({ intent }) => !intents.get(intent)?.closes);
  return {
    ...hearing,
    understood: { ...understood, ranking, verdict, confidence: ranking[0]?.confidence ?? 0 },
  };
}

/** Below this nothing else is likely. */
const MIN_BESIDE_NOTE = 0.05;

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
