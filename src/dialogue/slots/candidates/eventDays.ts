import type { Entity } from '../../../domain/entity.ts';

const EVENT =
  '(?:wedding|birthday|anniversary|christening|baptism|engagement|house ?warming|retirement|graduation|party|(?:house |office )?move|(?:have |had |)(?:moved|moving)(?: house| home| in)?|married|mariage|mariées?|anniversaire|pacs|fiançailles|bapt[êe]me|crémaillère|pot de départ|départ (?:en|à la) retraite|remise de diplôme|fête|naissance|déménagement|déménagée?s?|emménagée?s?|passed away|funeral|décédée?s?|obsèques|enterrement|(?:mum|mom|dad|father|mother|husband|wife|grandad|grandma|brother|sister|uncle|aunt) died|(?:papa|maman|père|mère|mari|femme|épouse|grand-père|grand-mère|frère|s(?:œ|oe)ur) (?:est|était) morte?)';
const BEFORE = new RegExp(
  `(?<!\\p{L})${EVENT}(?:[\\s,(:–—-]+(?:day|date|party|was|is|were|took place|fell|on|in|of|the|this|here|held|for|jour|était|a eu lieu|ont eu lieu|tombait|célébré|le|la|du|de|en|ici))*[\\s,(:–—-]+$`,
  'iu',
);
const AFTER = new RegExp(
  `^[\\s,(]+(?:(?:was|is|which was|that was|that is|being|when we|when i|c['’]était|qui était|était|soit|le jour d[eu]|jour d[eu]|date d[eu]|the day of|the date of|day of|my|our|his|her|mon|ma|notre|nos) ?)+${EVENT}(?!\\p{L})`,
  'iu',
);

/** "For our wedding (12 September)", « le 3 mai, jour de notre mariage »: the day is first of all that of the feast, the move or the death. */
export const isDayOfEvent = ({ start, end }: Entity, text: string): boolean =>
  BEFORE.test(text.slice(0, start)) || AFTER.test(text.slice(end));
