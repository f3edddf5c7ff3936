import { resolve } from 'node:path';
import { understandingContent } from '../src/content/brain.ts';
import { checkContent } from '../src/content/check.ts';
import { formatProblem } from '../src/content/problem.ts';
import { LANGUAGES } from '../src/domain/language.ts';
import {
  buildUnderstanding,
  learn,
  type Understanding,
  type UnderstandingContent,
} from '../src/understanding/build.ts';
import type { Example } from '../src/understanding/classifier.ts';
import { classifyMessage } from '../src/understanding/message.ts';
import { misused, readArguments } from './arguments.ts';
import { FOLDS, folded } from './evaluate/folds.ts';
import { judgeFollowUps, printFollowUps } from './evaluate/follow-ups.ts';

/**
 * `npm run evaluate:content [-- folder] [-- --language en]`: how well the content is understood, by 5-fold
 * cross-validation: every utterance is judged by an understanding that was built without it. Prints figures and what
 * is confused, per language, of the questions that stand alone and then of the follow-ups. An answer that covers the
 * question's own (`covers:`) still counts as another intent, save in the line that says so.
 */
const SHOWN_PAIRS = 15;
const SHOWN_EXAMPLES = 4;
const DECLINED = 'declined';

interface Judgement {
  readonly text: string;
  readonly truth: string;
  /** The intent ranked first. */
  readonly first: string;
  /** The intent that would be answered or asked about; DECLINED when neither. */
  readonly outcome: string;
  readonly verdict: 'confident' | 'unsure' | 'unknown';
  readonly confidence: number;
}

const USAGE = `usage: npm run evaluate:content -- [--language ${LANGUAGES.join('|')}] [folder]`;

const { values, positionals } = readArguments(USAGE, {
  allowPositionals: true,
  options: { language: { type: 'string' } },
});
const asked = LANGUAGES.filter((each) => values.language === undefined || each === values.language);
if (asked.length === 0) misused(`--language ${values.language} is none of ours\n${USAGE}`);
const { content, problems } = await checkContent(resolve(positionals[0] ?? '.'));
const covers = new Map(content.intents.map(({ value }) => [value.id, value.covers]));
if (problems.length > 0) {
  for (const problem of problems) console.error(formatProblem(problem));
  process.exitCode = 1;
} else {
  const intents = new Map(content.intents.map(({ value }) => [value.id, value]));
  for (const language of asked) {
    const learntFrom = understandingContent(content, language);
    report(learntFrom);
    printFollowUps(judgeFollowUps(learntFrom, intents));
  }
}

function report(content: UnderstandingContent): void {
  const judgements = crossValidated(content);
  const isStrange = ({ truth }: Judgement) => truth === DECLINED;
  const [questions, strange] = [judgements.filter((each) => !isStrange(each)), judgements.filter(isStrange)];
  const print = (name: string, some: readonly Judgement[], is: (judgement: Judgement) => boolean) =>
    console.log(`  ${name.padEnd(44)} ${((100 * some.filter(is).length) / some.length).toFixed(1)} %`);

  console.log(
    `\n${content.language}: ${questions.length} questions, ${strange.length} texts to decline, ${FOLDS} folds`,
  );
  print('ranked first and right (questions)', questions, ({ first, truth }) => first === truth);
  print('answered for sure and right (questions)', questions, (each) => isConfident(each) && isRight(each));
  print('clarified (questions)', questions, ({ verdict }) => verdict === 'unsure');
  print('declined (questions)', questions, ({ outcome }) => outcome === DECLINED);
  print('declined (texts to decline)', strange, isRight);
  print('wrong and confident (all)', judgements, (each) => isConfident(each) && !isRight(each));
  print(
    'wrong and confident, and not covered (all)',
    judgements,
    (each) => isConfident(each) && !serves(each),
  );
  printConfused(judgements);
}

function isRight({ outcome, truth }: Judgement): boolean {
  return outcome === truth;
}

/** Whether the answer given answers the question, be it under another name. */
function serves({ outcome, truth }: Judgement): boolean {
  return outcome === truth || (covers.get(outcome)?.includes(truth) ?? false);
}

function isConfident({ verdict }: Judgement): boolean {
  return verdict === 'confident';
}

function crossValidated(content: UnderstandingContent): Judgement[] {
  return folded(content.examples).flatMap(({ rest, fold }) => {
    const understanding = understandingOf({ ...content, examples: rest });
    return fold.map((example) => judge(understanding, example, content.declineIntents));
  });
}

function understandingOf(content: UnderstandingContent): Understanding {
  return buildUnderstanding(content, learn(content));
}

function judge(
  understanding: Understanding,
  { text, intent }: Example,
  declineIntents: readonly string[],
): Judgement {
  const { ranking, verdict, confidence } = classifyMessage(understanding, text);
  return {
    text,
    truth: declineIntents.includes(intent) ? DECLINED : intent,
    first: ranking[0]?.intent ?? DECLINED,
    outcome: verdict === 'unknown' ? DECLINED : ranking[0]!.intent,
    verdict,
    confidence,
  };
}

/** The pairs confused most often; those answered with confidence, which cost most, first among the examples. */
function printConfused(judgements: readonly Judgement[]): void {
  const wrong = judgements.filter((each) => !isRight(each));
  const pairs = Map.groupBy(wrong, ({ truth, outcome }) => `${truth} → ${outcome}`);
  console.log(`  most confused (intent → understood as; ! = said with confidence):`);
  for (const [pair, all] of [...pairs].sort(([, a], [, b]) => b.length - a.length).slice(0, SHOWN_PAIRS)) {
    console.log(
      `    ${String(all.length).padStart(3)} × ${pair}, ${all.filter(isConfident).length} confident`,
    );
    const telling = all.toSorted(
      (a, b) => Number(isConfident(b)) - Number(isConfident(a)) || b.confidence - a.confidence,
    );
    for (const each of telling.slice(0, SHOWN_EXAMPLES))
      console.log(`          ${isConfident(each) ? '!' : ' '} ${each.confidence.toFixed(2)} "${each.text}"`);
  }
}
