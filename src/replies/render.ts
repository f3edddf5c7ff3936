import type { Values } from '../domain/decision.ts';
import type { FactName, Facts } from '../domain/fact.ts';
import type { Reply } from '../domain/message.ts';
import type { DialoguePhrase, DialogueStep } from '../domain/step.ts';
import type { Value } from '../domain/value.ts';
import { firstParagraph, leadsUp, sayAgain } from './again.ts';
import { typeset } from './format.ts';
import { renderQuestion } from './question.ts';
import { renderReceipt } from './receipt.ts';
import { say, type Voice, written } from './voice.ts';
import { apologyFor, bubble, choicesOf, outcomeText, phrase, sorry, textOf } from './wording.ts';

/** One bubble for one step of the dialogue. */
export function renderStep(voice: Voice, step: DialogueStep, policy: string | null): Reply {
  const reply = renderSaying(voice, step, policy);
  const before = [
    ...(step.item
      ? [say(voice, phrase(voice, 'of-item'), { item: { kind: 'text', text: labelOf(voice, step.item) } })]
      : []),
    ...(step.notice ? [say(voice, phrase(voice, step.notice), noticed(voice, step))] : []),
  ];
  const text = typeset(voice.language, [...before, reply.text].join('\n\n'));
  return { ...reply, text, language: voice.language };
}

/** What a notice may print: the topic that is taken up again. */
const noticed = (voice: Voice, step: DialogueStep): Values =>
  'intent' in step ? { topic: { kind: 'text', text: labelsOf(voice, [step.intent])[0]! } } : {};

function renderSaying(voice: Voice, step: DialogueStep, policy: string | null): Reply {
  switch (step.kind) {
    case 'answer':
      return answer(voice, step, policy);
    case 'ask':
      return renderQuestion(voice, step, policy);
    case 'clarify':
      return clarify(voice, step);
    case 'choose':
      return choose(voice, step);
    case 'total':
      return bubble(say(voice, phrase(voice, 'total'), { total: step.value }));
    case 'escalate':
      return escalate(voice, step.facts);
    case 'help':
      return help(voice, step.related);
    case 'question-left':
      return bubble(
        say(voice, phrase(voice, 'question-left'), { question: { kind: 'text', text: step.question } }),
      );
    case 'smalltalk':
    case 'decline':
    case 'handoff':
      return remark(voice, step);
    case 'say':
      return bubble(say(voice, phrase(voice, step.phrase)));
    default:
      return step satisfies never;
  }
}

/** A remark's text, or its first paragraph beside a question of ours; what leads up to a list is nothing without it. */
function remark(voice: Voice, step: DialogueStep & { kind: 'smalltalk' | 'decline' | 'handoff' }): Reply {
  const whole = say(voice, textOf(voice, step.intent));
  if (!step.isAside) return bubble(whole, choicesOf(voice, step.intent));
  const first = firstParagraph(whole);
  return bubble(leadsUp(first) ? whole : first);
}

function answer(voice: Voice, step: DialogueStep & { kind: 'answer' }, policy: string | null): Reply {
  const { intent, outcome, again, isBeside, isWhatIf, sympathy } = step;
  const whole = outcome ? outcomeText(voice, intent, outcome) : say(voice, textOf(voice, intent));
  const receipt = outcome?.derivation && policy ? renderReceipt(voice, policy, outcome) : null;
  const short = isBeside ? voice.answers.get(intent)?.short : null;
  const full = again ? sayAgain(voice, { intent, whole, again, receipt }) : whole;
  const text = short ? say(voice, short) : full;
  const whatIf = isWhatIf ? `${say(voice, phrase(voice, 'what-if'))}\n\n` : '';
  // After a yes to what the customer says back, sorrow comes late.
  const isFresh = !again && !isWhatIf && step.notice !== 'confirmed';
  const apology = outcome && isFresh ? apologyFor(voice, intent, outcome) : '';
  return {
    text: (apology || sorry(voice, intent, sympathy)) + whatIf + text,
    choices: choicesOf(voice, intent),
    answers: intent,
    ...(outcome && { outcome: outcome.outcome }),
    receipt,
  };
}

function clarify(voice: Voice, { intents, sympathy }: DialogueStep & { kind: 'clarify' }): Reply {
  const labels = labelsOf(voice, intents);
  const [question, none] =
    labels.length === 1
      ? (['clarify-one', 'clarify-other'] as const)
      : (['clarify', 'clarify-none'] as const);
  const asked = sorry(voice, null, sympathy) + say(voice, phrase(voice, question));
  return bubble(asked, [...labels, say(voice, phrase(voice, none))]);
}

function help(voice: Voice, related: readonly string[]): Reply {
  const ways = HELP_WAYS.map((way) => say(voice, phrase(voice, way)));
  return bubble(say(voice, phrase(voice, 'help')), [...labelsOf(voice, related), ...ways]);
}

const HELP_WAYS = [
  'help-rephrase',
  'help-contact',
  'help-leave',
] as const satisfies readonly DialoguePhrase[];

const labelsOf = (voice: Voice, intents: readonly string[]): string[] =>
  intents.map((intent) => voice.intents.get(intent)?.label[voice.language] ?? intent);

/** One choice per item; what an option has in common with another is no help in telling them apart. */
function choose(voice: Voice, { list, options }: DialogueStep & { kind: 'choose' }): Reply {
  const labels = options.map((values) => labelOf(voice, values));
  return bubble(say(voice, phrase(voice, `choose-${list}`)), labels);
}

/** The name of an item. A choice is sent back as it is shown: plain text, in which nothing is escaped. */
const labelOf = (voice: Voice, item: readonly Value[]): string =>
  item.map((value) => (value.kind === 'text' ? value.text : written(voice, value))).join(', ');

/** The way to a person, with what was gathered, so that it need not be gathered twice. */
function escalate(voice: Voice, facts: Facts): Reply {
  const lines = Object.entries(facts).flatMap(([name, fact]) => {
    if (fact.kind !== 'known') return [];
    const label = voice.phrases.facts[name as FactName]?.label ?? name;
    return [`- ${label}: ${written(voice, fact.value)}`];
  });
  const handoff = say(voice, phrase(voice, 'handoff'));
  if (lines.length === 0) return bubble(handoff);
  return bubble([handoff, say(voice, phrase(voice, 'summary')), lines.join('\n')].join('\n\n'));
}
