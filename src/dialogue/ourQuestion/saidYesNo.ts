import type { Conversation } from '../../domain/conversation.ts';
import { isMarker } from '../../domain/entity.ts';
import { FACT_KINDS, type Filled } from '../../domain/fact.ts';
import { flag } from '../../domain/value.ts';
import type { Heard } from '../heard.ts';

/** "No, nobody did. But I paid half with a gift card", "yes, on Friday": a yes or no that leads answers our question, whatever else is told. */
export function withYesOrNo(
  { asking }: Conversation,
  { filled, heard }: { filled: readonly Filled[]; heard: Heard },
): readonly Filled[] {
  if (!asking || FACT_KINDS[asking.fact] !== 'flag' || filled.some(({ fact }) => fact === asking.fact))
    return filled;
  const isYes = leadingYes(heard);
  if (!isYes && (heard.understood.leading !== 'no' || takesBack(heard))) return filled;
  const known = { kind: 'known', value: flag(isYes), origin: 'typed', approximate: false } as const;
  return [...filled, { fact: asking.fact, known, ground: 'asked' }];
}

/** "No, actually you did" says the contrary after all. */
const takesBack = ({ text, understood }: Heard): boolean =>
  understood.entities.some(
    (entity) => isMarker(entity, 'correction') && /\p{L}/u.test(text.slice(0, entity.start)),
  );

/** True for a yes that stands by itself or leads what is told; "yes, I know" and "yes, but when?" answer nothing. */
const leadingYes = ({ text }: Heard): boolean => {
  const [, joint = '', rest] = YES.exec(text) ?? [];
  if (rest === undefined || NO_ANSWER.test(rest)) return false;
  return /[.!\n]/u.test(joint) || !ASKS.test(rest);
};

const YES =
  /^\W*(?:yes|yep|yeah|yup|indeed|oui|ouais|en effet|tout à fait|(?:you|they|we|i|he|she) (?:did|have|had|has)(?=\s*(?:$|[,.!;–—-]))|vous l['’]avez (?:déjà )?fait|c['’]est fait)(?!\p{L})([\s,.;:!–—-]*)(.*)$/isu;
const NO_ANSWER =
  /^(?:yes|yeah|oui|and no|et non|i know|i see|i (?:already )?(?:understand|understood|said|told)|i think|perhaps|maybe|but|ok|okay|fine|right|please|thanks|je (?:sais|vois|comprends|crois|pense)|j['’]ai (?:compris|dit)|mais|peut-être|d['’]accord|merci|svp|bon)(?!\p{L})/iu;
const ASKS = /^[^.!]*\?/u;

/** True where nothing is told but the yes or no. */
export const isOnlyYesOrNo = (
  { asking }: Conversation,
  { filled: [only, ...others], heard }: { filled: readonly Filled[]; heard: Heard },
): boolean =>
  (heard.understood.leading === 'no' || leadingYes(heard)) &&
  others.length === 0 &&
  only !== undefined &&
  only.fact === asking?.fact;
