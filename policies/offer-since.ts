import type { Decision } from '../src/domain/decision.ts';
import { date } from '../src/domain/value.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { stated } from './_stated.ts';

/** From which day on the solutions for a faulty machine are offered: two of them to everyone, the new machine to Ambassadors. */
export const policy: Policy = {
  id: 'offer-since',
  states: ['F10', 'F40'],
  reads: {},
  figures: ['repair-warranty', 'new-machine-warranty'],
  outcomes: { dated: { since: 'date', newSince: 'date' }, 'not-known': {} },
  notes: {},
  decide,
};

function decide({ figures, today }: Given): Decision {
  const since = figures.since('repair-warranty');
  const newSince = figures.since('new-machine-warranty');
  if (!since || !newSince || today < since) return stated('not-known');
  return stated('dated', { since: date(since), newSince: date(newSince) });
}
