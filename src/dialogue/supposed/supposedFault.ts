import { addDays, addMonths } from '../../domain/calendar.ts';
import type { Conversation } from '../../domain/conversation.ts';
import { type Entity, type EntityOf, isMarker } from '../../domain/entity.ts';
import type { Filled } from '../../domain/fact.ts';
import type { DialogueStep } from '../../domain/step.ts';
import { date, type IsoDate } from '../../domain/value.ts';
import { answerAlso } from '../answering/answer.ts';
import { pursueTopic } from '../answering/topic.ts';
import { type Heard, wordsBeside } from '../heard.ts';
import type { Progress } from '../progress.ts';
import type { Rulebook } from '../rulebook.ts';
import { isAfterDate } from '../slots/asked/aroundDates.ts';
import { dayOfCover } from '../slots/asked/coveredDays.ts';
import { tellsYear } from '../slots/candidates/dateWords.ts';
import { spanOf } from '../slots/candidates/daySpan.ts';
import { tellsFailing } from '../slots/machines/faultWords.ts';
import { isRemedy } from '../slots/machines/received.ts';
import { tellsOfAnother } from '../topicWords.ts';

const WARRANTY_POLICY = 'warranty';
const GUARANTEE_POLICY = 'repair-guarantee';
/** What is said of a fault told later than it came. */
const REPORTED_LATE = 'machine-reporting';

/** Who says more asks something else. */
const MAX_WORDS = 24;

/** Words that put a day ahead: "if it breaks on 5 December", « si je l'envoie le 5 ». */
const SUPPOSES =
  /(?<!\p{L})(?:if|when|once|suppos\p{L}*|imagine|say|after|past|beyond|si|s['’]il|s['’]elle|quand|après|apres|passé|au-delà|mettons|disons)(?!\p{L})/iu;
const SENDS =
  /(?<!\p{L})(?:send|bring|return|take|hand|drop|report|tell you|let you know|envoie|envoyais|ramène|ramene|rapporte|apporte|renvoie|dépose|depose|signale|déclare|préviens)(?!\p{L})/iu;
/** What is asked of that day: whether it is still guaranteed then. */
const ASKS_COVER =
  /(?<!\p{L})(?:covered|guarante\p{L}*|warranty|valid|cover|garanti\p{L}*|couvert\p{L}*|valable|marche|mort|fichu|foutu|c['’]est (?:bon|ok)|(?:ok|okay|fine|all right|in time|still time)(?= ?\?|$)|à temps|a temps)(?!\p{L})/iu;
/** "How much is a repair if it breaks in June?" asks something else of that day. */
const ASKS_ELSE =
  /(?<!\p{L})(?:how much|costs?|prices?|pays?|how long|who|where|which number|combien|co[ûu]te\p{L}*|prix|tarifs?|payer|paie|paye|qui|où|quel numéro)(?!\p{L})/iu;

/** "And if I send it in on the 5th, is it too late?", « si elle casse après le 2 décembre ? »: whether the machine spoken of is still covered on a day ahead; null for any other message. */
export function onSupposedFault(
  rulebook: Rulebook,
  conversation: Conversation,
  heard: Heard,
): Progress | null {
  const { lastAnswer, asking, choosing, facts } = conversation;
  // Of a repair that is only thought of, its own guarantee is asked.
  const isOfRemedy = heard.understood.entities.some(isRemedy) && facts.remedyDate?.kind !== 'known';
  const intent = isOfRemedy ? null : coverIntent(rulebook, conversation);
  const covered = coverAskedOn(conversation, heard);
  const day = covered ?? dayAhead(heard);
  if (!lastAnswer || asking || choosing || intent === null || day === null) return null;
  const isOfSending = SENDS.test(heard.text) && !tellsFailing(heard.text);
  if (!covered && !asksCover(rulebook, heard, isOfSending) && !asksAfter(rulebook, heard)) return null;
  const filled = [{ fact: 'faultDate', known: supposedOn(day), ground: 'cued' }] as const;
  const progress = pursueTopic(rulebook, conversation, { intent, filled, world: heard.world });
  const [first, ...others] = progress.steps;
  if (first?.kind !== 'answer' || !first.outcome?.derivation) return null;
  const answered = { ...progress, steps: [afresh(first), ...others] };
  const isOver = first.outcome.outcome.startsWith('over');
  return isOver && isOfSending && rulebook.intents.has(REPORTED_LATE)
    ? answerAlso(rulebook, answered, { intents: [REPORTED_LATE], heard })
    : answered;
}

/** Put as a case only: other questions do not rest on it. */
const supposedOn = (day: EntityOf<'date'>): Filled['known'] => ({
  kind: 'known',
  value: date(day.date),
  origin: 'typed',
  approximate: day.approximate || spanOf(day).until !== undefined,
  isSupposed: true,
  ...spanOf(day),
});

/** Of another day, what was said of the last one is no answer that stays as it was. */
function afresh(first: AnswerStep): AnswerStep {
  const { again, ...step } = first;
  return again?.how === 'changed' ? first : step;
}

type AnswerStep = Extract<DialogueStep, { kind: 'answer' }>;

const OTHER_VALUES: readonly Entity['kind'][] = ['money', 'number', 'duration'];

/** The one day ahead that a message supposes something of; "after the 2nd" begins on the 3rd. */
function dayAhead({ text, understood, world }: Heard): EntityOf<'date'> | null {
  const dates = understood.entities.filter((entity) => entity.kind === 'date');
  const [day, ...others] = dates;
  const isOther = understood.entities.some(
    (one) => (one.kind === 'cue' && !one.facts.includes('faultDate')) || OTHER_VALUES.includes(one.kind),
  );
  if (!day || others.length > 0 || isOther || day.isRecurring || !SUPPOSES.test(text.slice(0, day.start)))
    return null;
  const meant = isAfterDate(text, day) ? { ...day, date: nextOf(ahead(day, { text, world })) } : day;
  return meant.date > world.today ? meant : null;
}

/** "Past December?", asked in June, is of the one to come. */
const ahead = (day: EntityOf<'date'>, { text, world }: Pick<Heard, 'text' | 'world'>): EntityOf<'date'> =>
  day.precision === 'month' && day.date < world.today && !tellsYear(text.slice(day.start, day.end))
    ? { ...day, date: addMonths(day.date, MONTHS_IN_YEAR) }
    : day;

const MONTHS_IN_YEAR = 12;

const nextOf = ({ date: day, precision }: EntityOf<'date'>): IsoDate =>
  precision === 'day' ? addDays(day, 1) : addMonths(day, 1);

/** "Would Christmas be inside the 6 months?", « à Noël elle sera encore couverte ? », once the day it runs from was told. */
function coverAskedOn({ facts }: Conversation, heard: Heard): EntityOf<'date'> | null {
  const { text, understood, world } = heard;
  const isBegun = facts.remedyDate?.kind === 'known' || facts.purchaseDate?.kind === 'known';
  const [day, ...others] = understood.entities.filter((entity) => entity.kind === 'date');
  if (!isBegun || !day || others.length > 0 || day.isRecurring || ASKS_ELSE.test(text)) return null;
  const meant = dayOfCover(day, { text, today: world.today });
  return meant && meant.date > world.today ? meant : null;
}

/** True where the day is one on which the machine fails or is sent in, and nothing else is asked of it. */
function asksCover(rulebook: Rulebook, heard: Heard, isOfSending: boolean): boolean {
  const { text, understood } = heard;
  const isTooLate = understood.entities.some((one) => isMarker(one, 'too-late'));
  if (wordsBeside(heard).length > MAX_WORDS || ASKS_ELSE.test(text) || isOfOther(rulebook, heard))
    return false;
  if (isOfSending || !tellsFailing(text)) return isOfSending && (isTooLate || ASKS_COVER.test(text));
  const [likeliest] = understood.ranking;
  const policy = rulebook.intents.get(likeliest?.intent ?? '')?.policy ?? '';
  return understood.verdict !== 'confident' || OF_FAULTS.includes(policy);
}

/** "After September?", « et après novembre je perds tout ? »: a day after which something comes, and few words beside it. */
const asksAfter = (rulebook: Rulebook, heard: Heard): boolean =>
  heard.text.includes('?') &&
  wordsBeside(heard).length <= MAX_WORDS_AFTER &&
  heard.understood.entities.some((one) => one.kind === 'date' && isAfterDate(heard.text, one)) &&
  !ASKS_ELSE.test(heard.text) &&
  !TAKES.test(heard.text) &&
  !isOfOther(rulebook, heard);

/** "Will you still take it after the 3rd?" asks of no cover. */
const TAKES =
  /(?<!\p{L})(?:tak\p{L}+|accept\p{L}*|repair\p{L}*|fix\p{L}*|mend\p{L}*|exchang\p{L}*|pren\p{L}+|accept\p{L}*|répar\p{L}*|échang\p{L}*)(?!\p{L})/iu;

const MAX_WORDS_AFTER = 6;

/** "If I hand my parcel in on the 5th, is it fine?" asks nothing of a machine. */
const isOfOther = (rulebook: Rulebook, { text }: Heard): boolean =>
  OTHER_GOODS.test(text) || tellsOfAnother(rulebook.topicWords, text, 'machine');

const OTHER_GOODS =
  /(?<!\p{L})(?:parcels?|packages?|orders?|capsules?|pods?|labels?|refunds?|colis|commandes?|dosettes?|étiquettes?|remboursements?)(?!\p{L})/iu;

const OF_FAULTS: readonly string[] = [WARRANTY_POLICY, GUARANTEE_POLICY, 'after-sales'];

/** What was worked out last of the machine, its warranty or the guarantee of its repair; by what was told of it where neither was. */
function coverIntent(rulebook: Rulebook, { spoken, facts }: Conversation): string | null {
  const intents = [...rulebook.intents.values()];
  const ofPolicy = (policy: string) => intents.find((intent) => intent.policy === policy)?.id ?? null;
  const policies = spoken.map(({ answer }) => rulebook.intents.get(answer?.intent ?? '')?.policy);
  const last = policies.find((policy) => policy === WARRANTY_POLICY || policy === GUARANTEE_POLICY);
  if (last) return ofPolicy(last);
  if (facts.purchaseDate?.kind === 'known') return ofPolicy(WARRANTY_POLICY);
  return facts.remedyDate?.kind === 'known' ? ofPolicy(GUARANTEE_POLICY) : null;
}
