import type { Conversation } from '../../domain/conversation.ts';
import { type Entity, isValue } from '../../domain/entity.ts';
import { plain, type Value } from '../../domain/value.ts';
import { pursueTopic } from '../answering/topic.ts';
import type { Heard } from '../heard.ts';
import type { Progress } from '../progress.ts';
import type { Rulebook } from '../rulebook.ts';
import { lastWorkedOut } from '../said/spoken.ts';
import { isDeniedAt } from '../slots/retractions/denied.ts';
import { ASKS_MORE, asksYesOrNo } from './claim.ts';
import { isSame } from './compare.ts';

/** "So to sum up: due 11 June, on my Visa, bring the slip, correct?": yes to a message all of whose values are those that were told or worked out; null where one of them is not, or only one is named. */
export function recapCheck(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const last = lastWorkedOut(conversation);
  if (last === null || conversation.asking !== null || conversation.choosing !== null) return null;
  if (!asksYesOrNo(heard) || ASKS_MORE.test(heard.text)) return null;
  const told = Object.values(conversation.facts).flatMap((fact) =>
    fact.kind === 'known' ? [fact.value] : [],
  );
  const workedOut = Object.values(last.said.values).filter(
    (value) => !told.some((one) => plain(one) === plain(value)),
  );
  const said = saidIn(heard);
  const isAmong = (values: readonly Value[]) => (entity: Entity) =>
    values.some((value) => says(entity, value));
  const isRight = said.every(isAmong([...told, ...workedOut])) && said.some(isAmong(workedOut));
  if (said.length < MIN_SAID || !isRight) return null;
  const { conversation: after, steps } = pursueTopic(
    rulebook,
    { ...conversation, lastAnswer: last },
    { intent: last.intent, filled: [], world: heard.world },
  );
  const [step] = steps;
  if (step?.kind !== 'answer' || step.again?.how !== 'asked-again') return null;
  return {
    conversation: after,
    steps: [{ ...step, again: { ...step.again, how: 'confirmed', isOfOutcome: true } }],
  };
}

/** One value alone is no summary. */
const MIN_SAID = 2;

/** "Not a voucher" names what it is not. */
const saidIn = ({ text, understood }: Heard): Entity[] =>
  understood.entities.filter((entity) => isValue(entity) && !isDeniedAt(text, entity.start));

/** A name that was told, an amount, a day, or the number of that day alone. */
function says(entity: Entity, value: Value): boolean {
  if (entity.kind === 'term') return value.kind === 'term' && value.id === entity.id;
  if (entity.kind === 'number' && value.kind === 'date') return Number(value.date.slice(8)) === entity.value;
  return isSame(entity, value);
}
