import type { Answered, Conversation, Said } from '../domain/conversation.ts';
import type { Outcome } from '../domain/decision.ts';
import type { Again } from '../domain/step.ts';

/** The answer as it is remembered, and how it stands to the one before, if that was of the same intent. */
export function afterLast(
  last: Conversation['lastAnswer'],
  { intent, outcome, isNews }: { intent: string; outcome: Outcome | null; isNews: boolean },
): { lastAnswer: Answered; again: Again | null } {
  const said = saidBy(outcome);
  if (last?.intent !== intent) return { lastAnswer: { intent, said, times: 1 }, again: null };
  const isSame = JSON.stringify(last.said) === JSON.stringify(said);
  const times = isSame ? last.times + 1 : 1;
  const how = isSame ? (isNews ? 'unchanged' : 'asked-again') : 'changed';
  return { lastAnswer: { intent, said, times }, again: { said: last.said, times, how } };
}

/** What an outcome says, or a fixed text. */
export const saidBy = (outcome: Outcome | null): Said =>
  outcome
    ? { outcome: outcome.outcome, values: outcome.values, notes: [...outcome.notes] }
    : { outcome: null, values: {}, notes: [] };
