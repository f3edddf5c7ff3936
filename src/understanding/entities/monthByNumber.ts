import { isSupposing } from './supposing.ts';

const MAX_CONTEXT_CHARACTERS = 60;

const ORDINALS: readonly string[] =
  'first|premier second|deuxieme third|troisieme fourth|quatrieme fifth|cinquieme sixth|sixieme seventh|septieme eighth|huitieme ninth|neuvieme tenth|dixieme eleventh|onzieme twelfth|douzieme thirteenth|treizieme fourteenth|quatorzieme fifteenth|quinzieme sixteenth|seizieme seventeenth|dix-septieme eighteenth|dix-huitieme nineteenth|dix-neuvieme twentieth|vingtieme'.split(
    ' ',
  );
const WORDS = ORDINALS.flatMap((pair) => pair.split('|')).join('|');
const MONTH = new RegExp(
  `\\b(?:(?<ordinal>\\d{1,2}) ?(?:st|nd|rd|th|er|e|eme|ieme) (?:month|mois)|(?<word>${WORDS}) (?:month|mois)|(?:month|mois) (?:number |no\\.? ?|numero |n° ?|#)?(?<number>\\d{1,2}))(?![\\p{L}\\d€%]|[.,/:-]\\d| ?(?:€|eur))`,
  'gu',
);

const END_BEFORE =
  /\b(?:end of|after|fin d[ue]|bout d[ue]|terme d[ue]|apres)(?: (?:my|the|our|mon|le|notre))? ?$/;
const IN_BEFORE =
  /\b(?:in|on|into|entering|starting|during|it's|its|it is|this is|dans|au|a|sur|pendant|attaque|entame|commence|c'est|debute)(?: (?:my|the|our|mon|le|notre))? $/;
const OF_A_WHOLE = /^ ?(?:of|out of|sur|\/) ?(?:my |mes |les )?\d/;

/** The month of a contract told by its number: as the one somebody is in, or as the point at which to leave. */
export function findMonthsByNumber(text: string) {
  return [...text.matchAll(MONTH)].flatMap((match) => {
    const { ordinal, number, word } = match.groups ?? {};
    const count = Number(
      ordinal ?? number ?? ORDINALS.findIndex((pair) => pair.split('|').includes(word!)) + 1,
    );
    const [from, to] = [match.index, match.index + match[0].length];
    const before = text.slice(Math.max(0, from - MAX_CONTEXT_CHARACTERS), from);
    const of = (amount: number, sense: 'after' | 'within') => [
      {
        from,
        to,
        amount,
        unit: 'month' as const,
        found: { kind: 'duration' as const, amount, unit: 'month' as const, sense },
      },
    ];
    if (END_BEFORE.test(before)) return of(count, 'after');
    const isIn = IN_BEFORE.test(before);
    // Who leaves in the seventh month has served six.
    if (isIn && isSupposing(before)) return of(count - 1, 'after');
    return isIn || OF_A_WHOLE.test(text.slice(to)) ? of(count, 'within') : [];
  });
}
