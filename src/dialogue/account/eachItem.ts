import type { Conversation } from '../../domain/conversation.ts';
import type { AccountList } from '../../domain/customer.ts';
import type { DialogueStep } from '../../domain/step.ts';
import { money, type Value } from '../../domain/value.ts';
import { type Heard, isSureAlone, sideIntent, valuesFor } from '../heard.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';
import { type Progress, pursueTopic } from '../topic.ts';
import { forgetting, intentReading, listSpokenOf, readsList } from './aboutItem.ts';
import { isOfItem, optionsOf } from './account.ts';
import { itemsNamed, speaksOfAll } from './items.ts';

/** "Both of them", "the Krups or the Magimix?": the question asked or spoken of, for each item of the account that is meant; null where the message speaks of one, or there are too many. */
export function onEachItem(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const list = listSpokenOf(rulebook, conversation, heard);
  if (list === null) return null;
  const named = itemsNamed({ list, heard, isMeant: conversation.chosen[list] !== undefined });
  const isOfSeveral = named.length > 1 || (named.length === 0 && speaksOfAll(heard));
  if (!isOfSeveral) return null;
  const side = sideIntent(conversation, heard);
  // "And the machines, I keep them? both?" asks what is the same for each.
  if (named.length === 0 && isSameForAll(rulebook, side, heard)) return null;
  const intent =
    side !== null && readsList(rulebook, side, { list, world: heard.world })
      ? side
      : intentReading(rulebook, conversation, { list, world: heard.world });
  const items = named.map(({ item }) => item);
  return intent === null ? null : eachAnswered(rulebook, conversation, { intent, list, heard, items });
}

/** True for a question, surely asked, whose answer no fact changes. */
const isSameForAll = (rulebook: Rulebook, side: string | null, heard: Heard): boolean =>
  side !== null &&
  (heard.understood.reading === 'follow-up' || isSureAlone(heard)) &&
  rulebook.intents.get(side)?.kind === 'faq' &&
  policyOf(rulebook, side) === null;

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
  // "174 in all for both?" tells no price of either.
  const filled = valuesFor(rulebook, conversation, { intent, heard }).filter(
    ({ fact }) => !isOfItem(list, fact),
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
  return { conversation: { ...after, chosen, lastAnswer: null }, steps: [...steps, ...totalOf(steps)] };
}

/** What the amounts of several answers come to; nothing where they are no amounts. */
function totalOf(steps: readonly DialogueStep[]): DialogueStep[] {
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
