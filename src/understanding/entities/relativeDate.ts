import { addDays, addMonths, daysBetween } from '../../domain/calendar.ts';
import type { Language } from '../../domain/language.ts';
import type { IsoDate } from '../../domain/value.ts';
import { DAY_WORDS, dayNumber } from '../../language/dayWords.ts';
import { boundOf } from './bound.ts';
import { firstOfMonth, realDate, type Side, shift } from './calendarDate.ts';
import { type Candidate, type Found, findAll } from './candidate.ts';
import { findPeriods } from './period.ts';
import { findQuantities } from './quantity.ts';
import { sideFromTense } from './tense.ts';
import { findWeekdays } from './weekday.ts';

const DAYS_AWAY: readonly (readonly [RegExp, number])[] = [
  [/\b(?:the )?day before yesterday\b|\bavant[ -]?hier\b/g, -2],
  [
    /\byesterday\b|\byday\b|\bhier(?: soir| matin| apres[ -]midi)?\b|\blast night\b|\bla nuit derniere\b/g,
    -1,
  ],
  [
    /\btoday\b|\b2day\b|\bthis (?:morning|afternoon|evening)\b|\btonight\b|\baujourd'? ?hui\b|\bajd\b|\bce (?:matin|soir|jour(?![ -]la\b))\b|\bcet apres[ -]midi\b|\bcette nuit\b/g,
    0,
  ],
  [/\btomorrow\b|\btomorow\b|\btmrw\b|\bdemain\b/g, 1],
  [/\b(?:the )?day after tomorrow\b|\bapres[ -]?demain\b/g, 2],
];

/** "The 2nd parcel", "the 3rd time": which of several, and no day. */
const NO_THING =
  '(?! (?:of|month|year|time|machine|parcel|package|box|order|return|delivery|shipment|refund|item|call|e-?mail|message|one\\b|subscription|contract|plan|replacement|repair))';
const DAY_ONLY = new RegExp(
  [
    String.raw`(?<=(?<!\bin )\bthe )(?<en>\d{1,2})(?:st|nd|rd|th)\b${NO_THING}`,
    String.raw`(?<=[,(] ?)(?<alone>\d{1,2})(?:st|nd|rd|th)\b${NO_THING}(?! \p{L}+day)`,
    String.raw`(?<=\b(?:datee?s?|recu|ticket|preuve|recepisse|bordereau) du )(?<dated>\d{1,2})(?![\d/.]| ?\p{L})`,
    String.raw`(?<=\b(?:le|jusqu'au) )(?<fr>\d{1,2})(?:er)?(?= ?(?:[.,;!?)](?!\d)|$)| (?:qui\b|qu(?:e\b|')|(?:plus )?rien\b|sur(?! \d)\b|j'|c'|d'apres|(?:je|et(?! (?:le|la) \d)|mais|pas|plutot|selon|en fait|au lieu|pour de vrai|avec|avc|par|chez|dans|via|puis|au)\b))`,
  ].join('|'),
  'gu',
);

const DAY_OF_MONTH =
  /\b(?:the )?(?:(?<day>\d{1,2})(?:st|nd|rd|th|er)?|first|premier) (?:of |de |du )?(?:(?<en>last|this|next) month|(?<fr>ce mois)(?:[ -]ci)?|(?:le )?mois (?<after>dernier|passe|prochain)|(?<bare>the month|(?<=du )mois))\b/g;

/** "On the third", « le trois »: the whole reply to who asks for a day. */
const DAY_WORD = new RegExp(
  `^(?:(?:it was|that was|c'etait|on|i think|je crois|je dirais|euh|er|um|well|the day was),? ?)*(?:(?<=^|[ ,])(?:the|le) )(?<word>${DAY_WORDS})(?: (?:of (?:the|that) month|du mois))?[.!]*$`,
  'gu',
);

const ROUGHLY = /\b(?:about|around|roughly|approximately|some|environ|a peu pres|vers)\s*$/;
const IN_BEFORE = /\b(?:in|dans|d'ici)(?: (?:about|around|environ))?\s*$/;
/** "If I wait three weeks", « en attendant un mois »: counted from now. Who has been waiting that long waits since a day behind. */
const WAIT_BEFORE =
  /\b(?:if (?:i|we|you|he|she|they) (?:just |only |simply |do )*(?:wait|waited|hold on|held on|hang on|hold off|held off)|by waiting|en attendant|si (?:j'|je |on |nous |tu |vous |il |elle )(?:attends?|attendons|attendez|attendais|attendait|attendions|patientes?|patientais|patientait))(?: (?:for|about|around|just|only|another|a further|encore|environ|juste|pendant))*\s*$/;
/** "If I wait six months after the start" is counted from there. */
const FROM_ELSEWHERE =
  /^ (?:after|from(?! (?:now|today))|past|since|apres|a (?:partir|compter)|depuis|avant)\b/;
/** "Never descaled in two years": the time behind in which nothing was done, and no day ahead. */
const NEVER_BEFORE =
  /(?<!\b(?:will|shall|'ll) )\b(?:never|first time|ha(?:ve|s|d)(?: not|n['’]?t)|['’]ve not)\b(?: (?!(?:i|we|you|he|she|they|but|and|so)\b)[\w'’-]+){0,5} in(?: (?:about|around))?\s*$/;
/** "Descaled it once in two years", "a couple of times in 3 years": how often something was done, and no day ahead. */
const OFTEN_BEFORE = /\b(?:once|twice|times|hardly ever|just one time) in(?: (?:about|around|the|all))*\s*$/;
const AGO_BEFORE = /\b(?:il )?y ?a(?: (?:environ|a peu pres|presque|deja))?\s*$/;
const AGO_AFTER = /^ (?:ago|back|earlier)\b/;
const FROM_NOW = /^ from (?:now|today)\b/;
/** "If I cancel two months later" is counted from now; what happens later otherwise is counted from what was told before it. */
const LATER = /^ later\b/;
const LEAVING = /\b(?:cancel|leav|quit|stop|wait|go|call|ring)\w*\b[^.,;:!?]*$/;
const MAX_CONTEXT_CHARACTERS = 40;

/** Dates told from today: days away, weekdays, last and next periods, "three weeks ago". */
export function findRelativeDates(
  text: string,
  { language, today, isDayAsked = false }: { language: Language; today: IsoDate; isDayAsked?: boolean },
): Candidate[] {
  return [
    ...(isDayAsked ? findAll(text.trim(), DAY_WORD, (groups) => dayOfWord(groups, today)) : []),
    ...DAYS_AWAY.flatMap(([pattern, away]) => findAll(text, pattern, () => exact(addDays(today, away)))),
    ...findPeriods(text, today),
    ...findWeekdays(text, today),
    ...findAll(text, DAY_ONLY, ({ en, alone, dated, fr }, match) => {
      const side = sideFromTense(match);
      return dayOfMonth(Number(en ?? alone ?? dated ?? fr), { today, side });
    }),
    ...findAll(text, DAY_OF_MONTH, (groups, match) => dayOfSaidMonth(groups, { match, today })),
    ...distances(text, language, today),
  ];
}

const exact = (date: IsoDate): Found => ({ kind: 'date', date, precision: 'day', approximate: false });

/** "The 15th" is the 15th nearest to today, on the side the verb tells. */
function dayOfMonth(day: number, { today, side }: { today: IsoDate; side: Side }): Found | null {
  const dates = [-1, 0, 1].flatMap((away) => {
    const first = addMonths(firstOfMonth(today), away);
    return realDate({ year: Number(first.slice(0, 4)), month: Number(first.slice(5, 7)), day }) ?? [];
  });
  const gap = (date: IsoDate) => Math.abs(daysBetween(today, date));
  const onSide = dates.filter((date) =>
    side === 'past' ? date <= today : side !== 'future' || date >= today,
  );
  const [nearest] = (onSide.length > 0 ? onSide : dates).toSorted((a, b) => gap(a) - gap(b));
  return nearest === undefined ? null : exact(nearest);
}

const dayOfWord = ({ word }: Readonly<Record<string, string | undefined>>, today: IsoDate): Found | null =>
  dayOfMonth(dayNumber(word!), { today, side: 'nearest' });

function dayOfSaidMonth(
  { day = '1', en, after, bare }: Readonly<Record<string, string | undefined>>,
  { match, today }: { match: RegExpExecArray; today: IsoDate },
): Found | null {
  if (bare !== undefined) {
    const side = sideFromTense(match);
    return dayOfMonth(Number(day), { today, side });
  }
  const said = en ?? after ?? 'this';
  const first = addMonths(
    firstOfMonth(today),
    said === 'this' ? 0 : /last|dernier|passe/.test(said) ? -1 : 1,
  );
  const date = realDate({
    year: Number(first.slice(0, 4)),
    month: Number(first.slice(5, 7)),
    day: Number(day),
  });
  return date === null ? null : exact(date);
}

/** Who counts in months or years has rounded. */
const SLACK_DAYS = { day: 0, week: 0, month: 15, year: 30 } as const;

/** "Three weeks ago", "dans deux mois": counted from today, and as rough as the unit. */
function distances(text: string, language: Language, today: IsoDate): Candidate[] {
  return findQuantities(text, language).flatMap(({ from, to, amount, unit }) => {
    const bounded = boundOf(text, { from, to });
    // "Il y a un peu plus de deux ans": what leads to the length stands before the words of its bound.
    const begin = bounded?.from ?? from;
    const before = text.slice(Math.max(0, begin - MAX_CONTEXT_CHARACTERS), begin);
    const after = text.slice(to, to + MAX_CONTEXT_CHARACTERS);
    const leadPast = AGO_BEFORE.exec(before)?.[0];
    const leadAhead =
      NEVER_BEFORE.test(before) || OFTEN_BEFORE.test(before) ? undefined : IN_BEFORE.exec(before)?.[0];
    const isWait = WAIT_BEFORE.test(before) && !FROM_ELSEWHERE.test(after);
    const fromNow = FROM_NOW.exec(after)?.[0] ?? (LEAVING.test(before) ? LATER.exec(after)?.[0] : undefined);
    const tail = AGO_AFTER.exec(after)?.[0] ?? fromNow ?? '';
    const isPast = leadPast !== undefined || AGO_AFTER.test(after);
    if (!isPast && leadAhead === undefined && fromNow === undefined && !isWait) return [];
    const rough = ROUGHLY.exec(before)?.[0] ?? '';
    const lead = leadPast ?? leadAhead ?? rough;
    const date = shift(today, isPast ? -amount : amount, unit);
    const approximate = unit !== 'day' || rough !== '' || /environ|peu pres|presque|about|around/.test(lead);
    const slackDays = SLACK_DAYS[unit];
    const rounded = slackDays ? { slackDays, ...(bounded && isPast && { bound: bounded.bound }) } : {};
    const found: Found | null =
      date === null ? null : { kind: 'date', date, precision: 'day', approximate, ...rounded };
    return [{ from: begin - lead.length, to: to + tail.length, found }];
  });
}
