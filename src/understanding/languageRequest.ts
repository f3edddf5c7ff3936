import type { Language } from '../domain/language.ts';
import { plainWords } from '../language/normalise.ts';

/** A wish to go on in a language, and what else the message says. */
export interface LanguageRequest {
  readonly language: Language;
  readonly rest: string;
}

const NAMES: Readonly<Record<string, Language>> = {
  english: 'en',
  anglais: 'en',
  french: 'fr',
  francais: 'fr',
};

/** Without one of these before it, the name of a language tells of something else: "my French is bad". */
const LEADS = new Set(
  'in into to speak speaking en au parle parler parlez parlons passe passer passez passons repasse repasser'.split(
    ' ',
  ),
);

/** The words that a wish for a language is made of; one word more, and it is about something else ("the manual in French"). */
const FRAME = new Set(
  (
    'a again and answer answering back be better but can carry change chat continue could do for from go hello here hi i id if im instead is it just keep ' +
    'let lets like mais maybe me might much my now of ok okay on on our over please pls plz possible prefer rather reply respond s so sorry switch t talk talking thank thanks the then thx u us ' +
    'want we with would write you d ' +
    'aimerais alors bis bon bonjour c ce changer continue continuer continuons dans de discuter dites donc ecrire ecrivez est et il j je l la langue le m me merci mieux moi nous on peut peux ' +
    'plait plutot pour pourrait pourrais pourriez possible pouvez prefere puis que repondez repondre reponds retour revenir revenons s si souhaite stp svp te tu va veux voudrais vous y'
  ).split(' '),
);

const CLAUSE = /[^.?!;:,\n]+[.?!;:,\n]*/gu;
const LINK = /\s+(?=(?:and|but|et|mais)\s)/iu;

/** The language a message asks to go on in, in words of its own; null when it asks for none. */
export function findLanguageRequest(text: string): LanguageRequest | null {
  const clauses = [...text.matchAll(CLAUSE)].flatMap(([clause]) => clause.split(LINK));
  const at = clauses.findIndex((clause) => requestedIn(clause) !== null);
  if (at < 0) return null;
  const others = clauses.filter((clause, index) => index !== at && !isFrame(plainWords(clause).split(' ')));
  return { language: requestedIn(clauses[at]!)!, rest: others.join(' ').trim() };
}

function requestedIn(clause: string): Language | null {
  const words = plainWords(clause).split(' ');
  const at = words.findIndex((word) => NAMES[word] !== undefined);
  const language = NAMES[words[at] ?? ''];
  if (language === undefined || at === 0 || !LEADS.has(words[at - 1]!)) return null;
  return isFrame(words.filter((_, index) => index !== at)) ? language : null;
}

const isFrame = (words: readonly string[]): boolean =>
  words.every((word) => word === '' || FRAME.has(word) || LEADS.has(word));
