import type { Entity } from '../../domain/entity.ts';
import { FACT_VOCABULARIES, type FactName } from '../../domain/fact.ts';
import { SENTENCE_END } from '../../language/sentence.ts';
import { gapBetween } from './gap.ts';

/** The days of a contract. */
const DAYS: readonly FactName[] = ['subscriptionStart', 'commitmentEnd', 'cancellationDate'];

/** Further away, words of the contract's own days lead to another one. */
const CUE_REACH_CHARS = 25;

/** "I got your e-mail yesterday", asked since when a plan runs: the day a message came is none of the contract's, unless words beside it say so. */
export function withoutMailDays(
  entities: readonly Entity[],
  { text, wanted }: { readonly text: string; readonly wanted: readonly FactName[] },
): readonly Entity[] {
  if (!wanted.includes('subscriptionStart')) return entities;
  const mails = entities.filter(isMail);
  const isOfMail = (day: Entity) =>
    day.kind === 'date' &&
    mails.some((mail) => isInSentence(mail, day, text)) &&
    !entities.some((cue) => isOfContract(cue) && gapBetween(day, cue, { text, entities }) <= CUE_REACH_CHARS);
  return mails.length === 0 ? entities : entities.filter((entity) => !isOfMail(entity));
}

const isOfContract = (entity: Entity): boolean =>
  entity.kind === 'cue' && entity.facts.some((fact) => DAYS.includes(fact));

const isMail = (entity: Entity): boolean =>
  entity.kind === 'term' &&
  ((entity.vocabulary === FACT_VOCABULARIES.reminderReceived && entity.id === 'yes') ||
    (entity.vocabulary === FACT_VOCABULARIES.contactWay && entity.id === 'mail'));

function isInSentence(one: Entity, other: Entity, text: string): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  return first.end > second.start || !SENTENCE_END.test(text.slice(first.end, second.start));
}
