import type { Intent } from '../domain/content.ts';
import type { Policy } from '../policy/contract.ts';
import type { FiguresInForce } from '../policy/figures.ts';

/** The content the dialogue decides with. */
export interface Rulebook {
  readonly intents: ReadonlyMap<string, Intent>;
  readonly policies: ReadonlyMap<string, Policy>;
  readonly figures: FiguresInForce;
}

/** The policy behind an intent; null for a fixed text. */
export function policyOf(rulebook: Rulebook, intent: string | null): Policy | null {
  const policy = intent === null ? null : rulebook.intents.get(intent)?.policy;
  return policy ? (rulebook.policies.get(policy) ?? null) : null;
}
