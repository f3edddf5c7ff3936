import { plain } from '../../src/domain/value.ts';
import type { Brain, Turn } from '../../src/turn.ts';
import { type Reasons, reasonsFor } from '../../src/understanding/explain.ts';

const SHOWN_INTENTS = 3;
/** Which words decided is told of the first two: between them it was decided. */
const EXPLAINED_INTENTS = 2;

const READINGS = {
  alone: 'by itself',
  'in-topic': 'with what was spoken of before',
  'follow-up': 'as a follow-up to what was said',
} as const;

/** Why a turn went as it did, in lines for a reader: scores, entities, facts with their origin, the policy's path, the text used. */
export function explain(brain: Brain, text: string, { trace, conversation }: Turn): string[] {
  return [
    `language   ${trace.language}`,
    `reading    ${READINGS[trace.reading]}`,
    `intents    ${trace.ranking.slice(0, SHOWN_INTENTS).map(scored).join(', ') || 'none'} → ${trace.verdict}`,
    ...reasonsOf(brain, text, trace).map((reasons) => `why        ${reasons.intent}: ${spoken(reasons)}`),
    `entities   ${trace.entities.map(described).join(', ') || 'none'}`,
    ...Object.entries(conversation.facts).map(([name, fact]) =>
      fact.kind === 'known'
        ? `fact       ${name} = ${String(plain(fact.value))} (${fact.origin}${fact.approximate ? ', approximate' : ''})`
        : `fact       ${name} is not known to the customer`,
    ),
    `decision   ${[trace.kind, trace.intent, trace.policy, trace.outcome, ...trace.notes].filter(Boolean).join(' › ')}`,
    ...(trace.asks
      ? [`asks       ${trace.asks}${trace.problem ? `, as the value is ${trace.problem}` : ''}`]
      : []),
    `text       ${templateOf(brain, trace)}`,
  ];
}

/** Why it was read so: a follow-up was told from its like, anything else from the questions that stand alone. */
function reasonsOf(brain: Brain, text: string, { language, followUp, ranking }: Turn['trace']) {
  const { classifier, followUps } = brain.understanding[language];
  if (followUp && followUps) {
    const name =
      followUp.learntAs === followUp.intent ? followUp.intent : `${followUp.intent} (${followUp.learntAs})`;
    return reasonsFor(followUps, text, [followUp.learntAs]).map((reasons) => ({ ...reasons, intent: name }));
  }
  return reasonsFor(
    classifier,
    text,
    ranking.slice(0, EXPLAINED_INTENTS).map(({ intent }) => intent),
  );
}

const scored = ({ intent, confidence }: { intent: string; confidence: number }): string =>
  `${intent} ${(confidence * 100).toFixed(1)} %`;

/** Which words spoke for an intent and which against it, as one reads it out. */
function spoken(reasons: Reasons): string {
  const side = (name: 'for' | 'against'): string[] => {
    const quoted = reasons[name].map(({ words }) => `"${words}"`);
    return quoted.length === 0
      ? []
      : [`${quoted.join(', ')} ${quoted.length === 1 ? 'speaks' : 'speak'} ${name} it`];
  };
  return [...side('for'), ...side('against')].join('; ') || 'no single word decides';
}

function described({ kind, start: _start, end: _end, ...rest }: Record<string, unknown>): string {
  const values = Object.values(rest).filter((value) => typeof value !== 'boolean');
  return `${String(kind)} ${values.map(String).join(' ')}`;
}

function templateOf(brain: Brain, trace: Turn['trace']): string {
  const topic = trace.intent === null ? null : brain.rulebook.intents.get(trace.intent)?.topic;
  const file = `answers/${trace.language}/${topic ?? '_phrases'}.yaml`;
  if (trace.asks) return `answers/${trace.language}/_phrases.yaml: facts.${trace.asks}`;
  if (trace.outcome) return `${file}: ${trace.intent}.outcomes.${trace.outcome}`;
  return trace.intent === null ? file : `${file}: ${trace.intent}.text`;
}
