import type { Entity } from '../../domain/entity.ts';
import type { Understood } from '../../domain/understanding.ts';
import type { Heard } from '../heard.ts';
import type { Rulebook } from '../rulebook.ts';
import { isMachineName } from '../slots/machines/machineName.ts';

/** The subject outside that the message is surely about; null when it is none. */
export function outsideIntent(rulebook: Rulebook, { understood, isReadable }: Heard): string | null {
  const [first] = understood.ranking;
  const isSure = first !== undefined && isReadable && first.confidence >= SURE_IT_IS_OUTSIDE;
  if (isSure && kindOf(rulebook, first.intent) === 'decline') return first.intent;
  return understood.isElsewhere && rulebook.intents.has(OTHER_COMPANIES) ? OTHER_COMPANIES : null;
}

/** Below this it is not clear enough what the message is about to name its subject. */
const SURE_IT_IS_OUTSIDE = 0.4;

/**
 * From here on a subject outside is named instead of asking which of our questions is meant. In cross-validation three
 * of four such messages are outside, and seven of eight of those are about this subject.
 */
const MIN_OUTSIDE = { itself: 0.2, ratio: 0.25 };

/** The subject outside that a message rather speaks of than of the question it resembles most; null when there is none such. */
export function subjectBeside(
  rulebook: Rulebook,
  { ranking, entities }: Pick<Understood, 'ranking' | 'entities'>,
): string | null {
  const [first] = ranking;
  const question = ranking.find(({ intent }) => kindOf(rulebook, intent) === 'faq');
  const outside = ranking.find(({ intent }) => kindOf(rulebook, intent) === 'decline');
  if (!question || !outside || outside === first) return null;
  // "My DeLonghi leaks" may be of an oven, and mostly is of one of ours.
  if (outside.intent === OTHER_COMPANIES && entities.some(isOurMachine) && question === first) return null;
  const isLikely =
    outside.confidence >= MIN_OUTSIDE.itself && outside.confidence >= MIN_OUTSIDE.ratio * question.confidence;
  return isLikely ? outside.intent : null;
}

/** A machine of ours, by its maker or its model. */
export const isOurMachine = (entity: Entity): boolean => isMachineName(entity) && entity.id !== OTHER_BRAND;

/** The subject of what others make and sell. */
const OTHER_COMPANIES = 'other-companies';

/** The value of a brand we do not know. */
const OTHER_BRAND = 'other';

const kindOf = (rulebook: Rulebook, intent: string) => rulebook.intents.get(intent)?.kind;
