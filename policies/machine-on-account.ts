import type { Decision } from '../src/domain/decision.ts';
import type { FactName } from '../src/domain/fact.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { stated } from './_stated.ts';

/** What the verified account says of a machine; what somebody types is not read back as what the account says. */
export const policy: Policy = {
  id: 'machine-on-account',
  states: ['F3'],
  reads: { brand: {}, purchaseDate: {}, machineRegistered: {} },
  // A day told after another answer is told for the warranty.
  asides: ['purchaseDate'],
  figures: [],
  outcomes: { registered: {}, 'not-registered': {}, dated: {}, unseen: {} },
  notes: { bought: { purchaseDate: 'date', brand: 'term' } },
  decide,
};

function decide({ facts }: Given): Decision {
  const ofAccount = <N extends FactName>(name: N) => {
    const fact = known(facts, name);
    return fact?.origin === 'account' ? fact : null;
  };
  const [brand, bought] = [ofAccount('brand'), ofAccount('purchaseDate')];
  const registered = ofAccount('machineRegistered');
  // "Is my KitchenAid registered?", of an account that has a Magimix: it says nothing of that one.
  const isOther = known(facts, 'brand')?.origin === 'typed';
  if (isOther || (!registered && !bought)) return stated('unseen');
  const values = brand && bought ? { purchaseDate: bought.value, brand: brand.value } : {};
  const notes = brand && bought ? ['bought'] : [];
  if (!registered) return stated('dated', values, notes);
  return stated(registered.value.flag ? 'registered' : 'not-registered', values, notes);
}
