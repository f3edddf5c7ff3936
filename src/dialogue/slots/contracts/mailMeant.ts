import type { Conversation } from '../../../domain/conversation.ts';
import type { Entity } from '../../../domain/entity.ts';
import { FACT_VOCABULARIES } from '../../../domain/fact.ts';
import { plain } from '../../../domain/value.ts';

const REMINDER = FACT_VOCABULARIES.reminderReceived ?? '';

/** "I received it on 2 June", « je l'ai eu hier », "it came last week", up to the day. */
const IT_CAME =
  /(?<!\p{L})(?:(?:received|got|had) it|it (?:came|arrived|landed|reached (?:me|us))|(?:l['’]|la |le )?(?:ai|avons|a) (?:bien |déjà )?(?:reçue?|eue?)|(?:reçu|eu)|(?:il|elle) (?:est|m['’]est) (?:arrivée?|parvenue?|tombée?))(?: (?:on|the|about|around|back|le|vers|depuis|since))*\s*$/iu;

/** Once our e-mail is spoken of, "it" that came on a day is that e-mail. */
export function withMailMeant(
  entities: readonly Entity[],
  { text, conversation: { facts } }: { readonly text: string; readonly conversation: Conversation },
): readonly Entity[] {
  const mail = facts.reminderReceived;
  if (mail?.kind !== 'known' || plain(mail.value) !== true || entities.some(isMail)) return entities;
  const day = entities.find(({ kind }) => kind === 'date');
  const lead = day && IT_CAME.exec(text.slice(0, day.start));
  if (!lead) return entities;
  const [start, end] = [lead.index, lead.index + lead[0].length];
  const others = entities.filter((one) => one.kind !== 'cue' || one.end <= start || one.start >= end);
  const came = {
    kind: 'term',
    vocabulary: REMINDER,
    id: 'yes',
    start,
    end,
  } as const;
  return [...others, came].sort((one, other) => one.start - other.start);
}

/** True for words that say that our e-mail came. */
export const isReminderTold = (entity: Entity): boolean =>
  entity.kind === 'term' && entity.vocabulary === REMINDER && entity.id === 'yes';

const isMail = (entity: Entity): boolean =>
  entity.kind === 'term' &&
  (entity.vocabulary === REMINDER || entity.vocabulary === FACT_VOCABULARIES.contactWay);
