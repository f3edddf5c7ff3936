import type { Conversation } from '../../domain/conversation.ts';
import { type Entity, mayBeDay } from '../../domain/entity.ts';
import { FACT_VOCABULARIES, type FactName } from '../../domain/fact.ts';
import type { DialogueStep } from '../../domain/step.ts';
import type { Value } from '../../domain/value.ts';
import { isSame } from '../checks/compare.ts';
import type { Heard } from '../heard.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';
import { isOneFamily } from '../said/explained.ts';
import { lastWorkedOut } from '../said/spoken.ts';

type Answer = Extract<DialogueStep, { kind: 'answer' }>;

/** With the words of the topic added nearly any message reads as what was answered: from here on it asks for it. */
const SURE_IN_TOPIC = 0.85;

/** True where a message plainly asks for this answer, though it was given before: it comes back to it, or reads as its question and tells nothing that the answer leaves out. */
export function asksAgain(
  rulebook: Rulebook,
  conversation: Conversation,
  { heard, step }: { heard: Heard; step: Answer },
): boolean {
  if (heard.back || namesChoice(rulebook, heard, step.intent)) return true;
  const { ranking, verdict, reading, confidence } = heard.understood;
  const asked = ranking[0]?.intent;
  if (asked === undefined || verdict !== 'confident') return false;
  if (reading === 'in-topic' && confidence < SURE_IN_TOPIC) return false;
  return isSameQuestionOf(rulebook, asked, step.intent) && takesAllTold(conversation, heard);
}

/** "Just tell me: if it's PayPal, what do I get?": it names a value that decides this answer. */
export function namesChoice(rulebook: Rulebook, { understood }: Heard, intent: string): boolean {
  const reads = Object.keys(policyOf(rulebook, intent)?.reads ?? {}) as FactName[];
  return understood.entities.some(
    (entity) =>
      entity.kind === 'term' &&
      reads.some((fact) => DECIDING.includes(fact) && FACT_VOCABULARIES[fact] === entity.vocabulary),
  );
}

/** Facts whose every value has an answer of its own. */
const DECIDING: readonly FactName[] = ['paymentMethod', 'contactWay'];

const isSameQuestionOf = (rulebook: Rulebook, asked: string, answered: string): boolean => {
  const policy = policyOf(rulebook, answered);
  return (
    asked === answered ||
    isOneFamily(rulebook, asked, answered) ||
    (policy !== null && policyOf(rulebook, asked) === policy)
  );
};

/** True where every day and amount of the message was taken for something, or was said before. */
export function takesAllTold(conversation: Conversation, { understood }: Heard): boolean {
  const facts = Object.values(conversation.facts).flatMap((fact) =>
    fact.kind === 'known' ? [fact.value] : [],
  );
  const known = [...facts, ...Object.values(lastWorkedOut(conversation)?.said.values ?? {})];
  return understood.entities.filter(isTold).every((entity) => known.some((value) => isTaken(entity, value)));
}

const isTold = ({ kind }: Entity): boolean => kind === 'date' || kind === 'money';

const isTaken = (entity: Entity, value: Value): boolean =>
  entity.kind === 'date' && value.kind === 'date' ? mayBeDay(entity, value.date) : isSame(entity, value);
