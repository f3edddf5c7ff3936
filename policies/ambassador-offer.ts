import type { Decision } from '../src/domain/decision.ts';
import { date } from '../src/domain/value.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { verifiedStatus } from './_ambassador.ts';

const OFFER = {
  newSince: 'date',
  newWarranty: 'years',
  repairWarranty: 'months',
  refurbishedWarranty: 'years',
} as const;

/** The offer for Ambassadors: told to everyone, called theirs only to whoever is verified as one. */
export const policy: Policy = {
  id: 'ambassador-offer',
  states: ['F14', 'F40', 'F41', 'F42', 'F43', 'F44', 'F45', 'F46'],
  reads: { ambassador: {} },
  figures: ['new-machine-warranty', 'repair-warranty', 'refurbished-warranty'],
  outcomes: { yours: OFFER, information: OFFER, 'not-known': {} },
  notes: {},
  decide,
};

function decide({ facts, figures, today }: Given): Decision {
  const newSince = figures.since('new-machine-warranty');
  const newWarranty = figures.on('new-machine-warranty', today, 'years');
  const repairWarranty = figures.on('repair-warranty', today, 'months');
  const refurbishedWarranty = figures.on('refurbished-warranty', today, 'years');
  const none = { kind: 'outcome', notes: [], derivation: null } as const;
  if (!newSince || !newWarranty || !repairWarranty || !refurbishedWarranty)
    return { ...none, outcome: 'not-known', values: {} };
  const isVerified = verifiedStatus(facts)?.value.flag;
  const values = { newSince: date(newSince), newWarranty, repairWarranty, refurbishedWarranty };
  return { ...none, outcome: isVerified ? 'yours' : 'information', values };
}
