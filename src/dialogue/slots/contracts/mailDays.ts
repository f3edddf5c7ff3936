import type { Entity } from '../../../domain/entity.ts';
import { FACT_VOCABULARIES, type FactName, type Facts } from '../../../domain/fact.ts';
import { plain } from '../../../domain/value.ts';
import { SENTENCE_END } from '../../../language/sentence.ts';
import { type Assignment, type FillContext, holds } from '../candidates/candidate.ts';
import { gapBetween } from '../candidates/gap.ts';
import type { Candidate } from '../candidates/reading.ts';

/** The days of a contract. */
const DAYS: readonly FactName[] = ['subscriptionStart', 'commitmentEnd', 'cancellationDate'];

/** Further away, words of the contract's own days lead to another one. */
const CUE_REACH_CHARS = 25;

/** "I got your e-mail yesterday", asked since when a plan runs: the day a message came is none of the contract's, unless words beside it say so. */
export function withoutMailDays(
  entities: readonly Entity[],
  { text, wanted, facts, known = facts }: FillContext,
): readonly Entity[] {
  if (!wanted.includes('subscriptionStart')) return entities;
  // Where the day of the e-mail tells something, it is read as that day.
  const isRead = (day: Entity) =>
    wanted.includes('reminderDate') && !isTold(day, known) && isReceived(day, { text, entities });
  const isOfMail = (day: Entity) => isDayOfMail(day, { text, entities }) || isReminderTold(day, known);
  return entities.filter((entity) => !(isOfMail(entity) && !isRead(entity)));
}

/** "I got your e-mail yesterday", asked when the contract ends: the day it came. */
export function mailDays(
  free: readonly Candidate[],
  { text, wanted, entities }: Pick<FillContext, 'text' | 'wanted'> & { readonly entities: readonly Entity[] },
): Assignment[] {
  if (!wanted.includes('reminderDate')) return [];
  return free
    .filter(
      (candidate) =>
        holds(candidate, 'reminderDate') &&
        isDayOfMail(candidate.entity, { text, entities }) &&
        isReceived(candidate.entity, { text, entities }),
    )
    .map((candidate) => ({ ...candidate, fact: 'reminderDate' as const, ground: 'cued' as const }))
    .slice(0, 1);
}

/** "I wrote to you by e-mail yesterday" tells of no e-mail of ours. */
function isReceived(
  day: Entity,
  { text, entities }: { readonly text: string; readonly entities: readonly Entity[] },
): boolean {
  const before = text.slice(0, day.start).split(SENTENCE_END).at(-1)!;
  const sentence = before + text.slice(day.start).split(SENTENCE_END)[0]!;
  return !SENT.test(sentence) && (entities.some(isReminder) || RECEIVED.test(sentence));
}

const SENT = /(?<!\p{L})(?:sent|wrote|written|e-?mailed you|envoyé|écrit|adressé)(?!\p{L})/iu;
const RECEIVED =
  /(?<!\p{L})(?:got|received|had|reached|came|arrived|landed|reçue?|eue?|arrivé|parvenu|tombé)(?!\p{L})/iu;

/** "The e-mail goes with that date?": a day of the contract that was told stays that. */
const isTold = (day: Entity, facts: Facts): boolean =>
  day.kind === 'date' &&
  DAYS.some((fact) => {
    const told = facts[fact];
    return told?.kind === 'known' && plain(told.value) === day.date;
  });

/** "Got it Friday", once the e-mail is told to have come that day: it began nothing. */
const isReminderTold = (day: Entity, { reminderDate: told }: Facts): boolean =>
  day.kind === 'date' && told?.kind === 'known' && plain(told.value) === day.date;

function isDayOfMail(
  day: Entity,
  { text, entities }: { readonly text: string; readonly entities: readonly Entity[] },
): boolean {
  const mails = entities.filter(isMail);
  if (day.kind !== 'date' || mails.length === 0) return false;
  if (mails.some((mail) => mail.start <= day.start && day.end <= mail.end)) return true;
  const isOfContractDay = entities.some(
    (cue) => isOfContract(cue) && gapBetween(day, cue, { text, entities }) <= CUE_REACH_CHARS,
  );
  return !isOfContractDay && mails.some((mail) => isInSentence(mail, day, text));
}

const isOfContract = (entity: Entity): boolean =>
  entity.kind === 'cue' && entity.facts.some((fact) => DAYS.includes(fact));

const isMail = (entity: Entity): boolean =>
  isReminder(entity) ||
  (entity.kind === 'term' && entity.vocabulary === FACT_VOCABULARIES.contactWay && entity.id === 'mail');

const isReminder = (entity: Entity): boolean =>
  entity.kind === 'term' && entity.vocabulary === FACT_VOCABULARIES.reminderReceived && entity.id === 'yes';

function isInSentence(one: Entity, other: Entity, text: string): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  return first.end > second.start || !SENTENCE_END.test(text.slice(first.end, second.start));
}
