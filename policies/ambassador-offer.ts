import type { Decision } from '../src/domain/decision.ts';
import { date, type IsoDate, type Value } from '../src/domain/value.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { isOrdinary, verifiedStatus } from './_ambassador.ts';

const OFFER = {
  newSince: 'date',
  newWarranty: 'years',
  repairWarranty: 'months',
  refurbishedWarranty: 'years',
} as const;

/**
 * The offer for Ambassadors: told to everyone, called theirs only to whoever is verified as one.
 * Who says not to be one, or is verified not to be, hears what everyone is offered.
 */
export const policy: Policy = {
  id: 'ambassador-offer',
  states: ['F9', 'F14', 'F40', 'F41', 'F42', 'F43', 'F44', 'F45', 'F46'],
  reads: { ambassador: {}, faultDate: {}, askedNow: {}, outOfStock: {}, misuse: {} },
  passing: ['faultDate', 'askedNow', 'outOfStock'],
  figures: ['new-machine-warranty', 'repair-warranty', 'refurbished-warranty'],
  outcomes: {
    yours: OFFER,
    information: OFFER,
    'without-new': { repairWarranty: 'months', refurbishedWarranty: 'years' },
    ordinary: { ...OFFER, since: 'date' },
    'before-offer': { given: 'date', since: 'date' },
    'before-options': { given: 'date', since: 'date' },
    'new-machine-only': { given: 'date', since: 'date', newWarranty: 'years', optionsSince: 'date' },
    'not-known': {},
  },
  notes: { misuse: {} },
  decide,
};

function decide({ facts, figures, today }: Given): Decision {
  const newSince = figures.since('new-machine-warranty');
  const since = figures.since('repair-warranty');
  const newWarranty = figures.on('new-machine-warranty', today, 'years');
  const repairWarranty = figures.on('repair-warranty', today, 'months');
  const refurbishedWarranty = figures.on('refurbished-warranty', today, 'years');
  const none = { kind: 'outcome', notes: [], derivation: null } as const;
  if (!newSince || !since || !newWarranty || !repairWarranty || !refurbishedWarranty)
    return { ...none, outcome: 'not-known', values: {} };
  const values = { newSince: date(newSince), newWarranty, repairWarranty, refurbishedWarranty };
  const earlier = beforeToday({ facts, newSince, since, newWarranty });
  if (earlier) return { ...none, ...earlier };
  if (isOrdinary(facts)) return { ...none, outcome: 'ordinary', values: { ...values, since: date(since) } };
  if (known(facts, 'outOfStock')?.value.flag)
    return { ...none, outcome: 'without-new', values: { repairWarranty, refurbishedWarranty } };
  const isVerified = verifiedStatus(facts)?.value.flag;
  // Wrong use is no matter of the warranty's here, and what it does to the new machine is published nowhere.
  const notes = known(facts, 'misuse')?.value.flag ? ['misuse'] : [];
  return { ...none, outcome: isVerified ? 'yours' : 'information', values, notes };
}

/** What was offered on an earlier day asked about; null when all of today's offer held. */
function beforeToday({
  facts,
  newSince,
  since,
  newWarranty,
}: Pick<Given, 'facts'> & { newSince: IsoDate; since: IsoDate; newWarranty: Value }) {
  const asked = known(facts, 'faultDate')?.value;
  if (!asked || asked.date >= since || known(facts, 'askedNow')?.value.flag) return null;
  if (isOrdinary(facts)) return { outcome: 'before-options', values: { given: asked, since: date(since) } };
  const dated = { given: asked, since: date(newSince) };
  if (asked.date < newSince) return { outcome: 'before-offer', values: dated };
  return { outcome: 'new-machine-only', values: { ...dated, newWarranty, optionsSince: date(since) } };
}
