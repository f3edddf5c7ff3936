import { read } from '../language/reading.ts';

const DENIED_WORDS =
  "(?:about|for|to do with|regarding|a|an|my|the|any|pour|au sujet|à propos|un|une|d'un|d'une|du|de|de la|des|le|la|mon|ma|par rapport)";
/** "And if I say no to it?", « et si je dis non à la reconditionnée ? »: who says no means the thing after it. */
const SAYING = '(?<!(?:^| )(?:say|says|said|saying|dis|dise|dit|dire|dirai|dirais|disais|dites))';
/** "… , not a refund": what is said last not to be meant. */
const AT_THE_END = new RegExp(
  `${SAYING}[,;:]? (?:and |et )?(?:not|pas|non)(?: ${DENIED_WORDS})+ [^,.;!?]{2,30}[.!?]*$`,
  'iu',
);
/** "No, not about my machine but about a refund", « non c'est pas pour ma machine, c'est pour un remboursement ». */
const AT_THE_START =
  /^(?:(?:no|nope|but|non|nan|mais)[ ,!.]+)*(?:it'?s |it is |this is |it |this |that |i'?m |i am |c'est |ce n'est |je (?:ne |n')?(?:vous )?(?:parle|parlais|demande|demandais) )?(?:not|isn't|pas|non pas) [^,.;!?]{2,40}?(?:,? (?:but|mais|plutôt|rather) |, )(?=\p{L})/iu;
/** What leads to the thing that is meant: "it's about …", « c'est pour … ». */
const LEADS_TO_IT =
  /^(?:it'?s |it is |c'est |i'?m (?:talking|asking) )?(?:(?:for|about|pour|de) |(?:au sujet|à propos) (?:de |d['’]))(?=\p{L})/iu;
const MIN_WORDS = 3;

/** What a message says without what it says not to be about; null for one that denies nothing. */
export function withoutDenial(text: string): { readonly rest: string; readonly leads: boolean } | null {
  const plain = read(text).text;
  const leads = AT_THE_START.test(plain);
  const left = plain.replace(leads ? AT_THE_START : AT_THE_END, '');
  const named = left.replace(LEADS_TO_IT, '');
  const rest = wordsIn(named) < MIN_WORDS ? left : named;
  return left === plain || wordsIn(rest) < MIN_WORDS ? null : { rest, leads };
}

const wordsIn = (text: string): number => text.match(/\p{L}+/gu)?.length ?? 0;
