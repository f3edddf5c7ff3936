import { addMonths, daysBetween, daysInMonth, isoDate } from '../domain/calendar.ts';
import type { Conversation } from '../domain/conversation.ts';
import { type Entity, type EntityOf, isValue } from '../domain/entity.ts';
import type { DialogueStep } from '../domain/step.ts';
import { date, type IsoDate, plain } from '../domain/value.ts';
import { blanked } from '../language/spans.ts';
import { agreed } from './checks/agreement.ts';
import { centsOf } from './checks/compare.ts';
import { namedResult, workedOutAs } from './checks/confirm.ts';
import { asksOfDay } from './checks/judgedDay.ts';
import { type CostSaid, costsSaid } from './costSaid.ts';
import { beginsWith, type Heard, withoutConclusion, wordsBeside } from './heard.ts';
import { policyOf, type Rulebook, topicOf } from './rulebook.ts';
import { DAY_NUMBER_ONLY, type Span, spanOf, tellsYear } from './slots/candidate.ts';
import { afterRefusedWait } from './slots/refusedWait.ts';
import { lastWorkedOut } from './spoken.ts';
import { type Progress, pursueTopic } from './topic.ts';

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
  /^(?:so|then|and|ok|okay|right|ah|if|on|in|by|at|the|it|its|is|s|there|theres|that|this|i|am|m|are|re|we|she|he|they|you|d|ll|would|will|be|do|for|me|her|him|us|no|any|exactly|precisely|only|just|already|what|about|how|to|a|my|wait\w*|day|sub|subscription|still|have|all|then|really|right|correct|yes|yeah|donc|alors|du|coup|et|si|le|la|l|les|à|au|en|de|d|des|c|est|ce|ça|ca|sera|serait|je|j|on|il|elle|nous|tu|vous|pile|exactement|juste|seulement|déjà|deja|sans|pour|moi|attends?|jour|là|mon|abo|abonnement|encore|toujours|bien|tout|quand|même|faut|il|oui|hein|y|t|aura|aurait)$/iu;

/** What costs nothing is told with them. */
const DENIES = /^(?:not|wo|won|wouldn|isn|aren|don|doesn|n|pas)$/iu;

/** "So in six weeks it's free?", "et demain ?": what leaving costs on that very day, where it is known when the commitment ends; null for any other message. */
export function onSupposedDay(rulebook: Rulebook, conversation: Conversation, said: Heard): Progress | null {
  const { lastAnswer, asking, choosing } = conversation;
  const heard = beyondRefusedWait(said);
  if (!lastAnswer || asking || choosing || !CONCLUDES.test(heard.text)) return null;
  if (PAYS_ON.test(heard.text)) return null;
  const intent = leavingIntent(rulebook, conversation);
  const told = daysAsked(conversation, heard);
  if (intent === null || told === null) return null;
  const costsTold = costsSaid(rulebook, intent, heard);
  const words = wordsBeside(withoutCosts(withoutConclusion(heard), costsTold));
  const leaves = costsTold.length > 0 || words.some((word) => LEAVES.test(word));
  if (told.days.length > 1)
    return leaves && words.length <= MAX_WORDS_OF_TWO
      ? aroundEnd(rulebook, conversation, { intent, days: told.days, said: costsTold, heard })
      : null;
  // "And if I'd quit in March?" is of what has gone.
  if (told.isMoved && costsTold.length === 0) return null;
  const isIdle = (word: string) =>
    LEAVES.test(word) || BARE.test(word) || (costsTold.length > 0 && DENIES.test(word));
  // "So it ends on the 28th?" asks of the end that was worked out, and of no day to leave on.
  if (namedResult(rulebook, conversation, heard)) return null;
  const [day] = told.days;
  if (words.length > MAX_WORDS || !words.every(isIdle)) return null;
  // "So 1 March 2028?" only repeats the day just worked out, and "so 3 March is fine?" checks another against it.
  const isOnlyDay = !beginsWith(heard, ['leaning']) && !leaves && told.amount === null;
  if (isOnlyDay && (workedOutAs(conversation, day) || asksOfDay(heard))) return null;
  const known = {
    kind: 'known',
    value: date(day.date),
    origin: 'typed',
    approximate: day.approximate || day.precision !== 'day',
    ...spanOf(day),
  } as const;
  const filled = [{ fact: 'cancellationDate', known, ground: 'cued' }] as const;
  const progress = pursueTopic(rulebook, conversation, { intent, filled, world: heard.world });
  const [first, ...others] = progress.steps;
  // Without the end of the commitment no day says anything.
  if (!first || (first.kind === 'ask' && first.fact !== 'fullPrice' && first.fact !== 'subscriptionPrice'))
    return null;
  if (told.amount !== null && costs(first, told.amount))
    return { ...progress, steps: [agreed(first), ...others] };
  const [cost] = costsTold;
  return cost ? { ...progress, steps: [withYesOrNo(first, { cost, ...spanOf(day) }), ...others] } : progress;
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

const CLAUSE_END = /[,;:]|(?<!\p{L})(?:and|but|et|mais)(?!\p{L})/iu;

/** The day that words at this place speak of: the nearest one, of their clause where one stands in it. */
function dayBeside(
  days: readonly Day[],
  { words: { start: from, end: to }, text }: { words: CostSaid; text: string },
): Day | undefined {
  const isOfClause = ({ start }: Day) =>
    !CLAUSE_END.test(text.slice(Math.min(start, from), Math.max(start, from)));
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

type Day = EntityOf<'date'>;

/** The days ahead that a message asks of, and the amount of our answer that it says again; null where it tells anything else. */
function daysAsked(
  conversation: Conversation,
  { text, understood, world }: Heard,
): {
  readonly days: readonly [Day, ...Day[]];
  readonly amount: number | null;
  readonly isMoved: boolean;
} | null {
  const values = withBareDays(understood.entities.filter(isValue), text);
  const end = lastWorkedOut(conversation)?.said.values.commitmentEnd;
  const dates = values.filter(isDay);
  const quoted = values
    .filter((one) => !isDay(one) && !isNothing(one))
    .map((one) => workedOutAs(conversation, one));
  const [first, ...others] = dates;
  if (!first || others.length > 1 || quoted.includes(null)) return null;
  const isBare = (day: Day) => DAY_NUMBER_ONLY.test(text.slice(day.start, day.end));
  // "74 on the 30th and nothing on the 31st", of a commitment that ends on the 31st of January.
  const anchor =
    isBare(first) && others.length > 0 && end?.kind === 'date' ? nearDay(first, end.date) : first;
  const days = [anchor, ...others.map((day) => (isBare(day) ? nearDay(day, anchor.date) : day))] as const;
  const ahead = days.map((day) => aheadOf(day, { text, today: world.today, conversation })) as [
    Day,
    ...Day[],
  ];
  if (ahead.some(({ date: day, precision }) => precision === 'year' || day <= world.today)) return null;
  const amount = quoted.flatMap((value) => (value ? (centsOf(value) ?? []) : []))[0] ?? null;
  return { days: ahead, amount, isMoved: ahead.some((day, at) => day !== days[at]) };
}

/** "Any fee on 20 December?", in June: nobody leaves in the past, so a day without its year is the next one; not so one that was worked out. */
function aheadOf(
  day: Day,
  { text, today, conversation }: { text: string; today: IsoDate; conversation: Conversation },
): Day {
  const words = text.slice(day.start, day.end);
  const isAssumed =
    (day.precision === 'month' || /\p{N}/u.test(words)) && !tellsYear(words) && !GONE.test(words);
  const isMoved = isAssumed && (spanOf(day).until ?? day.date) < today && !workedOutAs(conversation, day);
  return isMoved ? { ...day, date: addMonths(day.date, MONTHS_IN_YEAR) } : day;
}

/** "Three months ago", "last March" are no days to come. */
const GONE = /(?<!\p{L})(?:ago|last|past|il y a|derni[eè]re?|pass[ée]e?)(?!\p{L})/iu;

const MONTHS_IN_YEAR = 12;

/** "The 30th of January I pay, and the 31": a number after a day and an article is a day as well. */
const withBareDays = (values: readonly Entity[], text: string): Entity[] =>
  values.map((one, at) => {
    const first = values.slice(0, at).find(isDay);
    if (
      !first ||
      one.kind !== 'number' ||
      !isDayNumber(one.value) ||
      !LEADS_TO_DAY.test(text.slice(0, one.start))
    )
      return one;
    return { ...first, start: one.start, end: one.end, date: inMonthOf(first.date, one.value, 0) };
  });

const LEADS_TO_DAY = /(?:^|[^\p{L}])(?:the|le|du|au)\s+$/iu;

const isDayNumber = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= MAX_DAYS;
const MAX_DAYS = 31;

const isNothing = (entity: Entity): boolean =>
  (entity.kind === 'number' && entity.value === 0) || (entity.kind === 'money' && entity.cents === 0);

const isDay = (entity: Entity): entity is Day => entity.kind === 'date';

/** "The 30th of January, and the 31st", « le 28 février, ou le 27 »: the same day of the month, as near to the other as can be. */
function nearDay(day: Day, other: IsoDate): Day {
  const away = (one: IsoDate) => Math.abs(daysBetween(one, other));
  const all = [-1, 0, 1].map((count) => inMonthOf(other, Number(day.date.slice(8)), count));
  return { ...day, date: all.toSorted((one, two) => away(one) - away(two))[0] ?? day.date };
}

function inMonthOf(day: IsoDate, number: number, ahead: number): IsoDate {
  const [year, month] = addMonths(`${day.slice(0, 7)}-01`, ahead)
    .split('-')
    .map(Number);
  return isoDate(year!, month!, Math.min(number, daysInMonth(year!, month!)));
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
