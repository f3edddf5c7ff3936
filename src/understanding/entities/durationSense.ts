import { type DurationSense, isCommitmentLength } from '../../domain/entity.ts';
import type { Quantity } from './quantity.ts';
import { isSupposing } from './supposing.ts';

/** What tells a past from a plan stands near. */
const MAX_CONTEXT_CHARACTERS = 100;

/** In which sense a length of time is told, by the words around it. */
export function senseOf(text: string, { from, to, unit, amount }: Quantity): DurationSense {
  const before = text.slice(Math.max(0, from - MAX_CONTEXT_CHARACTERS), from);
  const after = text.slice(to);
  const isMore = MORE_WITHIN.test(text.slice(from, to));
  // « Elle lâche encore 9 mois plus tard »: what happens again is not what is left.
  const isLater = AFTERWARDS.test(after);
  if (RENEWED_FOR_BEFORE.test(before) || (RENEWS_BEFORE.test(before) && !LEFT_AFTER.test(after)))
    return 'further';
  if (GOES_ON_FOR_BEFORE.test(before)) return 'further';
  if (isLeft(before, after) || (isLong(unit) && isStill(before, after) && !isLater)) return 'left';
  if (isMore && isLong(unit) && HAVE_BEFORE.test(before)) return 'left';
  if (IN_FOR_BEFORE.test(before) && isLong(unit) && !isCommitmentLength({ amount, unit })) return 'left';
  if (isMore) return 'further';
  if (MARGIN_AFTER.test(after) || MARGIN_BEFORE.test(before)) return 'further';
  if (FURTHER_BEFORE.test(before) || FURTHER_AFTER.test(after) || NOTICE_AFTER.test(after)) return 'further';
  if (isWaited(before, after) || (!isLong(unit) && isWaitCounted(before, after))) return 'waited';
  if (isPoint(before, after) || (isLong(unit) && isLater)) return 'after';
  return isPassed(before, after) ? 'passed' : 'length';
}

/** Nobody is committed that long, and no machine is that old: it is somebody's age. */
const MIN_AGE_YEARS = 12;
const OLD = /^[ -](?:old|of age)\b/;

export const isAge = (text: string, { to, amount, unit }: Quantity, sense: DurationSense): boolean =>
  unit === 'year' && amount >= MIN_AGE_YEARS && (sense !== 'passed' || OLD.test(text.slice(to)));

const ROUGHLY =
  "(?:(?:(?:a )?(?:little|bit|just|well) (?:over|under|more than)|about|around|almost|nearly|over|under|more than|less than|at least|roughly|approximately|some|exactly|only|the (?:last|past)|environ|presque|a peine|tout juste|pres d[e']|(?:un peu )?(?:plus|moins) d[e']|au moins|bientot|deja|bien|a peu pres|seulement) ?)*";
const CONTRACT = '(?:commitment|contract|subscription|plan|term|engagement|contrat|formule|abonnement|abo)';

const LEFT_AFTER = new RegExp(
  `^ (?:left|remaining|(?:more )?to (?:go|run|serve|see out|sit out|get through)|restants?|(?:encore )?a (?:faire|tirer|courir|tenir|purger)|ahead of (?:me|us)|devant (?:moi|nous))\\b|^ (?:of|on) (?:my )?${CONTRACT} (?:left|remaining|to go|ahead of (?:me|us))\\b|^ (?:d'|de |sur )(?:mon |l'|le )?${CONTRACT} (?:devant (?:moi|nous)|encore|restants?|a (?:faire|tirer|courir|tenir|purger))\\b|^ more (?:of|on|in) (?:my |the |this )?${CONTRACT}\\b`,
);
const LEFT_BEFORE = new RegExp(
  `\\b(?:il (?:me|nous) reste|reste|restent|plus que|still have|still got)(?: encore| que)? ${ROUGHLY}$`,
);
// « Encore engagé pour 5 mois », "still tied in for another 5 months": what is left.
const BOUND_BEFORE = new RegExp(
  `\\b(?:(?:encore|toujours) (?:engage|lie|tenu|bloque|coince)e?s? (?:pour|pendant)|still (?:tied in|locked in|committed|bound|stuck|under contract|in it)(?: for)?(?: another)?) ${ROUGHLY}$`,
);
// "Encore 3 mois d'engagement", "another 3 months of my contract"; "encore 14 jours" alone is a wait.
const MORE_BEFORE = new RegExp(`\\b(?:encore|another) ${ROUGHLY}$`);
const OF_CONTRACT = new RegExp(`^ (?:of|on|in|d'|de |sur )(?:my |the |mon |l'|le )?${CONTRACT}\\b`);
/** Days and weeks to come are a wait; months and years are what is left of a contract. */
const isLong = (unit: Quantity['unit']): boolean => unit === 'month' || unit === 'year';
const STILL_BEFORE = new RegExp(`(?<!\\by a )\\bencore ${ROUGHLY}$`);
// "Another 7 months on it", "another 5 months and I'm free", « 5 mois avant d'être libre ».
const ANOTHER_BEFORE = new RegExp(`\\banother ${ROUGHLY}$`);
const FREE =
  '(?:free|done|out|off|through|leave|quit|cancel|stop|libre|libere|fini|partir|resilier|arreter)e?s?\\b';
const TO_FREEDOM = new RegExp(
  `^ (?:on (?:it|mine)\\b|(?:and|then|and then) (?:i'm|im|i am|i'll be|we're|i can|it's) (?:finally )?${FREE})`,
);
const BEFORE_FREEDOM = new RegExp(
  `^ (?:to go |a attendre )?(?:before|until|till|avant) (?:(?:i'm|im|i am|i'll be|we're|we are|i can|que je (?:sois|puisse)|d'etre|de pouvoir) )(?:finally |enfin )?${FREE}`,
);
// « Il y a encore 9 mois », said alone: what is left; « elle marchait il y a encore 9 mois » is so long ago.
const THERE_ARE_BEFORE = new RegExp(
  `(?:^|[.,;:!?(] ?)(?:(?:et|mais|or|la|bon|donc) )?(?:il )?(?:y|n'y) a encore ${ROUGHLY}$`,
);
const ENDS_AFTER = /^ ?(?:[.;!?)]|$)/;
const isStill = (before: string, after: string): boolean =>
  (THERE_ARE_BEFORE.test(before) && ENDS_AFTER.test(after)) ||
  STILL_BEFORE.test(before) ||
  (ANOTHER_BEFORE.test(before) && TO_FREEDOM.test(after)) ||
  BEFORE_FREEDOM.test(after);
// "There are two more months", "I have three more months": what is left; "renewed for two more months" is not.
const MORE_WITHIN = /\b(?:more|further|extra|additional|autres)\b/;
const HAVE_BEFORE = new RegExp(
  `\\b(?:i have|i've|i've got|we have|we've|got|has|there's|there is|there are|is|only|just|still|remains?) ${ROUGHLY}$`,
);
// « J'en ai encore pour 5 mois », « on en a pour 7 mois »: what is left; « j'en ai pour 24 mois » is the whole.
const STILL_FOR_BEFORE = new RegExp(
  `\\ben (?:ai|a|avons|aurai|aura|aurais) (?:(?:encore|toujours|plus que) )(?:bien )?pour ${ROUGHLY}$`,
);
const IN_FOR_BEFORE = new RegExp(`\\ben (?:ai|a|avons|aurai|aura|aurais) (?:bien )?pour ${ROUGHLY}$`);
const FROM_BEFORE = new RegExp(
  `\\b(?:am|i'm|im|are|we're|have|got|only|just|still|suis a|reste|ai encore|encore|que) ${ROUGHLY}$`,
);
const END_AFTER = new RegExp(
  `^ (?:(?:away )?from|before|until|till|avant|de) (?:the |my |la |mon |le )?(?:end|fin|terme|${CONTRACT})\\b`,
);

const isLeft = (before: string, after: string): boolean =>
  LEFT_AFTER.test(after) ||
  LEFT_BEFORE.test(before) ||
  STILL_FOR_BEFORE.test(before) ||
  BOUND_BEFORE.test(before) ||
  (MORE_BEFORE.test(before) && OF_CONTRACT.test(after)) ||
  (FROM_BEFORE.test(before) && END_AFTER.test(after));

// "It renewed for another two years", "reconduit pour un an", "six months longer".
const FURTHER_BEFORE = new RegExp(
  `\\b(?:another|a further|(?:renew(?:ed|s)?|extended|reconduite?|renouvelee?|prolongee?)(?: \\p{L}+)? (?:for|by|pour|de)) ${ROUGHLY}$`,
  'u',
);
const FURTHER_AFTER = /^ (?:longer|again|de plus|supplementaires?)\b/;
// « Pas même un mois de préavis ? », "is there a month's notice?": nothing began so long ago.
const NOTICE_AFTER = /^(?:'s?)? ?(?:d[e'] ?|of )?(?:preavis|notice)\b/;

// « À un mois près », "missed it by a month": how near something was to a day, and no length that began or lasts.
const MARGIN_AFTER = /^ pres\b/;
const MARGIN_BEFORE = new RegExp(
  `\\b(?:missed|overdue|off|out|over|late|past|short)(?: (?:it|that|out|the date|the deadline|the warranty))? by (?:just |a mere )?${ROUGHLY}$|\\b(?:rate|loupe|manque|depasse)e?s?(?: (?:la garantie|le delai|ca))? d[e'] ?${ROUGHLY}$`,
);

const RENEWED =
  '(?:repar\\p{L}+|redemarr\\p{L}+|renouvel\\p{L}+|recondui\\p{L}+|reconduction|prolong\\p{L}+|reengag\\p{L}+|rempil\\p{L}+|repren\\p{L}+|repris)';
// « Renouvelé pour encore 24 mois », « reconduit pour combien ? encore 24 mois ? »: what a renewal adds.
const RENEWED_FOR_BEFORE = new RegExp(
  `\\b${RENEWED}(?: \\p{L}+)? (?:pour|de|sur) (?:bien |(?:combien|quelle duree)\\b.*\\b)?encore ${ROUGHLY}$`,
  'u',
);
// « Ça repart pour combien ? encore 24 mois ? » asks what a renewal would add, where « encore 24 mois » alone is what is
// left, as it is once it has been renewed: « prolongé, et j'ai encore 9 mois ».
const RENEWS_BEFORE = new RegExp(
  `\\b(?:repar(?:t|tent|tir|tira|tirait)|redemarr(?:e|ent|er|era|erait)|(?:(?:se|ca|cela|il|elle|vous) (?:me )?(?:renouvelle|reconduit|prolonge|reengage|reprend))|reconduction)\\b(?!.*\\b(?:restes?|restent|ai|as|avons|y a|a faire)\\b).*\\bencore ${ROUGHLY}$`,
  'u',
);

/** « Ça repart pour 2 ans ? », "does it renew for a year": how long a renewal lasts is no length of the commitment. */
const GOES_ON_FOR_BEFORE = new RegExp(
  `\\b(?:repar(?:t|s|te|tent|ti|tie|tir|tira|tirait)|se (?:renouvelle|reconduit|prolonge)|renews?|rolls? over|(?:goes|go|carry|carries|runs?) on|starts? (?:again|over))(?: itself)? (?:pour|for) (?:another )?${ROUGHLY}$`,
  'u',
);

// "After the 24 months" names the commitment, "after four months" a point of it.
const AFTER_BEFORE = new RegExp(
  `\\b(?:after|past|beyond|(?:at|by) the end of|apres|au bout d[e']|au terme d[e']|a la fin d[e']|passe) ?${ROUGHLY}$`,
);
// "Eight months after the repair".
const AFTERWARDS =
  /^ (?:(?:after(?:wards)?|later|apres|plus tard)(?! i\b)\b|on from\b|on(?= ?(?:[?.,;!)]|$))|down the (?:line|road)\b|past\b|plus loin\b)/;
// "After 20 days still no refund", "au bout de trois semaines toujours rien": so long the customer has waited.
const STILL =
  /\b(?:still (?:no|not|nothing|waiting|haven'?t|hasn'?t|have (?:no|not|nothing)|has not|(?:do|does|did) ?n[o']?t|can(?:no|')?t)|nothing yet|no refund|toujours (?:pas|rien|aucun)|encore (?:rien|pas)|rien (?:recu|vu|eu))\b/;

const isWaited = (before: string, after: string): boolean =>
  AFTER_BEFORE.test(before) && (STILL.test(after) || STILL.test(before));

// « Quand j'aurai fait 25 mois », "once I've done 25 months": a point to come.
const ONCE_DONE_BEFORE = new RegExp(
  `\\b(?:(?:d'avoir|quand j'aurai|quand j'aurais|une fois que j'aurai|que j'aie|apres avoir) (?:deja )?(?:fait|passe|tenu|tire|effectue|purge)|(?:once|when|until|till|after) (?:i(?:'ve| have)|we(?:'ve| have)) (?:done|served|completed|finished|paid)|after (?:doing|serving|completing)) ${ROUGHLY}(?:my |mes )?$`,
);
// "Three weeks now and my money still hasn't come", « ça fait vingt jours et toujours rien »: counted first, and nothing has come since.
const COUNTED_BEFORE = new RegExp(
  `(?:^|[.,;:!?(\n]) ?(?:(?:and|so|well|but|et|mais|bon|alors) )?(?:(?:it'?s|it has|that'?s|that is|been|now|ca fait|cela fait|voila|maintenant) )*${ROUGHLY}$`,
);

const isWaitCounted = (before: string, after: string): boolean =>
  COUNTED_BEFORE.test(before) && STILL.test(after.split(/[.!?;]/)[0]!);

const AT_BEFORE = /\b(?:at|a)(?: the)? $/;
const PLAN_AFTER = new RegExp(`^[ -](?:machine )?${CONTRACT}\\b`);
const MARK_AFTER = /^[ -](?:mark|point)\b/;
const IN_AFTER = /^,? in(?:to)?\b/;
const IS_BEFORE = new RegExp(`\\b(?:am|i'm|im|are|we're|been|suis|be) ${ROUGHLY}$`);

function isPoint(before: string, after: string): boolean {
  if (
    AFTER_BEFORE.test(before) ||
    ONCE_DONE_BEFORE.test(before) ||
    (AT_BEFORE.test(before) && MARK_AFTER.test(after))
  )
    return true;
  // "Out of a two-year plan" tells a length: its "a" is no « à ».
  const isInto = IN_AFTER.test(after) || (AT_BEFORE.test(before) && !PLAN_AFTER.test(after));
  return isInto && !IS_BEFORE.test(before) && !SINCE_BEFORE.test(before) && isSupposing(before);
}

const SINCE_BEFORE = new RegExp(
  `\\b(?:since|already|it'?s been|its been|been|waiting|waited|depuis|ca fait|cela fait|voila|voici|deja|y a|(?:suis|en est|on est|sommes) (?:deja )?a|(?:i'm|im|am|we're|we are) (?:already |now )?at|i've done|have done|i did|(?:j'ai|on a|avons) (?:deja )?fait) ${ROUGHLY}(?:my |mes )?$`,
);
const FOR_BEFORE = new RegExp(`\\bfor ${ROUGHLY}$`);
const STATE_FOR = new RegExp(
  `\\b(?:subscribers?|customers?|members?|subscribed|waiting|broken|leaking|faulty|out of order|down|dead) (?:with you )?for ${ROUGHLY}$`,
);
// "Been on the plan 26 months", "abonné chez vous 26 mois".
const ON_PLAN_BEFORE = new RegExp(
  `\\b(?:been|had been|was|i'm|im|suis|ete) (?:(?:on|in|with|under|en|sous|chez) )?(?:(?:the|my|a|this|your|mon|un|le|l') ?)*(?:machine )?(?:plan|subscription|contract|sub|abo|abonnement|contrat|abonnee?|vous) (?:for |depuis |pendant )?${ROUGHLY}$`,
);
// "I have had it two years", "ma machine a deux ans", "the machine is two years old"; « un abonnement machine de 12 mois » lasts so long.
const HAD_BEFORE = new RegExp(
  `\\b(?:(?:have|has|'ve|had) had (?:it|mine|this|that|the machine|this machine|one|(?:my|our) [a-z'-]+(?: [a-z0-9'-]+)?)|(?:elle|machine|appareil|cafetiere|abonnement|contrat|(?:ma|notre|cette) (?!garantie|reparation|formule)[a-z'-]+(?: [a-z0-9'-]+)?) (?:n')?a(?: que)?|(?<!${CONTRACT} )(?:machine|appareil|cafetiere) d[e']) ?${ROUGHLY}$`,
);
const PASSED_AFTER =
  /^,? (?:already|subscribed|deja|que j|qu'|since (?:i|we|my|our|the(?! \d)|it|you)\b|maintenant que|and counting|now\b|in(?=[,.!?]|$| (?:now|and|but|on|of|my|the(?! end\b)|with|to|so|i (?:think|guess|believe|reckon)|or so|maybe|roughly|already|if)\b)|into\b|down\b|gone\b|done\b|served\b|behind me|under my belt|(?:have|has) (?:already )?(?:passed|gone)|(?:se sont|s'est|sont) (?:deja )?(?:ecoule|passe)|ecoules?\b|passes\b|(?:d'abonnement |d'engagement )?derriere moi|de faits?\b|effectues?\b)/;
const HAVE = /\b(?:have|has|had|been|i've|we've|ive)\b/;
// "I have signed up for 24 months" tells a commitment, not a past.
const COMMITS = /\b(?:sign(?:ed)?(?: up)?|commit(?:ted|ment)?|contract|plan|engage(?:d|ment)?)\s*$/;

// "Started in May for two years": the start is told, and the length with it.
const STARTED =
  /\b(?:start(?:ed|ing|s)?|began|begun|begins|signed|taken out|took (?:it )?out|subscribed|from)\b[^,.;!?]*$/;

function isPassed(before: string, after: string): boolean {
  const isTold = [SINCE_BEFORE, STATE_FOR, HAD_BEFORE, ON_PLAN_BEFORE].some((pattern) =>
    pattern.test(before),
  );
  if (isTold || PASSED_AFTER.test(after) || OLD.test(after)) return true;
  const sentence = before.slice(before.search(/[^.!?;]*$/));
  const untilFor = sentence.replace(FOR_BEFORE, '');
  return untilFor !== sentence && HAVE.test(untilFor) && !COMMITS.test(untilFor) && !STARTED.test(untilFor);
}
