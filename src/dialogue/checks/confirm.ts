import type { Answered, Conversation, Said } from '../../domain/conversation.ts';
import { type Entity, isValue } from '../../domain/entity.ts';
import { FACT_VOCABULARIES, type FactName, type Facts } from '../../domain/fact.ts';
import type { Marker } from '../../domain/marker.ts';
import type { DialogueStep } from '../../domain/step.ts';
import { centsOf, isSameValue, plain, roundedToEuros, type Value } from '../../domain/value.ts';
import { blanked } from '../../language/spans.ts';
import { pursueTopic } from '../answering/topic.ts';
import { type Heard, isSureAlone, wordsBesideValues } from '../heard.ts';
import { valuesFor } from '../known/values.ts';
import type { Progress } from '../progress.ts';
import { CLEARLY_FOLLOWS, FOLLOWS } from '../reading/follows.ts';
import type { Rulebook } from '../rulebook.ts';
import { lastWorkedOut } from '../said/spoken.ts';
import { isAfterDate } from '../slots/asked/aroundDates.ts';
import { DAY_NUMBER_ONLY, tellsYear } from '../slots/candidates/dateWords.ts';
import { claimOf, isToBeJudged } from './claim.ts';
import { compared, isLessThan, isSame } from './compare.ts';
import { asksOfDay, isTooLate, judgedDay } from './judgedDay.ts';

/** Who says no more than the value asks nothing of its own, whatever the words are near to. */
const MAX_BARE_WORDS = 2;

/**
 * "So by 4 December?", "so 130, right?", "donc quinze jours trop tard ?": the answer just given, confirmed or denied by what the
 * message says back of it; null where it says nothing that can be compared.
 */
export function confirmation(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const lastAnswer = lastWorkedOut(conversation);
  const named = namedResult(rulebook, conversation, heard);
  const claim = claimOf(heard, { mayLean: named !== null });
  if (!lastAnswer || !claim || isMonthToLeave(claim, heard) || isAfterMonth(claim, heard)) return null;
  const isJudged = isToBeJudged(heard) || named !== null;
  const isAlone =
    isQuestionAlone(rulebook, heard) && named === null && !(isJudged && isAskedOf(lastAnswer, heard));
  // "Will you still take it after the 3rd?", "so I'm stuck until March?" ask of the answer, and check no day of it.
  const isOther = isAlone || follows(heard, isJudged ? CLEARLY_FOLLOWS : FOLLOWS.confident);
  if (isOther && wordsBesideValues(heard) > MAX_BARE_WORDS) return null;
  const { conversation: after, steps } = pursueTopic(
    rulebook,
    { ...conversation, lastAnswer },
    { intent: lastAnswer.intent, filled: [], world: heard.world },
  );
  const [step] = steps;
  if (step?.kind !== 'answer' || step.again?.how !== 'asked-again') return null;
  const result = resultOf(step, conversation.facts);
  const values = computedValues(lastAnswer.said, conversation.facts);
  const meant = inYearOf(claim, { values, text: heard.text });
  const comparison = named
    ? ({ how: isSame(meant, named) ? 'confirmed' : 'denied', value: named } as const)
    : (judgedDay(rulebook, { claim, result, intent: lastAnswer.intent, heard }) ??
      compared(meant, { result, values, today: heard.world.today }));
  if (comparison === null) return null;
  const isOfPart = isEndOfPart(comparison.value, { said: lastAnswer.said, result, heard });
  // "So I have less than a month?", 25 days before the end.
  const isLess = comparison.how === 'nearly' && isLessThan(claim, comparison, heard.text);
  const how = isOfPart ? 'nearly' : isLess ? 'confirmed' : comparison.how;
  if (how === 'denied' && !mayBeDenied(rulebook, conversation, { lastAnswer, heard, isJudged })) return null;
  return { conversation: after, steps: [{ ...step, again: { ...step.again, ...comparison, how } }] };
}

/** "So I'm fine until May 2028?", of a machine whose spare parts alone are covered so long. */
function isEndOfPart(
  value: Value,
  { said, result, heard }: { said: Said; result: Value | null; heard: Heard },
): boolean {
  const { partsEnd } = said.values;
  if (!partsEnd || !result || plain(value) !== plain(partsEnd) || plain(result) === plain(partsEnd))
    return false;
  return !heard.understood.entities.some(
    (entity) => entity.kind === 'term' && entity.vocabulary === FACT_VOCABULARIES.spareParts,
  );
}

/** "So 3 January is the last day?", of one in 2027: a day without its year is that of the answer. */
export function inYearOf(
  claim: Entity,
  { values, text }: { values: readonly Value[]; text: string },
): Entity {
  if (claim.kind !== 'date' || claim.precision !== 'day') return claim;
  const words = text.slice(claim.start, claim.end);
  if (!/\p{N}/u.test(words) || tellsYear(words)) return claim;
  // "So on the 20th?" is of its month too.
  const from = DAY_NUMBER_ONLY.test(words) ? MONTH_CHARS : YEAR_CHARS;
  const [meant] = values
    .flatMap((value) => (value.kind === 'date' ? [value.date] : []))
    .filter((date) => date.slice(from) === claim.date.slice(from));
  return meant === undefined ? claim : { ...claim, date: meant };
}

/** "2027" of "2027-01-03". */
const YEAR_CHARS = 4;
const MONTH_CHARS = 7;

/** "So if I wait till April it's zero?" asks of all of April, and checks no day in it. */
const isMonthToLeave = (claim: Entity, { understood }: Heard): boolean =>
  claim.kind === 'date' &&
  claim.precision !== 'day' &&
  understood.entities.some((cue) => cue.kind === 'cue' && cue.facts.includes('cancellationDate'));

/** "After September?", of a guarantee that ends in it, asks of what comes then, and says nothing back. */
const isAfterMonth = (claim: Entity, { text }: Heard): boolean =>
  claim.kind === 'date' && claim.precision !== 'day' && isAfterDate(text, claim);

const follows = ({ understood }: Heard, least: number): boolean =>
  (understood.followUp?.confidence ?? 0) >= least;

/** "So I'd pay 142, yes?" asks the very question that was answered. */
const isAskedOf = ({ intent }: Answered, { understood }: Heard): boolean =>
  understood.ranking[0]?.intent === intent;

/** A value with words of what it is ("posted on the 4th, right?") is told, however wrong it would be of the answer; not so where they name what the answer worked out. */
const mayBeDenied = (
  rulebook: Rulebook,
  conversation: Conversation,
  { lastAnswer, heard, isJudged }: OfAnswer & { readonly isJudged: boolean },
): boolean =>
  isTooLate(heard) ||
  ((asksOfDay(heard) || isJudged) &&
    valuesFor(rulebook, conversation, { intent: lastAnswer.intent, heard, isFollowUp: true }).every(
      ({ ground, fact }) => ground === 'guessed' || isWorkedOut(fact, conversation, lastAnswer),
    ));

interface OfAnswer {
  readonly lastAnswer: Answered;
  readonly heard: Heard;
}

/** "It ends on 20 July then?", of an end that was worked out: asks whether it is that day, and tells no other. */
export function namedResult(rulebook: Rulebook, conversation: Conversation, heard: Heard): Value | null {
  const lastAnswer = lastWorkedOut(conversation);
  if (!lastAnswer || !heard.text.includes('?') || !asksNoMore(heard)) return null;
  if (claimOf(heard, { mayLean: true })?.kind !== 'date') return null;
  const named = valuesFor(rulebook, conversation, {
    intent: lastAnswer.intent,
    heard,
    isFollowUp: true,
  }).find(({ ground, fact }) => ground === 'cued' && isWorkedOut(fact, conversation, lastAnswer));
  return named ? (lastAnswer.said.values[named.fact] ?? null) : null;
}

/** "So the commitment ends on the 28th?": beside the day and what it is of, hardly a word is left that could ask something else. */
const asksNoMore = ({ text, understood }: Heard): boolean => {
  const spoken = understood.entities.filter(
    (one) =>
      isValue(one) || one.kind === 'cue' || (one.kind === 'marker' && BESIDE_NAME.includes(one.marker)),
  );
  return (blanked(text, spoken).match(/\p{L}+/gu) ?? []).length <= MAX_WORDS_OF_NAME;
};
const BESIDE_NAME: readonly Marker[] = ['concluding', 'checking', 'leaning'];
const MAX_WORDS_OF_NAME = 4;

/** True for what the answer says under this name, and nobody told. */
const isWorkedOut = (fact: FactName, { facts }: Conversation, { said }: Answered): boolean =>
  WORKED_OUT.includes(fact) && said.values[fact] !== undefined && facts[fact]?.kind !== 'known';

/** Facts that are told or worked out of others. */
const WORKED_OUT: readonly FactName[] = ['commitmentEnd', 'reminderDate'];

/** The value of the last answer that was worked out and that this repeats; null when it repeats none. */
export function workedOutAs(conversation: Conversation, entity: Entity): Value | null {
  const last = lastWorkedOut(conversation);
  const printed = last ? computedValues(last.said, conversation.facts) : [];
  return printed.find((value) => isSame(entity, value)) ?? null;
}

/** "OK so 24 June?" may well read as a remark; only a question of its own is none to agree to. */
const isQuestionAlone = ({ intents }: Rulebook, heard: Heard): boolean =>
  isSureAlone(heard) && intents.get(heard.understood.ranking[0]?.intent ?? '')?.kind !== 'smalltalk';

/** What was worked out: a price or a day that the customer told is agreed to by no answer about something else. */
const computedValues = ({ values }: Said, facts: Facts): Value[] =>
  Object.values(values).filter((value) => !isToldIn(facts, value));

const isToldIn = (facts: Facts, value: Value): boolean =>
  Object.values(facts).some((fact) => fact.kind === 'known' && plain(fact.value) === plain(value));

/** What the answer came to, as its first lines print it; null for one that was not worked out. */
function resultOf({ outcome }: Extract<DialogueStep, { kind: 'answer' }>, facts: Facts): Value | null {
  const result = outcome?.derivation?.result.value;
  if (!outcome || !result || isToldIn(facts, result)) return null;
  const cents = centsOf(result);
  const euros = cents === null ? null : roundedToEuros(cents);
  const printed = Object.values(outcome.values);
  return (
    printed.find((value) => value.kind === 'wholeEuros' && value.euros === euros) ??
    printed.find((value) => isSameValue(value, result)) ??
    null
  );
}
