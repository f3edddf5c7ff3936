import type { Answered, Conversation } from '../../domain/conversation.ts';
import { type Entity, isAmount, isValue } from '../../domain/entity.ts';
import type { ClaimedAt } from '../../domain/understanding.ts';
import type { Heard } from '../heard.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';
import { lastWorkedOut } from '../said/spoken.ts';
import { isSame } from './compare.ts';
import { agreedValue, isOtherwiseSaid, type Judged, toldTerms } from './judgedValue.ts';
import { standing } from './outcome.ts';
import type { Point } from './points.ts';

/** How a point stands to what was said; `plain` where it holds nothing to judge, `unclear` where it does and nothing decides it. */
export function judgedOf(
  rulebook: Rulebook,
  conversation: Conversation,
  { point, heard }: { point: Point; heard: Heard },
): Judged | 'plain' | 'idle' | 'unclear' {
  const answers = answersOf(conversation);
  const parts: readonly (Judged | null)[] = [
    ...claimsOf(point).map((claimed) => judgedClaim(rulebook, { claimed, answers, heard })),
    ...valuesOf(point, heard).map((entity) =>
      isOtherwiseSaid(point, entity) ? null : agreedValue(rulebook, conversation, { entity, answers, heard }),
    ),
    ...toldTerms(conversation, { point, answers, heard }),
  ];
  if (parts.includes(null)) return 'unclear';
  const [first] = parts;
  if (first) return parts.find((one) => one?.how === 'opposed') ?? first;
  return point.words < WORDS_OF_A_POINT || IS_ALL.test(point.text) ? 'idle' : 'plain';
}

/** "…, today, done?" */
const WORDS_OF_A_POINT = 2;

/** "… and that's all", « … et c'est tout ». */
const IS_ALL =
  /^\W*(?:that['’]?s|that is|c['’]?est)\s+(?:all|it|tout)(?!\p{L})\W*$|^\W*(?:nothing (?:more|else)|rien (?:de plus|d['’]autre))\W*$/iu;

const answersOf = (conversation: Conversation): Answered[] => {
  const { lastAnswer, spoken } = conversation;
  const all = [lastWorkedOut(conversation), lastAnswer, ...spoken.map(({ answer }) => answer)];
  return [...new Set(all.flatMap((one) => one ?? []))];
};

/** One thing said back, by the rule that holds for everybody or by what an answer came to; null where nothing decides it. */
function judgedClaim(
  rulebook: Rulebook,
  { claimed, answers, heard }: { claimed: ClaimedAt; answers: readonly Answered[]; heard: Heard },
): Judged | null {
  const rule = rulebook.verdicts[claimed.claim]?.rule;
  if (rule !== undefined) return { how: claimed.isDenied ? 'opposed' : 'confirmed', source: { rule } };
  const [decided] = answers.flatMap((answer) => {
    const how = standing(
      rulebook,
      `${policyOf(rulebook, answer.intent)?.id}/${answer.said.outcome}`,
      claimed,
    );
    return how ? [{ how, source: { answer } } as const] : [];
  });
  // "I wait a bit and it's free": what does not hold today may hold then, and "free until April" holds neither day.
  const isThen = LATER.test(heard.text) && !UNTIL.test(heard.text.slice(claimed.end));
  if (!decided || decided.how === 'confirmed' || !isThen) return decided ?? null;
  const end = decided.source.answer.said.values.commitmentEnd;
  const isNamed = heard.understood.entities.some(
    (entity) => end && entity.kind === 'date' && isSame(entity, end),
  );
  return isNamed ? { ...decided, how: 'confirmed' } : null;
}

const LATER =
  /(?<!\p{L})(?:wait|til+|until|after|afterwards|then|from|before|once|j?attend\p{L}*|jusqu\p{L}*|après|ensuite|avant|dès|à partir|puis|quand|une fois)(?!\p{L})/iu;

const UNTIL = /^\s*(?:until|till?|up to|before|jusqu|avant)/iu;

/** The claims of a point; a word of denial right before or after one turns it round, and nought euros are as good as free. */
function claimsOf(point: Point): ClaimedAt[] {
  const { text, start, claims } = point;
  const said = claims.map((claimed) => ({
    ...claimed,
    isDenied:
      claimed.isDenied ||
      DENIED.test(text.slice(0, claimed.start - start)) ||
      DENIED_AFTER.test(text.slice(claimed.end - start)),
  }));
  const [nought] = point.entities.filter(isZero);
  return nought && claims.length === 0 ? [{ ...nought, claim: 'free-to-leave', isDenied: false }] : said;
}

/** Nought euros. */
export const isNought = ({ entities }: Point): boolean => entities.some(isZero);

const isZero = (entity: Entity): boolean => entity.kind === 'money' && entity.cents === 0;

/** « Je ne la garde pas ». */
const DENIED_AFTER = /^\s*(?:pas|jamais)(?!\p{L})/iu;

const DENIED =
  /(?<!\p{L})(?:not|no|never|\p{L}+n['’]?t|pas|plus|sans|aucune?|jamais)(?:\s+(?:a|an|the|any|have|need|want|going|get|allowed|to|besoin|obligée?|tenue?|d['’]|de|une?|le|la|l['’]))*\s*$/iu;

/** Amounts, days and lengths of a point that no words of a claim hold; that it is today says nothing. */
const valuesOf = (point: Point, { world }: Heard): Entity[] =>
  point.entities.filter(
    (entity) =>
      isValue(entity) &&
      !(entity.kind === 'money' && entity.cents === 0) &&
      (isAmount(entity) ||
        entity.kind === 'duration' ||
        (entity.kind === 'date' && entity.date !== world.today)) &&
      !point.claims.some(({ start, end }) => start <= entity.start && entity.end <= end),
  );
