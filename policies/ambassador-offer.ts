import type { Decision } from '../src/domain/decision.ts';
import { date, type IsoDate, type Value } from '../src/domain/value.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { claimsStatus, isOrdinary, verifiedStatus } from './_ambassador.ts';

const EACH = { newWarranty: 'years', repairWarranty: 'months', refurbishedWarranty: 'years' } as const;
const OFFER = { newSince: 'date', ...EACH } as const;

/**
 * The offer for Ambassadors: told to everyone, called theirs only to whoever is verified as one.
 * Who says not to be one, or is verified not to be, hears what everyone is offered.
 */
export const policy: Policy = {
  id: 'ambassador-offer',
  states: ['F9', 'F14', 'F40', 'F41', 'F42', 'F43', 'F44', 'F45', 'F46'],
  reads: {
    ambassador: {},
    faultDate: {},
    askedNow: {},
    outOfStock: {},
    faultConfirmed: {},
    ambassadorAsked: {},
    misuse: {},
  },
  passing: ['faultDate', 'askedNow', 'outOfStock', 'ambassadorAsked'],
  asides: ['ambassadorAsked'],
  figures: ['new-machine-warranty', 'repair-warranty', 'refurbished-warranty'],
  outcomes: {
    yours: OFFER,
    information: OFFER,
    tested: EACH,
    'even-so': EACH,
    'new-one': EACH,
    repair: EACH,
    'without-new': { repairWarranty: 'months', refurbishedWarranty: 'years' },
    ordinary: { ...OFFER, since: 'date' },
    'before-offer': { given: 'date', since: 'date' },
    'before-options': { given: 'date', since: 'date' },
    'new-machine-only': { given: 'date', since: 'date', newWarranty: 'years', optionsSince: 'date' },
    'not-known': {},
  },
  notes: { unverified: {}, 'unverified-too': {}, green: {}, status: {}, misuse: {} },
  decide,
};

function decide(given: Given): Decision {
  const { facts, figures, today } = given;
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
  if (known(facts, 'outOfStock')?.value.flag || known(facts, 'ambassadorAsked')?.value.id === 'stock')
    return { ...none, outcome: 'without-new', values: { repairWarranty, refurbishedWarranty } };
  const isVerified = verifiedStatus(facts)?.value.flag;
  // Wrong use is no matter of the warranty's here, and what it does to the new machine is published nowhere.
  const notes = known(facts, 'misuse')?.value.flag ? ['misuse'] : [];
  const asked = askedOf(given);
  if (!asked || asked === 'green' || asked === 'status') {
    const outcome = isVerified ? 'yours' : 'information';
    return { ...none, outcome, values, notes: [...(asked ? [asked] : []), ...notes] };
  }
  const each = { newWarranty, repairWarranty, refurbishedWarranty };
  const unverified = isVerified ? [] : [asked === 'tested' ? 'unverified-too' : 'unverified'];
  return { ...none, outcome: asked, values: each, notes: [...unverified, ...notes] };
}

/** What of the offer is asked about, or where its tests stand; null for the offer as a whole. */
function askedOf({ facts, question }: Given): string | null {
  if (known(facts, 'faultConfirmed')?.value.flag) return 'tested';
  const asked = known(facts, 'ambassadorAsked')?.value.id ?? null;
  // "Do I get a new one?", of nobody in particular, is answered by who gets one.
  const isOfAll = asked === 'new-one' && question === 'ambassador-new-machine' && !claimsStatus(facts);
  return isOfAll ? null : asked;
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
