import type { Trace, TurnKind } from '../domain/message.ts';
import type { DialogueStep } from '../domain/step.ts';
import type { Understood } from '../domain/understanding.ts';
import { policyOf, type Rulebook } from './rulebook.ts';

/** What a turn is remembered by: how the message was read, and what was decided. */
export function traceOf(
  rulebook: Rulebook,
  {
    language,
    understood,
    steps,
    contentVersion,
  }: Pick<Trace, 'language' | 'contentVersion'> & {
    readonly understood: Understood;
    readonly steps: readonly DialogueStep[];
  },
): Trace {
  const main = steps.find(({ kind }) => kind === 'answer') ?? steps[0];
  const asks = steps.find((step) => step.kind === 'ask' && step.part !== 'rule');
  const intent = main && 'intent' in main ? main.intent : null;
  return {
    kind: kindOf(main),
    language,
    intent,
    asks: asks?.kind === 'ask' ? asks.fact : null,
    confidence: rounded(understood.confidence),
    verdict: understood.verdict,
    reading: understood.reading ?? 'alone',
    followUp: followUpOf(understood),
    ranking: understood.ranking
      .slice(0, 5)
      .map(({ intent: id, confidence }) => ({ intent: id, confidence: rounded(confidence) })),
    entities: understood.entities.map((entity) => ({ ...entity })),
    policy: main ? policyNameOf(rulebook, main) : null,
    outcome: main?.kind === 'answer' ? (main.outcome?.outcome ?? null) : null,
    notes: main?.kind === 'answer' ? [...(main.outcome?.notes ?? [])] : [],
    problem: asks?.kind === 'ask' ? (asks.problem?.name ?? null) : null,
    contentVersion,
  };
}

const followUpOf = ({ reading, followUp }: Understood): Trace['followUp'] =>
  reading === 'follow-up' && followUp ? { ...followUp, confidence: rounded(followUp.confidence) } : null;

/** Four digits say all a probability can; more would only fill the log. */
const rounded = (probability: number): number => Math.round(probability * 10_000) / 10_000;

function kindOf(step: DialogueStep | undefined): TurnKind {
  if (!step) return 'decline';
  switch (step.kind) {
    case 'say':
      return step.as;
    case 'total':
      return 'answer';
    case 'choose':
      return 'ask';
    case 'escalate':
    case 'question-left':
      return 'handoff';
    case 'help':
      return 'clarify';
    default:
      return step.kind;
  }
}

/** The policy that decided what a step says; null for a fixed text. */
export const policyNameOf = (rulebook: Rulebook, step: DialogueStep): string | null =>
  'intent' in step ? (policyOf(rulebook, step.intent)?.id ?? null) : null;
