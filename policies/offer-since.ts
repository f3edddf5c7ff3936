import type { Decision } from '../src/domain/decision.ts';
import { date } from '../src/domain/value.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { stated } from './_stated.ts';

/**
 * From which day on the solutions for a faulty machine are offered: two of them to everyone, the new machine to Ambassadors.
 * Of an earlier day, such as that of a refusal, what was offered is not known.
 */
export const policy: Policy = {
  id: 'offer-since',
  states: ['F10', 'F40'],
  reads: { faultDate: {} },
  passing: ['faultDate'],
  figures: ['repair-warranty', 'new-machine-warranty'],
  outcomes: {
    dated: { since: 'date', newSince: 'date' },
    'before-offer': { given: 'date', since: 'date', newSince: 'date' },
    'not-known': {},
  },
  notes: {},
  decide,
};

function decide({ facts, figures, today }: Given): Decision {
  const since = figures.since('repair-warranty');
  const newSince = figures.since('new-machine-warranty');
  if (!since || !newSince || today < since) return stated('not-known');
  const days = { since: date(since), newSince: date(newSince) };
  const given = known(facts, 'faultDate')?.value;
  return given && given.date < since ? stated('before-offer', { given, ...days }) : stated('dated', days);
}
