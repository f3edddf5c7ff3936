import { MAX_READ_CHARACTERS } from '../language/normalise.ts';
import { read } from '../language/reading.ts';
import { BREAK, isAsked, LINK, OPENERS, SUPPOSES } from './asks.ts';

/** Nobody asks more at once and expects an answer to each. */
const MAX_QUESTIONS = 4;
const MIN_WORDS = 2;

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
  return parts
    .filter((part, at) => isAsked(part) && !(SUPPOSES.test(part) && at < parts.length - 1))
    .map((part) => withTold(part, parts));
}

/** "I do not want it renewed. What should I do?": what to do about something is asked with what is told right before. */
function withTold(part: string, parts: readonly string[]): string {
  const told = parts[parts.indexOf(part) - 1];
  return told !== undefined && !isAsked(told) && ASKS_WHAT_TO_DO.test(part) ? `${told} ${part}` : part;
}

const ASKS_WHAT_TO_DO =
  /^(?:(?:so|and|then|alors|donc|et|du coup)[,]? )*(?:what (?:should|must|do|can|shall|am) (?:i|we) (?:do|to do|supposed to do|need to do)|what do (?:i|we) (?:have|need) to do|how (?:do|should|can) (?:i|we) (?:proceed|go about it|do (?:it|that|this))|(?:que|qu'est-ce que|qu'est ce que) (?:dois-je|doit-on|faut-il|puis-je|je dois|je peux|on doit|il faut|je) (?:faire|fais)|que faire|comment (?:faire|proceder|(?:dois-je|puis-je|doit-on|faut-il) (?:faire|proceder))|je (?:dois )?(?:fais|faire) (?:quoi|comment))(?: (?:now|here|then|please|maintenant|dans ce cas|svp))?[?,]*$/u;

/** "Does it start when I drop it off or when you get it?" is one question, whose "when" is said twice; so is "must I take it or is there another way?" */
function withChoices(line: string, parts: readonly string[]): string[] {
  const questions: string[] = [];
  for (const part of parts) {
    const last = questions.at(-1);
    const [word] = part.split(' ');
    const link = OF_CHOICE.find(
      (or) =>
        (last?.includes(` ${word} `) || ASKS_OTHERWISE.test(part)) && line.includes(`${last} ${or} ${part}`),
    );
    if (link) questions.splice(-1, 1, `${last} ${link} ${part}`);
    else questions.push(part);
  }
  return questions;
}

const OF_CHOICE = ['or', 'ou'];

/** What else there is, in words that name nothing. */
const ASKS_OTHERWISE =
  /^(?:(?:is|are|isn't|aren't) there|do (?:i|we) have|have (?:i|we)|can it|can (?:i|we)|could (?:i|we)|y a-t-il|est-ce qu'il y a|existe-t-il|ai-je|avons-nous|puis-je) (?:\p{L}+ ){0,3}?(?:another|other|something else|anything else|alternatives?|otherwise|autres?|autrement)(?: (?:way|ways|options?|choices?|solutions?|possibilit(?:y|ies|es?)|moyens?|choix|issues?|chose))*(?: (?:out|left))? ?\?*$/u;

const asQuestion = (part: string): string => (part.endsWith('?') ? part : `${part}?`);
