import type { FactPhrase } from '../domain/content.ts';
import type { Reply } from '../domain/message.ts';
import type { DialogueStep } from '../domain/step.ts';
import { type Value, wholeEuros } from '../domain/value.ts';
import { renderReceipt } from './receipt.ts';
import { say, type Voice } from './voice.ts';
import { bubble, missing, outcomeText, phrase, sorry } from './wording.ts';

type Ask = DialogueStep & { kind: 'ask' };

/** Asks for a fact: what was heard, the rule or the answer so far, what was wrong, then the question. */
export function renderQuestion(voice: Voice, step: Ask, policy: string | null): Reply {
  const { intent, fact, part, sympathy, soFar } = step;
  const words = voice.phrases.facts[fact] ?? missing('_phrases', `facts.${fact}`);
  const rule = part === 'question' ? [] : [...notedIn(voice, step), ...openingOf(voice, step)];
  const question = part === 'rule' ? [] : questionIn(voice, step);
  const reply = bubble(
    sorry(voice, intent, sympathy) + [...rule, ...question].join('\n\n'),
    part === 'rule' ? [] : questionAfter(words, step).choices.map((choice) => say(voice, choice)),
  );
  return soFar?.derivation && policy && part !== 'question'
    ? { ...reply, receipt: renderReceipt(voice, policy, soFar) }
    : reply;
}

/** The question, after what was wrong with the last reply to it. */
function questionIn(voice: Voice, step: Ask): string[] {
  const { fact, problem, isAgain } = step;
  const words = voice.phrases.facts[fact] ?? missing('_phrases', `facts.${fact}`);
  const refusal = problem && (words.problems[problem.name] ?? unnamed(voice, fact, problem.name));
  const question = say(voice, isAgain ? words.again : questionAfter(words, step).ask);
  if (!refusal) return [question];
  const refused = say(voice, refusal, problem.values);
  // A refusal that asks by itself stands alone: "the exact day matters: which was it?"
  return refused.endsWith('?') ? [refused] : [refused, question];
}

/** Where a fact is to be found may go without words of its own. */
const unnamed = (voice: Voice, fact: string, name: string): string =>
  name === 'where' ? phrase(voice, 'where-asked') : missing('_phrases', `${fact}.${name}`);

/** Who handed the parcel over is not asked whether the carrier brought it back. */
const questionAfter = (words: FactPhrase, { soFar }: Ask): Pick<FactPhrase, 'ask' | 'choices'> =>
  (soFar && words.after[soFar.outcome]) ?? words;

/** "Noted: €299 without subscription." */
function notedIn(voice: Voice, { noted = [] }: Ask): string[] {
  const items = noted.flatMap(({ fact, value }) => {
    const words = voice.phrases.facts[fact]?.noted;
    return words ? [say(voice, words, { given: rounded(value) })] : [];
  });
  return items.length > 0 ? [`${say(voice, phrase(voice, 'noted'))} ${[...new Set(items)].join(', ')}.`] : [];
}

/** Who types "299" does not think of cents. */
const rounded = (value: Value): Value =>
  value.kind === 'money' && value.cents % 100 === 0 ? wholeEuros(value.cents / 100) : value;

/** What goes before the question: the answer so far, else, before the first one or when it is news, the rule as exact as can be. */
function openingOf(voice: Voice, step: Ask): string[] {
  const { intent, isOpening, opening, soFar } = step;
  const answer = voice.answers.get(intent);
  if (soFar) return [outcomeText(voice, intent, soFar)];
  if (opening) {
    const template = answer?.openings[opening.name] ?? missing(intent, `openings.${opening.name}`);
    return [say(voice, template, opening.values)];
  }
  return isOpening && answer?.opening ? [say(voice, answer.opening)] : [];
}
