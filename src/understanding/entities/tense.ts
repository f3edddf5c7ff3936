import type { Side } from './calendarDate.ts';

/** How far the verb may stand from the date it is about. */
const MAX_CLAUSE_CHARACTERS = 80;

const either = (...sources: readonly string[]) => new RegExp(`(?:${sources.join('|')})`, 'g');

/** English words after which "a" is an article, and no French "a". */
const ARTICLE_BEFORE =
  "(?<!(?:\\b(?:is|are|was|be|been|there|not|still|pay|pays|paid|paying|owe|owes|get|have|has|had|for|of|with|without|what|such|and|or|as|like|at|in|by|to|than|from|about|just|only)|'s|'ll|'re) )";

/** Verb forms that tell of something done: irregular pasts, "-ed" unless passive, French participles with or without "avoir". */
const PAST = either(
  "\\b(?:bought|got|sent|gave|given|took|taken|came|went|gone|broke|broken|paid|brought|put|began|begun|fell|made|was|were|did|had|been|'d had)\\b",
  "(?<!(?:\\b(?:am|is|are|be|get|gets|was to)|'s|'m|'re) (?:\\w+ )?)\\b\\w{2,}(?<!e)ed\\b",
  // Neither "il y a des frais" nor the article of "there is a fee" is one.
  `(?<!\\by )\\b(?:ai|as|${ARTICLE_BEFORE}a|avons|avez|ont|avais|avait|avaient)(?: (?:ete|deja|bien|pas|tout|juste|enfin))* (?!une\\b|des?\\b|les?\\b|cette|notre|votre|encore|envie|droit|trois|deux|dix|six)\\w+(?:[eiu]|[eiu]e?s|i?t)\\b`,
  '\\by a eu\\b',
  '(?<!\\b(?:je|tu|il|elle|on|ne|me|te|se|le|la|vous|nous|va|vais) )\\b(?:achete|signe|renvoye|retourne|poste|depose|envoye|expedie|paye|regle|livre|lache|casse|tombe|commence|debute|demarre|souscrit|pris|remis|recu|vendu|mort|revenu|parti|arrive|obtenu|repare|echange|remplace|resilie|change|fini|ecoule|echu|acheve|boucle)(?:e?s?)\\b',
  '\\b(?:commandee?s?(?= (?:le|en|au|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche))|ete|etait|etaient|datait|datee?)\\b',
  // "Terminés", "terminée" are no verb of now, as "termine" may be.
  '\\b(?:terminees?|termines|expirees?)\\b',
  "\\b(?:s'est|se sont|me suis|(?:est|sont|suis|etre) (?:deja |bien |enfin )?(?:fini|termine|expire|acheve|ecoule|echu|passe|venu|revenu|reparti|parti|arrive|tombe|mort|reste|rentre|alle|retourne|ne)e?s?)\\b",
);

/** Forms that tell of a plan. */
const FUTURE = either(
  "\\b(?:will|won't|would|shall|gonna|wanna|(?:going|want|wants|like|planning|plan|have|need|intend|hope|wish) to|(?:can|could|may|should) (?:i|we)|if|when i|(?:i|we) (?:cancel|leave|stop|quit|end)|ends?|finish(?:es)?|expires|runs out|renews)\\b",
  "'ll\\b|'d like\\b",
  // "Now or in June?"
  "\\b(?:now|today|straight away|maintenant|aujourd'hui|tout de suite) (?:or|rather than|instead of|ou|plutot que?)\\b",
  "(?:\\b(?:am|are)|'m|'re) (?:\\w+ )?\\w+ing\\b",
  "\\b(?:vais|va|allons|allez|vont|veux|veut|voudrais|voudrait|souhaite|souhaiterais|compte|prevois|aimerais|pense|puis-je|peux|peut-on|faut|dois|si|quand je|(?:je|j'|on) ?(?:resilie|pars|part|arrete|stoppe|quitte|rends|renvoie)|finit|\\w{2,}(?:rai|rons|rez|ront))\\b",
  // Read without its accents, "terminé" is "termine": with "être" or "avoir" it is over, and alone it may be.
  '\\b(?:se|qui|il|elle|ca|cela) termine\\b|(?<!\\b(?:est|sont|etait|etaient|etre|ete|a|ont|avait|deja|bien|enfin) )\\bexpire\\b',
);
/** What lasts since a day began before now. */
const SINCE_BEFORE = /\b(?:since|depuis)(?: (?:the|le|la)| l')? ?$/;
/** "What if I'd left in April?", « si j'étais parti en avril »: a case put on what has gone. */
const HAD_DONE =
  /\bif (?:\w+'d|(?:\w+ )?had) (?:(?:already|just|only|simply|ever|really) )?(?:left|quit|gone|taken|\w{3,}ed)\b|\b(?:si |s')(?:je |j'|on |il |elle |nous |vous )?(?:l'|la |le )?(?:avai[st]|avions|aviez) \w+(?:e|i|u|is|it)\b|\b(?:si |s')(?:je |j'|on |il |elle |nous )?(?:etai[st]|etions) (?:parti|sorti)e?s?\b/;
const CONDITION = /\b(?:if|si)\b/;

/** A date that belongs to a noun, as in "the invoice of March", is no part of the plan. */
const OF_BEFORE = /\b(?:of|from|du|de|d'|since|depuis|dated)(?: the)? ?$/;
/** A verb reaches no further, nor into brackets. */
const VERB_REACH_END = /[,.;:!?()]/;

/** The words beside a date that tell which occurrence is meant, as captured by a pattern. */
type Beside = Readonly<Record<string, string | undefined>>;

/** Which occurrence is meant: the one that words beside the date name, else the one that the verb tells. */
export const sideOf = (beside: Beside, match: RegExpExecArray): Side =>
  saidSide(beside) ?? sideFromTense(match);

/** The occurrence that `before` ("last", "next"…) or `after` ("dernier", "prochain"…) names. */
export function saidSide({ before = '', after = '' }: Beside): Side | null {
  if (/^avant/.test(before) || after === 'before last') return 'before-last';
  if (/^(?:last|this past)$/.test(before) || /^(?:dernier|passe)$/.test(after)) return 'last';
  if (before === 'next' || after === 'prochain') return 'next';
  return before === 'this coming' || before === 'coming' || after === 'qui vient' ? 'future' : null;
}

/**
 * Which occurrence a date without its year is, by the verb of its clause: "I bought it in August" is past, "I want to
 * leave in August" is to come. The verb nearest before the date decides, else the first after it.
 */
export function sideFromTense({ input: text, index: from, 0: date }: RegExpExecArray): Side {
  const to = from + date.length;
  const lead = text.slice(Math.max(0, from - MAX_CLAUSE_CHARACTERS), from);
  const before = lead.slice(lead.search(/[^,.;:!?()]*$/));
  const tail = text.slice(to, to + MAX_CLAUSE_CHARACTERS).replace(/^,? /, '');
  const after = tail.split(VERB_REACH_END)[0]!;
  if (SINCE_BEFORE.test(before) || HAD_DONE.test(before)) return 'past';
  const side = lastOf(before) ?? firstOf(after);
  if (side === 'future') return OF_BEFORE.test(before) ? 'nearest' : 'future';
  // "If I cancelled in November" is no past.
  return side === 'past' && !CONDITION.test(before) ? 'past' : 'nearest';
}

function lastOf(clause: string): 'past' | 'future' | null {
  const past = [...clause.matchAll(PAST)].at(-1)?.index ?? -1;
  const future = [...clause.matchAll(FUTURE)].at(-1)?.index ?? -1;
  if (past === future) return null;
  return past > future ? 'past' : 'future';
}

function firstOf(clause: string): 'past' | 'future' | null {
  const past = clause.search(PAST);
  const future = clause.search(FUTURE);
  if (past === future) return null;
  return future < 0 || (past >= 0 && past < future) ? 'past' : 'future';
}
