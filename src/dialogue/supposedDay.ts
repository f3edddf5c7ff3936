import type { Conversation } from '../domain/conversation.ts';
import { type EntityOf, isValue } from '../domain/entity.ts';
import type { DialogueStep } from '../domain/step.ts';
import { date, plain } from '../domain/value.ts';
import { type Span, spanOf } from './candidate.ts';
import { workedOutAs } from './confirm.ts';
import { beginsWith, type Heard, wordsBeside } from './heard.ts';
import { policyOf, type Rulebook, topicOf } from './rulebook.ts';
import { type Progress, pursueTopic } from './topic.ts';

/** Who says more asks something else. */
const MAX_WORDS = 10;

const CONCLUDES = /\?|^\W*(?:ok |right |ah )?(?:so|then|and|donc|alors|du coup|et)\b/iu;

/** Of leaving, or of what it costs: a day beside these is one to leave on. */
const LEAVES =
  /^(?:cancel\w*|leav\w*|quit\w*|stop\w*|free|fees?|charge|penalty|cost\w*|pays?|paying|owes?|owing|nothing|ends?|out|finish\w*|r[ée]sili\w*|par[st]|partir|parte|quitt\w*|arr[êe]t\w*|gratuit\w*|frais|payer?|paierai|paie|dois|devrai|devrais|aurai|co[ûu]te\w*|rien|p[ée]nalit[ée])$/iu;

/** Words of no subject, which leave the day as all that is said. */
const BARE =
  /^(?:so|then|and|ok|okay|right|ah|if|on|in|by|at|the|it|its|is|s|there|theres|that|this|i|we|she|he|they|you|d|ll|would|will|be|do|for|me|her|him|us|no|any|exactly|precisely|only|just|already|what|about|how|to|a|my|wait\w*|day|sub|subscription|donc|alors|du|coup|et|si|le|la|l|les|à|au|en|de|d|des|c|est|ce|ça|ca|sera|serait|je|j|on|il|elle|nous|tu|vous|pile|exactement|juste|seulement|déjà|deja|sans|pour|moi|attends?|jour|là|mon|abo|abonnement)$/iu;

const ASKS_FREE =
  /\b(?:free|(?:no|without|any) (?:fees?|costs?|charge|penalty)|nothing|without paying|gratuit\w*|sans (?:frais|payer|rien payer|p[ée]nalit[ée])|plus (?:de|rien|aucun)|rien)\b/iu;

/** "So in six weeks it's free?", "et demain ?": what leaving costs on that very day, where it is known when the commitment ends; null for any other message. */
export function onSupposedDay(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const { lastAnswer, asking, choosing } = conversation;
  if (!lastAnswer || asking || choosing || !CONCLUDES.test(heard.text)) return null;
  const intent = leavingIntent(rulebook, conversation);
  const day = onlyDay(heard);
  if (intent === null || day === null || day.date <= heard.world.today) return null;
  const words = wordsBeside(heard);
  if (words.length > MAX_WORDS || !words.every((word) => LEAVES.test(word) || BARE.test(word))) return null;
  // "So 1 March 2028?" only repeats the day just worked out.
  const isOnlyDay = !beginsWith(heard, ['leaning']) && !words.some((word) => LEAVES.test(word));
  if (isOnlyDay && workedOutAs(conversation, day)) return null;
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
  return ASKS_FREE.test(heard.text)
    ? { ...progress, steps: [withYesOrNo(first, spanOf(day)), ...others] }
    : progress;
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

/** The one day of a message that tells no other value. */
function onlyDay({ understood }: Heard): EntityOf<'date'> | null {
  const told = understood.entities.filter(isValue);
  const [only] = told;
  return told.length === 1 && only?.kind === 'date' && only.precision !== 'year' ? only : null;
}

/** Whether it is free on that day, said first; days on either side of the end are told apart by the answer. */
function withYesOrNo(step: DialogueStep, { from = '', until = '' }: Span): DialogueStep {
  if (step.kind !== 'answer' || !step.outcome?.derivation) return step;
  const { values, derivation } = step.outcome;
  if (plain(derivation.result.value) === 0) return { ...step, notice: 'confirmed' };
  const end = values.commitmentEnd;
  const isAcross = end?.kind === 'date' && from < end.date && end.date <= until;
  return isAcross ? step : { ...step, notice: 'not-yet' };
}
