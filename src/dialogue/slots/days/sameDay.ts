import type { Conversation } from '../../../domain/conversation.ts';
import type { Entity } from '../../../domain/entity.ts';
import { FACT_KINDS, type FactName } from '../../../domain/fact.ts';
import type { IsoDate } from '../../../domain/value.ts';

const SAME_DAY =
  /\b(?:(?:on )?(?:that|the) (?:very )?same (?:day|date)|same day|(?:the )?same start(?:ing)?(?: date| day)?|(?:la |une )?m[êe]me date de (?:début|départ|souscription)|(?:on )?that (?:very )?(?:day|date)|(?:le|ce) m[êe]me jour|(?:à )?(?:la|cette) m[êe]me date|ce jour[- ]l[àa]|cette date[- ]l[àa])(?![\p{L}])/giu;

/** "It began the day I bought it", « dès l'achat »: the day of the purchase, told before. */
const AT_PURCHASE =
  /(?<!\p{L})(?:(?:on |from )?the (?:very )?(?:day|date) (?:that |when )?(?:i|we) (?:bought|purchased|got|ordered) (?:it|the machine|mine|my machine)|(?:on |from )?the (?:day|date) of (?:the |my )?purchase|(?:on |from )?the purchase date|(?:with|at) the purchase|when (?:i|we) (?:bought|purchased) (?:it|the machine|mine|my machine)|(?:du |le |dès le |au )?jour (?:de |où )(?:l['’]achat|mon achat|(?:je l['’]ai|on l['’]a|nous l['’]avons|j['’]ai|on a|nous avons) acheté(?:e)?(?: la machine)?)|(?:à|dès|lors de) l['’]achat|à la date d['’]achat|quand (?:je l['’]ai|on l['’]a) acheté(?:e)?|quand (?:j['’]ai|on a) acheté la machine)(?![\p{L}])/iu;

/** "Same date I started", « le jour où j'ai souscrit »: the first day of the subscription, told before. */
const AT_START =
  /(?<!\p{L})(?:(?:on |from |since )?(?:the )?(?:very )?(?:same )?(?:day|date) (?:as |that |when )?(?:i|we) (?:started|began|signed up|subscribed|took (?:out )?the (?:plan|subscription))(?: (?:the|my|our) (?:plan|subscription|contract))?|(?:on |from |since )?(?:the )?same (?:day|date) as (?:the|my|our) (?:plan|subscription|contract)|(?:at|with) the (?:start|beginning) of (?:the|my|our) (?:plan|subscription|contract)|(?:à |le |du |depuis )?(?:la |le )?(?:même )?(?:jour|date) (?:où|que) (?:j['’]ai|on a|nous avons) (?:commencé|souscrit|pris l['’]abonnement|signé)(?: (?:l['’]|mon |notre )abonnement)?|(?:à |le |du |depuis )?(?:la |le )?même (?:jour|date) que (?:l['’]|mon |notre )(?:abonnement|contrat)|(?:au |dès le )?début de (?:l['’]|mon |notre )abonnement)(?![\p{L}])/iu;

/** "On that day", « le même jour »: the day named before it in the message, else the one spoken of last. */
export function withSameDay(
  entities: readonly Entity[],
  { text, conversation }: { text: string; conversation: Conversation },
): readonly Entity[] {
  const named = dayNamedIn(entities, { text, conversation });
  if (named) return named;
  const found = [...text.matchAll(SAME_DAY)].flatMap((match): Entity[] => {
    const [start, end] = [match.index, match.index + match[0].length];
    const before = entities.findLast((entity) => entity.kind === 'date' && entity.end <= start);
    const day = before?.kind === 'date' ? before.date : lastDay(conversation);
    return day === null
      ? []
      : [{ kind: 'date', start, end, date: day, precision: 'day', approximate: false }];
  });
  const isTaken = ({ start, end }: Entity) => found.some((day) => start < day.end && day.start < end);
  const others = entities.filter((entity) => entity.kind !== 'date' || !isTaken(entity));
  return found.length === 0 ? entities : [...others, ...found].sort((one, two) => one.start - two.start);
}

/** The entities with the day of the purchase, or of the first day of the subscription, in place of the words that name it; null where a day stands in the message itself. */
function dayNamedIn(
  entities: readonly Entity[],
  { text, conversation }: { text: string; conversation: Conversation },
): readonly Entity[] | null {
  const { purchaseDate, subscriptionStart } = conversation.facts;
  const atStart = AT_START.exec(text);
  const fact = atStart ? subscriptionStart : (purchaseDate ?? subscriptionStart);
  if (fact?.kind !== 'known' || fact.value.kind !== 'date') return null;
  if (entities.some(({ kind }) => kind === 'date' || kind === 'duration')) return null;
  const match = atStart ?? AT_PURCHASE.exec(text);
  if (!match) return null;
  const [start, end] = [match.index, match.index + match[0].length];
  const precision = fact.until === undefined ? 'day' : 'month';
  const day: Entity = {
    kind: 'date',
    start,
    end,
    date: fact.value.date,
    precision,
    approximate: fact.approximate,
  };
  // The words of buying name that day, and no day of a purchase told anew; what is as old as the subscription is the machine.
  const isInside = (entity: Entity) => entity.start < end && start < entity.end;
  const cue: Entity[] = atStart ? [{ kind: 'cue', start, end, facts: ['purchaseDate'] }] : [];
  return [...entities.filter((entity) => !isInside(entity)), ...cue, day].sort(
    (one, two) => one.start - two.start,
  );
}

/** The day told last; of a date told roughly there is none. */
function lastDay({ lastFilled, facts }: Conversation): IsoDate | null {
  const names = [...lastFilled, ...(Object.keys(facts) as FactName[]).reverse()];
  const last = names.find((name) => FACT_KINDS[name] === 'date' && facts[name]?.kind === 'known');
  const fact = last && facts[last];
  if (fact?.kind !== 'known' || fact.value.kind !== 'date') return null;
  return fact.until === undefined && !fact.approximate ? fact.value.date : null;
}
