import type { Conversation } from '../../domain/conversation.ts';
import type { DialogueStep } from '../../domain/step.ts';
import { centsOf, date, plain } from '../../domain/value.ts';
import { blanked } from '../../language/spans.ts';
import { pursueTopic } from '../answering/topic.ts';
import { agreed } from '../checks/agreement.ts';
import { firstSentence } from '../checks/beside.ts';
import { namedResult, workedOutAs } from '../checks/confirm.ts';
import { asksOfDay } from '../checks/judgedDay.ts';
import { beginsWith, type Heard, withoutConclusion, wordsBeside } from '../heard.ts';
import type { Progress } from '../progress.ts';
import { policyOf, type Rulebook, topicOf } from '../rulebook.ts';
import { isPrice } from '../slots/amounts/barePrices.ts';
import { type Span, spanOf } from '../slots/candidates/daySpan.ts';
import { afterRefusedWait } from '../slots/contracts/refusedWait.ts';
import { type CostSaid, costsSaid } from './costSaid.ts';
import { type Day, daysAsked, withoutWait } from './daysAsked.ts';

/** Who says more asks something else. */
const MAX_WORDS = 10;
const MAX_WORDS_OF_TWO = 16;

const CONCLUDES = /\?|^\W*(?:ok |right |ah )?(?:so|then|and|donc|alors|du coup|et)\b/iu;

/** Of leaving, or of what it costs: a day beside these is one to leave on. */
const LEAVES =
  /^(?:cancel\w*|leav\w*|quit\w*|stop\w*|free|fees?|charge|penalty|cost\w*|pays?|paying|owes?|owing|nothing|ends?|out|finish\w*|r[ée]sili\w*|par[st]|partir|parte|quitt\w*|arr[êe]t\w*|gratuit\w*|frais|payer?|paierai|paie|dois|devrai|devrais|aurai|co[ûu]te\w*|rien|p[ée]nalit[ée])$/iu;

/** "Do I still pay on the 30th?" may be asked of the monthly payments; who still has to pay asks of the fee. */
const PAYS_ON =
  /(?<!\p{L})(?:still (?:be |being )?(?:pay|paying|charged|billed|debited)|(?:paie|paye|payons|paierai|payerai|paierais|prélevée?s?|débitée?s?) (?:encore|toujours)|(?:encore|toujours) (?:prélevée?s?|débitée?s?))(?!\p{L})/iu;

/** Words of no subject, which leave the day as all that is said. */
const BARE =
  /^(?:so|then|and|ok|okay|right|ah|if|on|in|by|at|the|it|its|is|s|there|theres|that|this|i|we|she|he|they|you|d|ll|would|will|be|do|for|me|her|him|us|no|any|exactly|precisely|only|just|already|best|better|rather|what|about|how|to|a|my|wait\w*|day|sub|subscription|still|have|all|really|correct|yes|yeah|donc|alors|du|coup|et|si|le|la|l|les|à|au|en|de|des|c|est|ce|ça|ca|sera|serait|je|j|il|elle|nous|tu|vous|pile|exactement|juste|seulement|autant|mieux|vaut|plutôt|déjà|deja|sans|pour|moi|attends?|jour|là|mon|abo|abonnement|encore|toujours|bien|tout|quand|même|faut|oui|hein|pas|besoin|inutile|attendre|dès|bon|possible|need|needn|can|could|may|peux|peut|pourrais|puis|good|fine|until|till|from|onwards|ai|laisse|laisser|courir|continuer|vraiment|jusqu|jusque|let|run|going|am|m|are|re|y|t|aura|aurait)$/iu;

/** What costs nothing is told with them. */
const DENIES = /^(?:not|wo|won|wouldn|isn|aren|don|doesn|n|pas)$/iu;

/** "So in six weeks it's free? And do I keep it?": what a message asks of leaving on a day, be it beside another question. */
export function onSupposedDay(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const first = firstSentence(heard);
  return (
    onDayAlone(rulebook, conversation, heard) ??
    (first?.text.includes('?') ? onDayAlone(rulebook, conversation, first) : null)
  );
}

/** "So in six weeks it's free?", "et demain ?": what leaving costs on that very day, where it is known when the commitment ends; null for any other message. */
function onDayAlone(rulebook: Rulebook, conversation: Conversation, whole: Heard): Progress | null {
  const heard = beyondRefusedWait(withoutWait(whole));
  const { lastAnswer, asking, choosing } = conversation;
  if (PAYS_ON.test(heard.text)) return null;
  const intent = leavingIntent(rulebook, conversation);
  // "And if I let it run until March 2028, is it zero?", while we ask for a price, needs none.
  const isPriceAsked = asking !== null && intent === conversation.topic && isPrice(asking.fact);
  if (!(lastAnswer || isPriceAsked) || (asking && !isPriceAsked) || choosing) return null;
  if (!CONCLUDES.test(heard.text)) return null;
  const told = daysAsked(conversation, heard);
  if (intent === null || told === null) return null;
  const costsTold = costsSaid(rulebook, intent, heard);
  const words = wordsBeside(withoutCosts(withoutConclusion(heard), costsTold));
  // « Aujourd'hui ? » asks of no supposed day, "so I can cancel today and pay nothing" does.
  if (costsTold.length === 0 && told.days.some(({ date: day }) => day === heard.world.today)) return null;
  const leaves = costsTold.length > 0 || words.some((word) => LEAVES.test(word));
  if (told.days.length > 1)
    return leaves && words.length <= MAX_WORDS_OF_TWO
      ? aroundEnd(rulebook, conversation, { intent, days: told.days, said: costsTold, heard })
      : null;
  const isIdle = (word: string) =>
    LEAVES.test(word) || BARE.test(word) || (costsTold.length > 0 && DENIES.test(word));
  // "So it ends on the 28th?" asks of the end that was worked out, and of no day to leave on.
  if (namedResult(rulebook, conversation, heard)) return null;
  const [day] = told.days;
  if (words.length > MAX_WORDS || !words.every(isIdle)) return null;
  // "So 1 March 2028?" only repeats the day just worked out, and "so 3 March is fine?" checks another against it.
  const isOnlyDay = heard === whole && !beginsWith(heard, ['leaning']) && !leaves && told.amount === null;
  if (isOnlyDay && (workedOutAs(conversation, day) || asksOfDay(heard))) return null;
  const span = spanOf(day);
  // Who lets it run until a month is asked for no day of it beside the price.
  const isToEnd = isPriceAsked && span.until !== undefined;
  const known = {
    kind: 'known',
    value: date(isToEnd ? span.until : day.date),
    origin: 'typed',
    approximate: day.approximate || day.precision !== 'day',
    ...(isToEnd ? {} : span),
  } as const;
  const filled = [{ fact: 'cancellationDate', known, ground: 'cued' }] as const;
  const progress = pursueTopic(rulebook, conversation, { intent, filled, world: heard.world });
  const [first, ...others] = progress.steps;
  if (isPriceAsked && (first?.kind !== 'answer' || costsTold.length === 0)) return null;
  // Without the end of the commitment no day says anything.
  if (!first || (first.kind === 'ask' && first.fact !== 'fullPrice' && first.fact !== 'subscriptionPrice'))
    return null;
  if (told.amount !== null && costs(first, told.amount))
    return { ...progress, steps: [agreed(first), ...others] };
  const [cost] = costsTold;
  return cost ? { ...progress, steps: [withYesOrNo(first, { cost, ...span }), ...others] } : progress;
}

/** "I can't wait until 20 July, it's too long. 10 July?" asks of the second day alone. */
function beyondRefusedWait(heard: Heard): Heard {
  const { text, understood } = heard;
  const end = afterRefusedWait(understood.entities, heard);
  if (end === 0) return heard;
  const entities = understood.entities.filter(({ start }) => start >= end);
  return { ...heard, text: blanked(text, [{ start: 0, end }]), understood: { ...understood, entities } };
}

const withoutCosts = (heard: Heard, costs: readonly CostSaid[]): Heard => ({
  ...heard,
  text: blanked(heard.text, costs),
});

/** True where leaving on that day costs what the message says. */
const costs = (step: DialogueStep, cents: number): boolean =>
  step.kind === 'answer' &&
  Object.values(step.outcome?.values ?? {}).some((value) => centsOf(value) === cents);

/** "So 74 on the 30th of January but nothing on the 31st?": both sides of the end at once, agreed to where it is free on the later one. */
function aroundEnd(
  rulebook: Rulebook,
  conversation: Conversation,
  {
    intent,
    days,
    said,
    heard,
  }: { intent: string; days: readonly Day[]; said: readonly CostSaid[]; heard: Heard },
): Progress | null {
  const inOrder = days.map(({ date: day }) => day).toSorted();
  const [from, until] = [inOrder[0]!, inOrder.at(-1)!];
  const known = {
    kind: 'known',
    value: date(from),
    origin: 'typed',
    approximate: true,
    from,
    until,
  } as const;
  const filled = [{ fact: 'cancellationDate', known, ground: 'cued' }] as const;
  const progress = pursueTopic(rulebook, conversation, { intent, filled, world: heard.world });
  const [first, ...others] = progress.steps;
  const end = first?.kind === 'answer' ? first.outcome?.values.commitmentEnd : undefined;
  if (!first || end?.kind !== 'date' || end.date <= from || until < end.date) return null;
  const free = said.find(({ isFree }) => isFree);
  const isRight =
    free !== undefined && (dayBeside(days, { words: free, text: heard.text })?.date ?? '') >= end.date;
  return isRight ? { ...progress, steps: [agreed(first), ...others] } : progress;
}

/** What parts one day and its words from the next. */
const SIDE_END = /[,;:]|(?<!\p{L})(?:and|but|et|mais)(?!\p{L})/iu;

/** The day that words at this place speak of: the nearest one, of their clause where one stands in it. */
function dayBeside(
  days: readonly Day[],
  { words: { start: from, end: to }, text }: { words: CostSaid; text: string },
): Day | undefined {
  const isOfClause = ({ start }: Day) =>
    !SIDE_END.test(text.slice(Math.min(start, from), Math.max(start, from)));
  const ofClause = days.filter(isOfClause);
  const away = ({ start, end }: Day) => Math.max(start - to, from - end);
  return (ofClause.length > 0 ? ofClause : days).toSorted((one, other) => away(one) - away(other))[0];
}

/** The question of this topic that a day to leave on is for. */
function leavingIntent(rulebook: Rulebook, conversation: Conversation): string | null {
  const topic = topicOf(rulebook, conversation);
  if (topic === null) return null;
  const found = [...rulebook.intents.values()].find((intent) => {
    const policy = intent.topic === topic ? policyOf(rulebook, intent.id) : null;
    return policy?.reads.cancellationDate !== undefined && policy.explains === undefined;
  });
  return found?.id ?? null;
}

/** Whether it is free on that day, or costs something, as the message says, first; days on either side of the end are told apart by the answer. */
function withYesOrNo(
  step: DialogueStep,
  { cost, from = '', until = '' }: Span & { cost: CostSaid },
): DialogueStep {
  if (step.kind !== 'answer' || !step.outcome?.derivation) return step;
  const { values, derivation } = step.outcome;
  const isFree = plain(derivation.result.value) === 0;
  const end = values.commitmentEnd;
  const isAcross = end?.kind === 'date' && from < end.date && end.date <= until;
  if (!isFree && isAcross) return step;
  if (isFree === cost.isFree) return agreed(step);
  return { ...step, notice: isFree ? 'opposed' : 'not-yet' };
}
