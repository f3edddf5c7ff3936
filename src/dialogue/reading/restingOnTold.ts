import type { Conversation } from '../../domain/conversation.ts';
import type { Heard } from '../heard.ts';
import { valuesFor } from '../known/values.ts';
import type { Rulebook } from '../rulebook.ts';
import { ownerOf } from '../said/explained.ts';

/** One value may belong to anything. */
const MIN_VALUES = 2;

/** Less likely, a question is not meant, whatever is told beside it. */
const HALF_AS_LIKELY = 0.5;

/**
 * "I pay for the machine he kept. Can I stop? 24 months since September 2024": where the likeliest question
 * reads nothing of what is told, one about as likely that rests on it is meant too. Null where there is none.
 */
export function restingOnTold(rulebook: Rulebook, conversation: Conversation, heard: Heard): string | null {
  const [first, ...others] = heard.understood.ranking;
  const isOpen = heard.understood.verdict === 'confident' && !conversation.asking;
  if (!first || !isOpen || rulebook.intents.get(first.intent)?.kind !== 'faq') return null;
  const toldFor = (intent: string) => valuesFor(rulebook, conversation, { intent, heard });
  if (toldFor(first.intent).length > 0) return null;
  const isRestedOn = (intent: string) => {
    const told = toldFor(intent);
    return told.length >= MIN_VALUES && told.some(({ ground }) => ground === 'cued');
  };
  const resting = others.find(
    ({ intent, confidence }) =>
      confidence >= first.confidence * HALF_AS_LIKELY &&
      ownerOf(rulebook, intent) === intent &&
      isRestedOn(intent),
  );
  return resting?.intent ?? null;
}
