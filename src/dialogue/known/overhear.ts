import type { Conversation } from '../../domain/conversation.ts';
import { type FactName, type Facts, type Filled, isName } from '../../domain/fact.ts';
import type { DialogueStep } from '../../domain/step.ts';
import { plain } from '../../domain/value.ts';
import type { Policy } from '../../policy/contract.ts';
import type { Heard } from '../heard.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';
import { agrees } from '../slots/candidates/roughDates.ts';
import { accountFacts, isNamedItem } from './account.ts';
import { tellingsOf, valuesOf } from './values.ts';

/** A topic's new values, with those told for it before it was one. */
export function recalled(
  { overheard }: Conversation,
  policy: Policy,
  filled: readonly Filled[],
): readonly Filled[] {
  const older = overheard[policy.id] ?? [];
  return joined(
    older,
    filled.filter((one) => !isWorseThan(one, older)),
  );
}

/** One message and what came of it. */
interface Passage {
  readonly before: Conversation;
  readonly after: Conversation;
  readonly heard: Heard;
  readonly steps: readonly DialogueStep[];
}

/** The conversation with the values that nobody has asked about yet, so that none is told twice. */
export function overhear(rulebook: Rulebook, passage: Passage): Conversation {
  const { before, after, heard, steps } = passage;
  // What was only supposed holds for its own answer alone.
  if (steps.some((step) => step.kind === 'answer' && step.isWhatIf)) return after;
  // "So it ends on the 30th?", denied: nothing ends on that day.
  if (steps.some((step) => step.kind === 'answer' && NOT_SO.includes(step.again?.how))) return after;
  const unasked = { ...before, asking: null };
  const told = tellingsOf(heard, unasked);
  const overheard = [...rulebook.policies.values()].map((policy) => {
    const fresh = valuesOf(rulebook, unasked, { policy, heard, told, isFollowUp: false });
    const older = before.overheard[policy.id] ?? [];
    const all = joined(
      older,
      fresh.filter((filled) => !isWorseThan(filled, older)),
    );
    const kept = all.filter(
      (filled) => !policy.passing?.includes(filled.fact) && isWorthKeeping(rulebook, filled, passage),
    );
    return [policy.id, kept] as const;
  });
  return { ...after, overheard: Object.fromEntries(overheard.filter(([, filled]) => filled.length > 0)) };
}

const NOT_SO: readonly unknown[] = ['denied', 'nearly'];

/** "I have paid 5 months", after "a 12 month plan": a guess takes no place of what was told for sure. */
const isWorseThan = ({ fact, ground, known }: Filled, older: readonly Filled[]): boolean =>
  ground === 'guessed' &&
  older.some(
    (one) =>
      one.fact === fact &&
      !isFinerThan(known, one.known) &&
      // "He thinks it renewed for another two years", after the day itself.
      (one.ground !== 'guessed' || (known.approximate && !one.known.approximate)),
  );

/** "It was 12 December 2023", after "she may have bought it in December": the day that a rough one may be. */
const isFinerThan = (known: Filled['known'], was: Filled['known']): boolean =>
  known.value.kind === 'date' &&
  !known.approximate &&
  known.until === undefined &&
  was.until !== undefined &&
  agrees(was, known);

const joined = (older: readonly Filled[], newer: readonly Filled[]): Filled[] => [
  ...older.filter(({ fact }) => newer.every((one) => one.fact !== fact)),
  ...newer,
];

/** A topic takes what the message says; without one, even a value told for no sure reason may be wanted yet. */
function isWorthKeeping(rulebook: Rulebook, filled: Filled, { after, heard, steps }: Passage): boolean {
  // A name the account has is said to pick an item, or to suppose another.
  if (accountFacts(heard.world.customer, after.chosen)[filled.fact] !== undefined) return false;
  if (isNamedItem(heard.world.customer, filled)) return false;
  const isTaken = steps.some((step) => 'intent' in step && policyOf(rulebook, step.intent) !== null);
  if (isTaken && (after.facts[filled.fact] !== undefined || isTakenOtherwise(filled, after))) return false;
  // "Where is my parcel? Order of Thursday": what is turned away tells no day of ours.
  if (steps.every(({ kind }) => kind === 'decline') && !isName(filled.fact)) return false;
  // "My cousin paid 500 for his car": after a refusal, or once a topic has taken its values, the rest proves little.
  // "If I do nothing, what happens in January?", of a contract that ends then, tells no beginning.
  if (filled.ground === 'guessed' && isToldOtherwise(filled, after)) return false;
  const isOpen = !isTaken && steps.some(({ kind }) => kind === 'clarify' || kind === 'answer');
  return isOpen || filled.ground !== 'guessed' || isName(filled.fact);
}

/** "I have had it since 2 May", once it is known as the start of the plan, is no day of a fault. */
function isTakenOtherwise({ fact, known }: Filled, { facts, lastFilled }: Conversation): boolean {
  return !isName(fact) && lastFilled.some((taken) => isSameOf(facts, taken, { fact, known }));
}

/** True for a date that is known as that of something else. */
const isToldOtherwise = ({ fact, known }: Pick<Filled, 'fact' | 'known'>, { facts }: Conversation): boolean =>
  known.value.kind === 'date' &&
  (Object.keys(facts) as FactName[]).some((taken) => isSameOf(facts, taken, { fact, known }));

function isSameOf(facts: Facts, taken: FactName, { fact, known }: Pick<Filled, 'fact' | 'known'>): boolean {
  const was = facts[taken];
  return taken !== fact && was?.kind === 'known' && plain(was.value) === plain(known.value);
}
