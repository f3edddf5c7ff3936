import type { DialogueStep } from '../../domain/step.ts';
import { answerIntent, isHandoff } from '../answering/answer.ts';
import type { Heard } from '../heard.ts';
import type { Progress } from '../progress.ts';
import type { Rulebook } from '../rulebook.ts';

/**
 * "Three weeks and still nothing, put me through to someone": the way to a person comes first, then what holds for the
 * rest; who wants a person is asked nothing.
 */
export function withPerson(rulebook: Rulebook, progress: Progress, heard: Heard): Progress {
  const wanted = heard.understood.clauses?.find(
    ({ intent }) => rulebook.intents.get(intent)?.kind === 'handoff',
  );
  const [first, ...others] = progress.steps;
  const isAlone = first?.kind === 'handoff' && others.length === 0;
  if (!isAlone && (!wanted || progress.steps.some(isHandoff))) return progress;
  // "Who do I talk to, a person please": how we are reached says it all.
  if (progress.steps.some((step) => step.kind === 'answer' && isOfContact(rulebook, step.intent)))
    return progress;
  const said = isAlone ? [] : progress.steps.flatMap((step) => ruleOf(step) ?? []);
  const rest = said.length > 0 ? null : toldBeside(rulebook, progress, heard);
  const { conversation } = rest ?? progress;
  const closed = { ...conversation, asking: null, choosing: null, clarifying: [], misses: 0 };
  const handoff: DialogueStep = isAlone ? first : { kind: 'handoff', intent: wanted!.intent };
  const rules = rest ? rest.steps.flatMap((step) => ruleOf(step) ?? []) : said;
  return { ...progress, conversation: closed, steps: [handoff, ...rules] };
}

/** "How do I reach a human, my machine makes a weird smell": what another clause surely tells, answered; null where none does. */
function toldBeside(rulebook: Rulebook, { conversation }: Progress, heard: Heard): Progress | null {
  const { clauses, leaving } = heard.understood;
  // "A human please, not the refund line": what is turned away is not told.
  const isAway = (topic: string) => leaving?.turnedAway.some((each) => each.topic === topic) === true;
  const told = clauses?.find(({ intent, confidence }) => {
    const own = rulebook.intents.get(intent);
    return (
      confidence >= SURELY_TOLD && own?.kind === 'faq' && !isAway(own.topic) && !isOfContact(rulebook, intent)
    );
  });
  return told ? answerIntent(rulebook, conversation, { intent: told.intent, heard }) : null;
}

/** From here on a clause tells what else the message is about. */
const SURELY_TOLD = 0.9;

/** How we are reached is what the way to a person says. */
const isOfContact = ({ intents }: Rulebook, id: string): boolean =>
  intents.get(id)?.covers.some((covered) => intents.get(covered)?.kind === 'handoff') === true;

/** An answer, or the rule a question of ours opens with; nothing of what only asks or declines. */
function ruleOf(step: DialogueStep): DialogueStep | null {
  if (step.kind === 'answer') return step;
  const hasRule = step.kind === 'ask' && (step.isOpening || step.opening || step.soFar);
  return hasRule ? { ...step, part: 'rule' } : null;
}
