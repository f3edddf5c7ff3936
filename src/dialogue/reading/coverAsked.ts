import { type Entity, isMarker } from '../../domain/entity.ts';
import { FACT_VOCABULARIES } from '../../domain/fact.ts';
import type { Heard } from '../heard.ts';
import type { Rulebook } from '../rulebook.ts';
import { isRemedy } from '../slots/machines/received.ts';

/** How long the warranty of a machine runs. */
export const WARRANTY = 'machine-warranty';
/** What no warranty covers. */
const EXCLUSIONS = 'machine-warranty-exclusions';
/** How long what is offered for a fault is guaranteed, and whether the warranty changes what is offered. */
const OF_OPTIONS: readonly unknown[] = ['machine-options-guarantee', 'machine-options-in-warranty'];

/**
 * "Had it since Christmas 2023 and it has stopped heating, would it still be covered?": near as it is to questions of
 * what is excluded, nothing is told that would exclude it, and its warranty is asked for; null for anything else.
 */
export function coverAsked({ intents }: Rulebook, heard: Heard): string | null {
  const { ranking, reading, entities } = heard.understood;
  const [first] = ranking;
  const isNear = ranking.some(({ intent, confidence }) => intent === WARRANTY && confidence >= LIKELY);
  const isTakenFor =
    reading !== 'follow-up'
      ? first?.intent === EXCLUSIONS && isNear
      : // "And is it under warranty?", after what is offered for a fault: the machine, where no repair or exchange is named.
        OF_OPTIONS.includes(first?.intent) && !entities.some(isRemedy);
  return isTakenFor && intents.has(WARRANTY) && asksForCover(heard) ? WARRANTY : null;
}

/** Less likely, something of what is excluded is told, in words that are not known as such. */
const LIKELY = 0.1;

/** True where a question asks for it, and nothing is told that would exclude it. */
export function asksForCover({ text, understood: { entities } }: Heard): boolean {
  const asked = entities.find((entity) => isMarker(entity, 'cover-asked') && isQuestion(entity, text));
  return asked !== undefined && !entities.some((entity) => isMisuse(entity) || isPut(entity, asked));
}

const isMisuse = (entity: Entity): boolean =>
  entity.kind === 'term' && entity.vocabulary === FACT_VOCABULARIES.misuse;

/** "And if it is under warranty?" puts a case, and does not ask whether it is one. */
const isPut = (entity: Entity, { start }: Entity): boolean =>
  (isMarker(entity, 'what-if') || isMarker(entity, 'supposing')) && entity.start <= start;

/** A mark ends its clause, or it begins as a question that ends its sentence. */
const isQuestion = ({ start, end }: Entity, text: string): boolean =>
  (INVERTED.test(text.slice(start, end)) ? /^[^.;:!?\n]*(?:\?|$)/u : /^[^.,;:!?\n]*\?/u).test(
    text.slice(end),
  );

const INVERTED =
  /^(?:is|isn|are|am|was|wasn|does|do|did|will|would|wouldn|have|est-|est |serait-|suis-|serais-|ai-|reste-)/iu;
