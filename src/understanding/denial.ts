import { read } from '../language/reading.ts';

const DENIED_WORDS =
  "(?:about|for|to do with|regarding|a|an|my|the|any|pour|au sujet|à propos|un|une|d'un|d'une|du|de|de la|des|le|la|mon|ma|par rapport)";
/** "… , not a refund": what is said last not to be meant. */
const AT_THE_END = new RegExp(
  `[,;:]? (?:and |et )?(?:not|pas|non)(?: ${DENIED_WORDS})+ [^,.;!?]{2,30}[.!?]*$`,
  'iu',
);
/** "Not about my machine but about a refund", « pas pour ma machine, pour un remboursement ». */
const AT_THE_START =
  /^(?:(?:no|nope|non|nan|but|mais)[,.!]? )*(?:it'?s |it is |it |this |that |c'est |ce n'est )?(?:not|isn't|pas|non pas) [^,.;!?]{2,40}?(?:,? (?:but|mais|plutôt|rather) |, )(?=\p{L})/iu;
const MIN_WORDS = 3;

/** What a message says without what it says not to be about; null for one that denies nothing. */
export function withoutDenial(text: string): { readonly rest: string; readonly leads: boolean } | null {
  const plain = read(text).text;
  const leads = AT_THE_START.test(plain);
  const rest = leads ? plain.replace(AT_THE_START, '') : plain.replace(AT_THE_END, '');
  const words = rest.match(/\p{L}+/gu)?.length ?? 0;
  return rest === plain || words < MIN_WORDS ? null : { rest, leads };
}
