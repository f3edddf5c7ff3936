import type { Conversation } from '../../domain/conversation.ts';
import type { AccountList } from '../../domain/customer.ts';
import { isAmount, isMarker } from '../../domain/entity.ts';
import type { DialogueStep } from '../../domain/step.ts';
import { money, roundedToEuros, type Value, wholeEuros } from '../../domain/value.ts';
import { blanked } from '../../language/spans.ts';
import { pursueTopic } from '../answering/topic.ts';
import { claimOf, isToBeJudged } from '../checks/claim.ts';
import { isSame } from '../checks/compare.ts';
import { type Heard, sideIntent } from '../heard.ts';
import { isNamedItem, isOfItem, listOfSeveral, optionsOf } from '../known/account.ts';
import { valuesFor } from '../known/values.ts';
import type { Progress } from '../progress.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';
import { forgetting } from './aboutItem.ts';
import { itemsNamed, othersThan, speaksOfAll } from './items.ts';

/** "Both of them", "the Krups or the Magimix?": the question asked or spoken of, for each item of the account that is meant; null where the message speaks of one, or there are too many. */
export function onEachItem(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const question = questionOfItems(rulebook, conversation, heard);
  if (question === null) return null;
  const { list, intent } = question;
  const named = itemsNamed({ list, heard, isMeant: conversation.chosen[list] !== undefined, isOfList: true });
  const others = named.length === 0 ? othersThan(conversation.chosen[list], { list, heard }) : [];
  const isOfSeveral = named.length > 1 || others.length > 0 || (named.length === 0 && speaksOfAll(heard));
  if (!isOfSeveral) return null;
  const items = others.length > 0 ? others : named.map(({ item }) => item);
  return eachAnswered(rulebook, conversation, { intent, list, heard, items });
}

/** The question asked, or else spoken of, that is of one of several items; "do I keep both?" is answered alike for all, and is none. */
function questionOfItems(
  rulebook: Rulebook,
  conversation: Conversation,
  heard: Heard,
): { readonly intent: string; readonly list: AccountList } | null {
  const { customer } = heard.world;
  const side = sideIntent(conversation, heard);
  const spoken = [conversation.topic, ...conversation.spoken.map(({ intent }) => intent)];
  // "174 in all, is that right?" asks yes or no of the amounts, however the words are read.
  const isCheck = claimOf(heard, { ofSeveral: true }) !== null && isToBeJudged(heard);
  const isAsked =
    !isCheck && !namesOnlyOthers(heard) && side !== null && rulebook.intents.get(side)?.kind === 'faq';
  const asked = isAsked ? [side] : spoken.filter((intent) => isOfNamed(rulebook, intent, heard));
  for (const intent of asked.flatMap((one) => (one === null ? [] : withCovered(rulebook, one)))) {
    const policy = policyOf(rulebook, intent);
    const list = policy && customer && listOfSeveral(policy, customer);
    if (list) return { intent, list };
  }
  return null;
}

/** "And my subscriptions, which ends first?", after the warranty of a machine: what was asked there is asked of no other thing. */
function isOfNamed({ intents }: Rulebook, intent: string | null, { understood }: Heard): boolean {
  const named = understood.leaving?.named ?? [];
  return named.length === 0 || named.includes(intents.get(intent ?? '')?.topic ?? '');
}

/** "OK and the other two?" says which, and asks again what was asked. */
const namesOnlyOthers = (heard: Heard): boolean => {
  const others = heard.understood.entities.filter((one) => isMarker(one, 'others'));
  return (
    others.length > 0 && (blanked(heard.text, others).match(/\p{L}+/gu)?.length ?? 0) <= MAX_WORDS_BESIDE
  );
};

/** "OK and …": more words ask something. */
const MAX_WORDS_BESIDE = 3;

/** "Which one can I swap?": a general answer that covers the one for a machine of the customer's own gives way to that. */
const withCovered = ({ intents }: Rulebook, intent: string): string[] => [
  intent,
  ...(intents.get(intent)?.covers ?? []),
];

/** "Which of my plans is free?": where it would be asked which one is meant, each is answered. */
export function orOfEach(rulebook: Rulebook, conversation: Conversation, said: Said): Progress {
  const { heard, progress } = said;
  const [step, ...others] = progress.steps;
  if (step?.kind !== 'choose' || others.length > 0 || !speaksOfAll(heard)) return progress;
  return eachAnswered(rulebook, conversation, { ...step, heard }) ?? progress;
}

interface Said {
  readonly heard: Heard;
  readonly progress: Progress;
}

interface EachItem {
  readonly intent: string;
  readonly list: AccountList;
  readonly heard: Heard;
  /** None for all there are. */
  readonly items?: readonly number[];
}

/** More would be a list to read. */
const MAX_ANSWERED = 3;

/** One answer for each of these items, or for all, under its name, and what amounts come to together; null where one still needs a fact. */
export function eachAnswered(
  rulebook: Rulebook,
  conversation: Conversation,
  { intent, list, heard, items = [] }: EachItem,
): Progress | null {
  const { customer } = heard.world;
  const options = customer ? optionsOf(customer, list) : [];
  const wanted = items.length > 0 ? items : options.map((_, item) => item);
  if (wanted.length > MAX_ANSWERED) return null;
  const { [list]: _one, ...chosen } = conversation.chosen;
  // "174 in all for both?" tells no price of either, and "the Krups or the Magimix?" no other machine.
  const filled = valuesFor(rulebook, conversation, { intent, heard }).filter(
    (one) => !isOfItem(list, one.fact) && !isNamedItem(customer, one),
  );
  const answers = wanted.map((item) => {
    const before = forgetting({ ...conversation, choosing: null, misses: 0 }, list, {
      ...chosen,
      [list]: item,
    });
    const pursuit = { intent, filled, world: heard.world, asksNothing: true };
    return underName(pursueTopic(rulebook, before, pursuit), options[item]!);
  });
  if (answers.some(({ steps }) => steps.length === 0)) return null;
  const steps = answers.flatMap((answer) => answer.steps);
  const { conversation: after } = answers.at(-1)!;
  const totals = totalOf(steps).map((total) => withVerdict(total, heard));
  // "So 248 in total, correct?": what each comes to was said before.
  const isSaid = conversation.spoken.some(({ answer }) => answer?.intent === intent);
  const said = isSaid && totals.some(({ notice }) => notice) ? totals : [...steps, ...totals];
  return { conversation: { ...after, chosen, lastAnswer: null }, steps: said };
}

/** "248 in total, right?": yes or no first, to the cent or to the euro. */
function withVerdict(total: Total, heard: Heard): DialogueStep {
  const claim = claimOf(heard, { ofSeveral: true });
  if (claim === null || !isAmount(claim)) return total;
  const euros = wholeEuros(roundedToEuros(total.value.cents));
  const isRight = [total.value, euros].some((value) => isSame(claim, value));
  if (isRight) return { ...total, notice: 'confirmed' };
  return isToBeJudged(heard) ? { ...total, notice: 'denied' } : total;
}

interface Total {
  readonly kind: 'total';
  readonly value: Extract<Value, { kind: 'money' }>;
}

/** What the amounts of several answers come to; nothing where they are no amounts. */
function totalOf(steps: readonly DialogueStep[]): Total[] {
  const results = steps.map((step) =>
    step.kind === 'answer' ? step.outcome?.derivation?.result.value : undefined,
  );
  const cents = results.flatMap((value) => (value?.kind === 'money' ? [value.cents] : []));
  if (cents.length < 2 || cents.length < results.length) return [];
  return [{ kind: 'total', value: money(cents.reduce((sum, each) => sum + each, 0)) }];
}

/** The answer under the name of its item. */
export function underName(progress: Progress, item: readonly Value[]): Progress {
  const [first, ...others] = progress.steps;
  return first ? { ...progress, steps: [{ ...first, item }, ...others] } : progress;
}
