import type { Conversation } from '../../domain/conversation.ts';
import { FACT_VOCABULARIES } from '../../domain/fact.ts';
import { sentenceAround } from '../../language/sentence.ts';
import type { Heard } from '../heard.ts';

/** "Visa, as I said. Is it possible to ring on a Sunday?", while we ask how the order was paid: a sentence of its own replies, and another asks. */
export function isRepliedApart(
  { asking }: Pick<Conversation, 'asking'>,
  { text, understood }: Pick<Heard, 'text' | 'understood'>,
): boolean {
  const vocabulary = asking ? FACT_VOCABULARIES[asking.fact] : undefined;
  if (vocabulary === undefined) return false;
  return understood.entities.some((entity) => {
    if (entity.kind !== 'term' || entity.vocabulary !== vocabulary) return false;
    const { before, after } = sentenceAround(text, entity);
    const rest = text.slice(entity.end + after.length);
    const words = `${before} ${after}`.match(/\p{L}+/gu) ?? [];
    return /^[.!;\n]/u.test(rest) && rest.includes('?') && words.length <= MAX_WORDS_BESIDE;
  });
}

/** A sentence with more words beside the name may ask of it, or tell something else. */
const MAX_WORDS_BESIDE = 6;
