import type { Intent } from '../../domain/content.ts';
import type { Policy } from '../../policy/contract.ts';
import type { Content } from '../load.ts';

/** The policy that decides an intent; none for a fixed text, or for a name that no file has. */
export const policyOf = (content: Content, intent: Intent): Policy | undefined =>
  content.policies.find(({ id }) => id === intent.policy);
