import type { Conversation } from '../../domain/conversation.ts';
import { type Entity, isMarker, isValue } from '../../domain/entity.ts';
import { FACT_VOCABULARIES, type FactName } from '../../domain/fact.ts';
import { plain } from '../../domain/value.ts';
import { pursueTopic } from '../answering/topic.ts';
import type { Heard } from '../heard.ts';
import { omit } from '../known/told.ts';
import { valuesFor } from '../known/values.ts';
import type { Progress } from '../progress.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';
import { isNotBegun } from '../slots/asked/supposed.ts';
import { takesBlameBack } from '../slots/machines/blame.ts';
import { isAfter, isRemedy } from '../slots/machines/received.ts';
import { isNotSplit } from '../slots/orders/payments.ts';
import {
  deniedValues,
  factsDenied,
  isDeniedOutright,
  withoutDenied,
} from '../slots/retractions/deniedValue.ts';

type Said = Pick<Heard['understood'], 'entities'> & { readonly text: string };

/** What a message may deny of what was told before, and how it does. */
const DENIALS: readonly {
  readonly fact: FactName;
  readonly isDenied: (told: unknown, said: Said) => boolean;
}[] = [
  { fact: 'remedy', isDenied: isNotReceived },
  // "I did not say I misused it", "forget the descaling".
  { fact: 'misuse', isDenied: (told, said) => told === true && takesBlameBack(said) },
  { fact: 'replacementSent', isDenied: (told, said) => told === true && isMistaken(said) },
  // "I did not pay in two parts."
  {
    fact: 'paymentMethod',
    isDenied: (told, { entities }) => SPLIT.includes(told) && entities.some(isNotSplit),
  },
];

/** "The neighbour was wrong, it was a pizza", of a parcel that was taken for our second one; "she was wrong, it was the Visa" puts something else right. */
const isMistaken = ({ entities }: Said): boolean =>
  entities.some((entity) => isMarker(entity, 'mistaken')) &&
  !entities.some((entity) => isValue(entity) && isOfElse(entity));

const isOfElse = (entity: Entity): boolean =>
  entity.kind === 'date' ||
  (entity.kind === 'term' && entity.vocabulary !== FACT_VOCABULARIES.replacementSent);

/** What two means of payment in one message were taken for. */
const SPLIT: readonly unknown[] = ['mixed', 'either'];

/** "I did not get a new machine." */
function isNotReceived(told: unknown, { entities, text }: Said): boolean {
  return entities.some(
    (entity) =>
      isRemedy(entity) &&
      entity.id === told &&
      isAfter(entity, { markers: ['not-received'], entities, text }),
  );
}

/** The conversation before a message that denies what was taken from an earlier one: it was never told, and the message tells nothing by it. */
export function beforeDenied(conversation: Conversation, heard: Heard): Undenied {
  const { understood, text } = heard;
  const { entities } = understood;
  const values = deniedValues({ entities, text });
  const denied = [
    ...factsDenied(conversation.facts, values),
    ...DENIALS.flatMap(({ fact, isDenied }) => {
      const told = conversation.facts[fact];
      if (told?.kind !== 'known' || told.origin !== 'typed') return [];
      return isDenied(plain(told.value), { entities, text }) ? [fact] : [];
    }),
  ];
  if (denied.length === 0) {
    return { conversation, heard: withoutUntold(heard), denied };
  }
  const overheard = Object.fromEntries(
    Object.entries(conversation.overheard).map(([policy, filled]) => [
      policy,
      filled.filter(({ fact }) => !denied.includes(fact)),
    ]),
  );
  return {
    conversation: { ...conversation, facts: omit(conversation.facts, denied), overheard },
    heard: { ...heard, understood: { ...understood, entities: withoutDenied(entities, values) } },
    denied,
  };
}

/** "I did not post it on 3 November", asked when it was posted: what was never told is not told by that either, nor said not to be known. */
function withoutUntold(heard: Heard): Heard {
  const { understood, text } = heard;
  const untold = understood.entities.filter((entity) => isDeniedOutright(entity, { ...understood, text }));
  if (untold.length === 0) return heard;
  // "I did not start on 3 March" says nothing of whether one has started.
  const entities = understood.entities.filter((one) => !untold.includes(one) && !isNotBegun(one));
  const isKnown = understood.leading === 'unknown' && !OF_MEMORY.test(text);
  return {
    ...heard,
    understood: { ...understood, entities, ...(isKnown ? { leading: null } : {}) },
  };
}

/** "I do not remember posting it on the 3rd" is not known; « je ne l'ai pas » may lead to what was not done. */
const OF_MEMORY =
  /(?<!\p{L})(?:remember|recall|know|sure|certain|idea|clue|souviens|souvient|rappelle|sais|sait|sûre?|certaine?|idée)(?!\p{L})/iu;

/** Where a conversation stands without what a message denies, that message without it, and the facts it was. */
export interface Undenied {
  readonly conversation: Conversation;
  readonly heard: Heard;
  readonly denied: readonly FactName[];
}

/** What was spoken of, without what was denied and with what is told in its place; null where it does not rest on that. */
export function onDenied(
  rulebook: Rulebook,
  { facts: before }: Conversation,
  { conversation, heard, denied }: Undenied,
): Progress | null {
  const { topic } = conversation;
  const policy = policyOf(rulebook, topic);
  if (topic === null || !denied.some((fact) => policy?.reads[fact]) || heard.text.includes('?')) return null;
  const filled = valuesFor(rulebook, conversation, { intent: topic, heard, isFollowUp: true });
  return pursueTopic(rulebook, conversation, { intent: topic, filled, world: heard.world, before });
}
