import type { Answered, Conversation } from '../../domain/conversation.ts';
import { type Entity, isAmount } from '../../domain/entity.ts';
import { plain, type Value } from '../../domain/value.ts';
import type { Heard } from '../heard.ts';
import { decideOn, policyOf, type Rulebook } from '../rulebook.ts';
import { saidBy } from '../said/said.ts';
import { isDeniedAt } from '../slots/retractions/denied.ts';
import { isSame } from './compare.ts';
import type { Point } from './points.ts';

/** What bears out a point, or does not: an answer that was given, or the rule an intent says. */
export type Source = { readonly answer: Answered } | { readonly rule: string };

/** How a point stands to it. */
export interface Judged {
  readonly how: 'confirmed' | 'nearly' | 'opposed';
  readonly source: Source;
  /** True for a value that an answer came to, and that nobody told. */
  readonly isWorkedOut?: boolean;
}

/** "So not before 24 June, right?", "and I get 124 back?" say another thing of that day or amount than an answer did. */
export const isOtherwiseSaid = ({ text, start }: Point, entity: Entity): boolean =>
  DENIED_VALUE.test(text.slice(0, entity.start - start)) || (isAmount(entity) && MONEY_BACK.test(text));

const MONEY_BACK =
  /(?<!\p{L})(?:back|gets?|receive|refund\p{L}*|touche|récupère|reçois|rends|rendez|rembours\p{L}*)(?!\p{L})/iu;

const DENIED_VALUE =
  /(?<!\p{L})(?:not|never|pas|jamais)(?:\s+(?:before|until|till|by|on|avant|le|the|an?|une?))*\s*$/iu;

/** "On my Visa", "a Krups": names that were told are right, another of the same kind is not decided here; nor is one denied that was told. */
export function toldTerms(
  { facts }: Conversation,
  { point, answers: [last], heard }: { point: Point; answers: readonly Answered[]; heard: Heard },
): (Judged | null)[] {
  return point.entities.flatMap((entity) => {
    if (entity.kind !== 'term' || last === undefined) return [];
    const told = Object.values(facts).find(
      (fact) =>
        fact.kind === 'known' && fact.value.kind === 'term' && fact.value.vocabulary === entity.vocabulary,
    );
    if (told?.kind !== 'known') return [];
    const isRight = (plain(told.value) === entity.id) !== isDeniedAt(heard.text, entity.start);
    return [isRight ? { how: 'confirmed', source: { answer: last } } : null];
  });
}

/** A value that an answer came to, that was told, or that what was told comes to by another rule. */
export function agreedValue(
  rulebook: Rulebook,
  { facts, spoken }: Conversation,
  { entity, answers, heard }: { entity: Entity; answers: readonly Answered[]; heard: Heard },
): Judged | null {
  const isSaid = (value: Value) => isSame(entity, value) || isLength(entity, value) || isDayOf(entity, value);
  const holds = ({ said }: Answered) => Object.values(said.values).some(isSaid);
  const answer = answers.find(holds) ?? workedOut(rulebook, { facts, spoken, heard }).find(holds);
  const isTold = Object.values(facts).some((fact) => fact.kind === 'known' && isSaid(fact.value));
  if (answer) return { how: 'confirmed', source: { answer }, isWorkedOut: !isTold };
  const [last] = answers;
  return isTold && last ? { how: 'confirmed', source: { answer: last } } : null;
}

/** What the questions of the topics spoken of come to by what is known. */
function workedOut(
  rulebook: Rulebook,
  { facts, spoken, heard: { world } }: Pick<Conversation, 'facts' | 'spoken'> & { heard: Heard },
): Answered[] {
  const topics = spoken.map(({ topic }) => topic);
  return [...rulebook.intents.values()]
    .filter(({ topic, kind }) => kind === 'faq' && topics.includes(topic))
    .flatMap(({ id: intent }) => {
      const policy = policyOf(rulebook, intent);
      const decision = policy && decideOn(rulebook, policy, { facts, world, intent });
      if (decision?.kind !== 'outcome' || !decision.derivation) return [];
      return [{ intent, said: saidBy(decision), times: 1 }];
    });
}

const isLength = (entity: Entity, value: Value): boolean =>
  entity.kind === 'duration' &&
  ((value.kind === 'months' && entity.unit === 'month' && entity.amount === value.months) ||
    (value.kind === 'years' && entity.unit === 'year' && entity.amount === value.years));

/** "The 18th", of a day of an answer. */
const isDayOf = (entity: Entity, value: Value): boolean =>
  entity.kind === 'number' && value.kind === 'date' && Number(value.date.slice(8)) === entity.value;
