import type { Answered, Conversation } from '../../domain/conversation.ts';
import { type Entity, isMarker } from '../../domain/entity.ts';
import type { DialogueStep } from '../../domain/step.ts';
import type { Claimed, SaidBack } from '../../domain/understanding.ts';
import { pursueTopic } from '../answering/topic.ts';
import type { Heard } from '../heard.ts';
import type { Progress } from '../progress.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';
import { lastWorkedOut } from '../said/spoken.ts';
import { asksYesOrNo } from './claim.ts';

/** "So it's not covered?", "donc je paie rien ?": yes or no to what the message says the last answer came to; null where it says nothing that the answer decides. */
export function outcomeCheck(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const { saidBack } = heard.understood;
  if (!saidBack || saidBack.start > 0 || saidBack.end < heard.text.length) return null;
  if (conversation.asking !== null || conversation.choosing !== null) return null;
  if (!isChecked(heard, saidBack)) return null;
  const [decided] = answersMeant(conversation, concludes(heard, saidBack)).flatMap((last) => {
    const how = judged(rulebook, last, saidBack);
    return how ? [{ last, how }] : [];
  });
  if (!decided) return saidInPassing(rulebook, conversation, { heard, saidBack });
  const { last, how } = decided;
  const { conversation: after, steps } = pursueTopic(
    rulebook,
    { ...conversation, lastAnswer: last },
    { intent: last.intent, filled: [], world: heard.world },
  );
  const [step] = steps;
  if (step?.kind !== 'answer' || step.again?.how !== 'asked-again') return null;
  return { conversation: after, steps: [{ ...step, again: { ...step.again, how, isOfOutcome: true } }] };
}

/** "So is it covered or not?", after the options for a machine, which say in passing that its warranty runs: the answer that settles it; null where none was said in passing. */
function saidInPassing(
  rulebook: Rulebook,
  conversation: Conversation,
  { heard, saidBack: { claims } }: { heard: Heard; saidBack: SaidBack },
): Progress | null {
  const last = lastWorkedOut(conversation);
  const passing = Object.entries(policyOf(rulebook, last?.intent ?? null)?.inPassing ?? {});
  const isSettledBy = (policy: string) =>
    claims.every(({ claim }) => outcomesOf(rulebook, claim).some((one) => one.startsWith(`${policy}/`)));
  const settling = passing.find(
    ([policy, notes]) => isSettledBy(policy) && notes.some((note) => last?.said.notes.includes(note)),
  );
  const [policy] = settling ?? [];
  const intent = [...rulebook.intents.values()].find((one) => one.policy === policy)?.id;
  if (policy === undefined || intent === undefined) return null;
  return pursueTopic(rulebook, conversation, { intent, filled: [], world: heard.world });
}

/** "Is it free?", after a word on the line, is asked of the line; "so I pay nothing?" may conclude from what was worked out before it. */
function answersMeant(conversation: Conversation, isConclusion: boolean): Answered[] {
  const { lastAnswer, spoken } = conversation;
  const earlier = isConclusion ? [lastWorkedOut(conversation), spoken[0]?.answer] : [];
  return [lastAnswer, ...earlier].filter((one) => one != null);
}

/** "All by Visa. So I am owed it, yes?": what the answer to the rest makes of the check at the end of the message; null where there is none. */
export function checkedAtEnd(
  rulebook: Rulebook,
  step: DialogueStep,
  { text, understood: { saidBack } }: Heard,
): 'confirmed' | 'opposed' | null {
  const isAtEnd = saidBack != null && saidBack.start > 0 && saidBack.end === text.length;
  if (!isAtEnd || step.kind !== 'answer' || !step.outcome || !text.slice(saidBack.start).includes('?'))
    return null;
  const { intent, outcome } = step;
  const how = judged(rulebook, { intent, said: outcome }, saidBack);
  return how === 'nearly' ? null : how;
}

/** "It is covered." tells, and asks nothing. */
const isChecked = (heard: Heard, saidBack: SaidBack): boolean =>
  heard.text.includes('?') || concludes(heard, saidBack) || asksYesOrNo(heard);

const concludes = (heard: Heard, { isQuoted }: SaidBack): boolean =>
  isQuoted || heard.understood.entities.some(isConcluding);

const isConcluding = (entity: Entity): boolean => isMarker(entity, 'concluding');

/** How the answer stands to it; null where it decides nothing of it. */
function judged(
  rulebook: Rulebook,
  { intent, said }: { readonly intent: string; readonly said: { readonly outcome: string | null } },
  { claims }: SaidBack,
): 'confirmed' | 'nearly' | 'opposed' | null {
  const outcome = `${policyOf(rulebook, intent)?.id}/${said.outcome}`;
  const all = claims.map((claimed) => standing(rulebook, outcome, claimed));
  return all.includes(null) ? null : (ORDER.find((how) => all.includes(how)) ?? null);
}

/** "A credit and no refund" is right where all of it is. */
const ORDER = ['opposed', 'nearly', 'confirmed'] as const;

function outcomesOf({ verdicts }: Rulebook, claim: string): readonly string[] {
  const { holds = [], fails = [], partly = [] } = verdicts[claim] ?? {};
  return [...holds, ...fails, ...partly];
}

/** How an outcome, "policy/outcome", stands to one thing said back; null where it decides nothing of it. */
export function standing(rulebook: Rulebook, outcome: string, { claim, isDenied }: Claimed) {
  const { holds = [], fails = [], partly = [] } = rulebook.verdicts[claim] ?? {};
  if (partly.includes(outcome)) return 'nearly';
  const [right, wrong] = isDenied ? [fails, holds] : [holds, fails];
  if (right.includes(outcome)) return 'confirmed';
  return wrong.includes(outcome) ? 'opposed' : null;
}
