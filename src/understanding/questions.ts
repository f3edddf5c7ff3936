import { MAX_READ_CHARACTERS } from '../language/normalise.ts';
import { read } from '../language/reading.ts';

/** Nobody asks more at once and expects an answer to each. */
const MAX_QUESTIONS = 4;
const MIN_WORDS = 2;

// How a question or a request begins, in either language, without accents.
const OPENERS =
  "how|what|what's|when|where|which|who|whose|why|can|could|may|is|are|am|do|does|did|will|would|should|must|has|have|i (?:want|need|would like|'d like)|i'd like|would like to know|i (?:asked|was asking|am asking)|whether|if i (?:have to|must|need to|can)|tell me|" +
  "comment|combien|quand|ou|quel|quelle|quels|quelles|qui|pourquoi|que|qu'|est-ce|est ce|puis-je|peut-on|on peut|peux-tu|pouvez-vous|dois-je|doit-on|faut-il|y a[ -]t[ -]il|c'est|je (?:veux|voudrais|souhaite|dois|peux)|j'aimerais|j'ai demande|j'avais demande|je demandais|je parlais|(?:voudrais|aimerais|souhaiterais) savoir|si je (?:dois|peux|devrai|pourrai)|s'il faut";
const LINK = '(?:and|also|or|plus|then|et|aussi|puis|sinon)';
// "The repair, what does it cost?", « faire réparer, c'est combien ? »: what is asked about is named first.
const NAMED_FIRST = `(?<!(?:^|[?!.;] )(?:${LINK} )*(?:the|my|your|a|la|le|les|l'|ma|mon|mes|votre|vos|une?) ?(?:[\\p{L}'-]+ ?){1,3})`;
const BREAK = new RegExp(
  `(?<=[?!.;]) |,? ${LINK} (?:${LINK} )?(?=(?:${OPENERS})\\b)|${NAMED_FIRST}[,:] (?!c'est (?:quel|combien|quand|ou|quoi))(?=(?:${OPENERS})\\b)`,
  'u',
);
const GREETING =
  '(?:(?:bonjour|bonsoir|salut|coucou|bjr|slt|bsr|hello|hi|hey|hiya|good (?:morning|afternoon|evening))(?: (?:there|all|madame|monsieur|team|again))*)';
const BEGINS_AS_QUESTION = new RegExp(
  `^(?:(?:${LINK}|so|alors|donc|ok|${GREETING})[,!]? )*(?:${OPENERS})\\b`,
  'u',
);

// "Two things: …": what follows is questions, however they begin.
const ANNOUNCED =
  /^.{0,30}?\b(?:two|three|a couple of|several|[234]|deux|trois|plusieurs) (?:\p{L}+ )?(?:things|questions|choses|points)\b[^:,.]{0,20}[:,.] ?/u;
const ANNOUNCED_BREAK = new RegExp(
  `[?!;.] (?:${LINK} )?|, ?(?:${LINK} )?|(?<=[\\p{L}\\p{N}]) ${LINK} (?=(?:${OPENERS})\\b)`,
  'u',
);

// "… and also …": what stands on either side is meant alike, however it begins.
const ALSO_BREAK =
  /,? (?:and|but|plus|mais|et|puis) (?=(?:[\p{L}']+ ){0,4}?(?:also|as well|too|aussi|egalement|en plus|par ailleurs)(?!\p{L}))/u;

// "Ça se fait où", "and that costs how much": the asking word comes last.
export const ENDS_AS_QUESTION =
  /\p{L} (?:ou|quand|combien|comment|pourquoi|lequel|laquelle|quoi|where|when|how|how much|how long)$/u;
const CLAUSE_BREAK = new RegExp(`(?<=[,.;:!?]) | (?=(?:and|but|et|mais) )|${BREAK.source}`, 'u');

const clausesOf = (text: string): string[] =>
  read(text.slice(0, MAX_READ_CHARACTERS))
    .text.split(CLAUSE_BREAK)
    .map((clause) => clause.trim())
    .filter((clause) => /\p{L}/u.test(clause));

/** What is asked after other words ("ok thanks, and where is that?"), from the first clause that asks, and those; null when none follows another. */
export function askedAfterwards(text: string): { readonly before: string; readonly asked: string } | null {
  const clauses = clausesOf(text);
  const at = clauses.findIndex((clause, place) => place > 0 && asks(clause));
  return at < 0 ? null : { before: clauses.slice(0, at).join(' '), asked: clauses.slice(at).join(' ') };
}

/** What is asked before other words ("and at 7.30? you did not answer me"), and those; null when nothing is, or nothing follows. */
export function askedBefore(text: string): { readonly asked: string; readonly rest: string } | null {
  const clauses = clausesOf(text);
  const end = clauses.findLastIndex(asks) + 1;
  if (end === 0 || end === clauses.length) return null;
  return { asked: clauses.slice(0, end).join(' '), rest: clauses.slice(end).join(' ') };
}

/** Fewer words lean on what stands before them. */
const MIN_LAST_WORDS = 4;
/** Fewer words ("thanks.", "ok great,") tell nothing. */
const MIN_TOLD_WORDS = 3;

const wordsIn = (text: string): number => text.match(/\p{L}+/gu)?.length ?? 0;

/** The question a message ends with, where another clause stands before it: "it drips, is it still under warranty?"; null for none. */
export function lastQuestionIn(text: string): string | null {
  const clauses = read(text.slice(0, MAX_READ_CHARACTERS))
    .text.split(/(?<=[,.;:!?]) /u)
    .filter((clause) => /\p{L}/u.test(clause));
  const [last = '', ...told] = clauses.map((clause) => clause.trim()).reverse();
  const isTold = told.some((clause) => wordsIn(clause) >= MIN_TOLD_WORDS) && !told.some(asks);
  return isTold && asks(last) && wordsIn(last) >= MIN_LAST_WORDS ? last : null;
}

/** The sentence of a message that ends in a question mark, where it is the only one and others tell something; null otherwise. */
export function onlyQuestionIn(text: string): string | null {
  const sentences = read(text.slice(0, MAX_READ_CHARACTERS)).text.split(/(?<=[.;:!?]) /u);
  const [only, ...others] = sentences.filter((sentence) => sentence.endsWith('?'));
  if (only === undefined || others.length > 0 || wordsIn(only) < MIN_LAST_WORDS) return null;
  const isTold = sentences.some((sentence) => sentence !== only && wordsIn(sentence) >= MIN_TOLD_WORDS);
  return isTold ? only : null;
}

/** Longer clauses tell a story; shorter ones ask nothing, nor do a few words after a comma: "…, is that so?" */
const WORDS_OF_AN_ASKING_CLAUSE = { least: 2, leastOfPart: 3, most: 18 };

/** The clauses of a message that ask by themselves ("I want it in cash. Why can't I have it?"), the whole among them where it is long. */
export function askingClausesIn(text: string, { longFrom }: { longFrom: number }): string[] {
  const start = text.slice(0, MAX_READ_CHARACTERS);
  const isLongText = tokensIn(start) >= longFrom;
  const { least, leastOfPart, most } = WORDS_OF_AN_ASKING_CLAUSE;
  const clauses = start.split(/(?<=[.;:?!…\n])\s+/u).flatMap((sentence) => {
    const [first = '', ...rest] = sentence.split(/,\s+/u);
    // In a short message the rest of a sentence leans on what stands before it: "and if it is broken, is it the same fee?"
    const isParted = rest.length > 0 && (isLongText || tokensIn(first) <= MAX_WORDS_OF_A_CALL);
    const parts = isParted ? [first, ...rest] : [];
    return [sentence, ...parts.filter((part) => tokensIn(part) >= leastOfPart || /\p{N}/u.test(part))];
  });
  return [...new Set(clauses.map((clause) => clause.trim()))].filter((clause) => {
    const words = tokensIn(clause);
    const isPart = clause !== text.trim() || isLongText;
    return isPart && words >= least && words <= most && asks(read(clause).text);
  });
}

/** "Hang on," before a question. */
const MAX_WORDS_OF_A_CALL = 2;

const tokensIn = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’]*/gu)?.length ?? 0;

/** The last sentence or half of one that a question mark ends, where something else stands beside it; null for none. */
export function markedQuestionIn(text: string): string | null {
  const sentences = text
    .slice(0, MAX_READ_CHARACTERS)
    .split(/(?<=[.;:!?\n…])\s+/u)
    .filter((sentence) => /\p{L}/u.test(sentence));
  const last = sentences.findLast((sentence) => sentence.trimEnd().endsWith('?'));
  if (last === undefined) return null;
  if (sentences.length > 1) return last;
  const clauses = last.split(/(?<=,)\s+/u);
  const asked = clauses.at(-1) ?? '';
  return clauses.length > 1 && wordsIn(asked) >= MIN_LAST_WORDS ? asked : null;
}

const asks = (clause: string): boolean =>
  clause.endsWith('?') || BEGINS_AS_QUESTION.test(clause) || ENDS_AS_QUESTION.test(clause);

/** The questions of a message, when it holds more than one; anything else in it is left out. */
export function questionsIn(text: string): string[] {
  const questions = text
    .slice(0, MAX_READ_CHARACTERS)
    .split('\n')
    .flatMap((line) => partsOf(read(line).text))
    .map((part) => part.trim())
    .filter((part) => (part.match(/\p{L}+/gu)?.length ?? 0) >= MIN_WORDS);
  return questions.length > 1 ? questions.slice(0, MAX_QUESTIONS) : [];
}

function partsOf(line: string): string[] {
  const announced = ANNOUNCED.exec(line);
  if (announced)
    return line
      .slice(announced[0].length)
      .split(ANNOUNCED_BREAK)
      .flatMap((part) => part.split(ALSO_BREAK))
      .map(asQuestion);
  if (ALSO_BREAK.test(line))
    return line
      .split(ALSO_BREAK)
      .flatMap((side) => side.split(BREAK))
      .map(asQuestion);
  const parts = withChoices(
    line,
    line.split(BREAK).map((part) => part.trim()),
  );
  return parts.filter(isAsked).map((part) => withTold(part, parts));
}

const isAsked = (part: string): boolean => part.endsWith('?') || BEGINS_AS_QUESTION.test(part);

/** "I do not want it renewed. What should I do?": what to do about something is asked with what is told right before. */
function withTold(part: string, parts: readonly string[]): string {
  const told = parts[parts.indexOf(part) - 1];
  return told !== undefined && !isAsked(told) && ASKS_WHAT_TO_DO.test(part) ? `${told} ${part}` : part;
}

const ASKS_WHAT_TO_DO =
  /^(?:(?:so|and|then|alors|donc|et|du coup)[,]? )*(?:what (?:should|must|do|can|shall|am) (?:i|we) (?:do|to do|supposed to do|need to do)|what do (?:i|we) (?:have|need) to do|how (?:do|should|can) (?:i|we) (?:proceed|go about it|do (?:it|that|this))|(?:que|qu'est-ce que|qu'est ce que) (?:dois-je|doit-on|faut-il|puis-je|je dois|je peux|on doit|il faut|je) (?:faire|fais)|que faire|comment (?:faire|proceder|(?:dois-je|puis-je|doit-on|faut-il) (?:faire|proceder))|je (?:dois )?(?:fais|faire) (?:quoi|comment))(?: (?:now|here|then|please|maintenant|dans ce cas|svp))?[?,]*$/u;

/** "Does it start when I drop it off or when you get it?" is one question, whose "when" is said twice. */
function withChoices(line: string, parts: readonly string[]): string[] {
  const questions: string[] = [];
  for (const part of parts) {
    const last = questions.at(-1);
    const [word] = part.split(' ');
    const link = OF_CHOICE.find(
      (or) => last?.includes(` ${word} `) && line.includes(`${last} ${or} ${part}`),
    );
    if (link) questions.splice(-1, 1, `${last} ${link} ${part}`);
    else questions.push(part);
  }
  return questions;
}

const OF_CHOICE = ['or', 'ou'];

const asQuestion = (part: string): string => (part.endsWith('?') ? part : `${part}?`);

/** True for a part that is a question by itself, and not a wish or a remark before one: "I'd like to leave, what is the fee?" */
export const isPlainQuestion = (part: string): boolean =>
  part.endsWith('?') || (BEGINS_AS_QUESTION.test(part) && !BEGINS_AS_WISH.test(part));

// « Comment je fais » asks; « bonjour, je voudrais » wishes.
const BEGINS_AS_WISH =
  /^(?:(?!(?:comment|combien|quand|ou|pourquoi|qui|que) )\p{L}+,? )?(?:i (?:want|need|would like)|i'd like|je |j'aimerais|c'est(?! (?:quoi|combien|quand|ou|quel|qui|comment)))/u;

/** True when a question mark stands in the text, or some clause of it begins or ends as one. */
export const asksInPassing = (text: string): boolean => text.includes('?') || clausesOf(text).some(asks);

/** True when some clause of the text asks, by its mark or by how it begins. */
export const asksSomething = (text: string): boolean =>
  text.includes('?') ||
  read(text)
    .text.split(/[,.;!] /u)
    .some((clause) => BEGINS_AS_QUESTION.test(clause.trim()));
