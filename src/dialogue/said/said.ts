import type { Answered, Conversation, Said } from '../../domain/conversation.ts';
import type { Outcome } from '../../domain/decision.ts';
import type { Again, DialogueStep } from '../../domain/step.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';

/** The answer as it is remembered, and how it stands to the one before, if that was of the same intent. */
export function afterLast(
  rulebook: Rulebook,
  conversation: Conversation,
  { intent, outcome, told }: { intent: string; outcome: Outcome | null; told: Told },
): { lastAnswer: Answered; again: Again | null } {
  const { lastAnswer: last } = conversation;
  const said = saidBy(outcome);
  const isTold = told !== 'nothing';
  if (last && last.intent !== intent && isFollowed(conversation, { intent, outcome }))
    return repeatOf({ intent, said, times: 1 }, { said, told });
  if (last?.intent !== intent) {
    const lastAnswer = { intent, said, times: 1 };
    if (isSpoken(conversation, { intent, said }))
      return {
        lastAnswer,
        again: { said, times: 1, how: told === 'news' ? 'unchanged' : 'recalled', isTold },
      };
    const earlier = earlierOf(rulebook, conversation, { intent, said });
    const again = earlier && ({ said: earlier, times: 1, how: 'changed', isTold } as const);
    return { lastAnswer, again };
  }
  const isSame = JSON.stringify(last.said) === JSON.stringify(said);
  if (isSame) return repeatOf(last, { said, told });
  return {
    lastAnswer: { intent, said, times: 1 },
    again: { said: last.said, times: 1, how: 'changed', isTold },
  };
}

/** True where the same was worked out before, and other answers came in between. */
const isSpoken = ({ spoken }: Conversation, { intent, said }: { intent: string; said: Said }): boolean =>
  spoken.some(
    ({ answer }) => answer?.intent === intent && JSON.stringify(answer.said) === JSON.stringify(said),
  );

/** An answer that says what it said before. */
function repeatOf(last: Answered, { said, told }: { said: Said; told: Told }) {
  const times = last.times + 1;
  const how = told === 'news' ? ('unchanged' as const) : ('asked-again' as const);
  const again = { said: last.said, times, how, isTold: told !== 'nothing' };
  return { lastAnswer: { intent: last.intent, said, times }, again };
}

/** True for an answer that says what was just said, though something else was told or asked. */
export const isRepeat = (step: DialogueStep): boolean =>
  step.kind === 'answer' && step.again !== undefined && REPEATS.includes(step.again.how);

const REPEATS: readonly string[] = ['asked-again', 'unchanged', 'stands', 'recalled'];

/** "But I have been one for years!", after a word on the offer: the rule that word was about is what would be said again. */
function isFollowed(
  { lastAnswer, spoken }: Conversation,
  { intent, outcome }: { intent: string; outcome: Outcome | null },
): boolean {
  if (outcome === null || lastAnswer?.follows !== `${intent}/${outcome.outcome}`) return false;
  const was = spoken.find((one) => one.answer?.intent === intent)?.answer;
  return was ? JSON.stringify(was.said) === JSON.stringify(saidBy(outcome)) : outcome.derivation === null;
}

/** What the message told of the values an answer reads. */
export type Told = 'news' | 'known' | 'nothing';

/** "Yes, by card", after other words on the same refund: what was said by the same rule, where only its notes are others now. */
function earlierOf(
  rulebook: Rulebook,
  { spoken }: Conversation,
  { intent, said }: { intent: string; said: Said },
): Said | null {
  const policy = policyOf(rulebook, intent);
  const answers = spoken.flatMap(({ answer }) => (answer === null ? [] : [answer]));
  const earlier = answers.find((one) => policy !== null && policyOf(rulebook, one.intent) === policy)?.said;
  const isOtherwiseSame =
    earlier?.outcome === said.outcome && JSON.stringify(earlier.values) === JSON.stringify(said.values);
  return earlier && isOtherwiseSame && String(earlier.notes) !== String(said.notes) ? earlier : null;
}

/** What an outcome says, or a fixed text. */
export const saidBy = (outcome: Outcome | null): Said =>
  outcome
    ? { outcome: outcome.outcome, values: outcome.values, notes: [...outcome.notes] }
    : { outcome: null, values: {}, notes: [] };
