import { addDays } from '../../domain/calendar.ts';
import type { Conversation } from '../../domain/conversation.ts';
import type { Entity } from '../../domain/entity.ts';
import { plain, type Value } from '../../domain/value.ts';
import { putAgain } from '../answering/ask.ts';
import { type Heard, isDayByName, isSureAlone, sideIntent } from '../heard.ts';
import { answerSoFar } from '../known/rough.ts';
import type { Progress } from '../progress.ts';
import { decideOn, policyOf, type Rulebook } from '../rulebook.ts';
import { claimOf } from './claim.ts';
import { compared } from './compare.ts';
import { inYearOf } from './confirm.ts';

/** "So the day after tomorrow?", while we ask for what an answer still depends on: yes to what it came to so far, and our question again; null for any other message. */
export function checkOfSoFar(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const { asking, topic, facts } = conversation;
  const policy = policyOf(rulebook, topic);
  const claim = claimOf(heard);
  if (!asking || !topic || !policy || !claim || claim.kind === 'duration') return null;
  // "Isn't that a working day?" is surely asked of something else.
  if (sideIntent(conversation, heard) !== null && isSureAlone(heard)) return null;
  const soFar = answerSoFar(decideOn(rulebook, policy, { facts, world: heard.world, intent: topic }));
  if (!soFar) return null;
  const told = Object.values(facts).flatMap((fact) => (fact.kind === 'known' ? [plain(fact.value)] : []));
  const values = Object.values(soFar.values).filter((value) => !told.includes(plain(value)));
  const result = soFar.derivation?.result.value ?? null;
  const { today } = heard.world;
  // Another day may well be told for something.
  const comparison = meantBy(claim, { values, text: heard.text })
    .map((meant) => compared(meant, { result, values, today }))
    .find((one) => one !== null && one.how !== 'denied');
  if (!comparison) return null;
  const { conversation: after, steps } = putAgain(
    { ...conversation, asking, topic },
    { topic, fact: asking.fact },
  );
  return { conversation: after, steps: steps.map((step) => ({ ...step, soFar, notice: comparison.how })) };
}

/** "So Friday?" may be the last one or the next, "so the 19th?" that of the answer's month. */
function meantBy(claim: Entity, { values, text }: { values: readonly Value[]; text: string }): Entity[] {
  if (claim.kind !== 'date') return [claim];
  return isDayByName(claim, text)
    ? [claim, { ...claim, date: addDays(claim.date, DAYS_IN_WEEK) }]
    : [inYearOf(claim, { values, text })];
}

const DAYS_IN_WEEK = 7;
