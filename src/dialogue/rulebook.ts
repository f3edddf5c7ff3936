import type { Intent, SubjectWords, VerdictClaim } from '../domain/content.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { Decision } from '../domain/decision.ts';
import type { Facts } from '../domain/fact.ts';
import type { Mood } from '../domain/mood.ts';
import type { World } from '../domain/world.ts';
import type { Policy } from '../policy/contract.ts';
import type { FiguresInForce } from '../policy/figures.ts';
import type { TopicWords } from './topicWords.ts';

/** The content the dialogue decides with. */
export interface Rulebook {
  readonly intents: ReadonlyMap<string, Intent>;
  readonly policies: ReadonlyMap<string, Policy>;
  readonly figures: FiguresInForce;
  readonly moods: MoodBook;
  readonly subjects: SubjectWords;
  readonly topicWords: TopicWords;
  /** What customers say back of an answer, by its name. */
  readonly verdicts: Readonly<Record<string, VerdictClaim>>;
}

/** The phrases that tell of each mood, in plain words of every language. */
export type MoodBook = Readonly<Record<Mood, readonly string[]>>;

/** The policy behind an intent; null for a fixed text. */
export function policyOf(rulebook: Rulebook, intent: string | null): Policy | null {
  const policy = intent === null ? null : rulebook.intents.get(intent)?.policy;
  return policy ? (rulebook.policies.get(policy) ?? null) : null;
}

/** What is being spoken of: the topic of the last question, or of the first one offered in a "did you mean". */
export function topicOf({ intents }: Rulebook, { topic, clarifying }: Conversation): string | null {
  return intents.get(topic ?? clarifying[0] ?? '')?.topic ?? null;
}

/** What is known, and the intent that is asked; null where no question of the customer's is decided. */
export interface Case {
  readonly facts: Facts;
  readonly world: World;
  readonly intent: string | null;
}

/** What a policy says of these facts, today. */
export function decideOn(rulebook: Rulebook, policy: Policy, { facts, world, intent }: Case): Decision {
  const { today, minuteOfDay } = world;
  const question = intent === null ? {} : { question: intent };
  return policy.decide({ facts, figures: rulebook.figures, today, minuteOfDay, ...question });
}
