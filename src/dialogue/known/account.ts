import { addMonths } from '../../domain/calendar.ts';
import type { Conversation } from '../../domain/conversation.ts';
import {
  ACCOUNT_LISTS,
  type AccountList,
  type Customer,
  type CustomerSubscription,
} from '../../domain/customer.ts';
import {
  FACT_VOCABULARIES,
  type Fact,
  type FactName,
  type Facts,
  type Filled,
  isName,
} from '../../domain/fact.ts';
import { date, flag, isSameValue, money, months, term, type Value } from '../../domain/value.ts';
import type { Policy } from '../../policy/contract.ts';
import { agrees } from '../slots/candidates/roughDates.ts';

type Chosen = Conversation['chosen'];

/** The facts the verified account settles; nothing from a list of several until one is picked. */
export function accountFacts(customer: Customer | null, chosen: Chosen): Facts {
  if (!customer) return {};
  const lists = ACCOUNT_LISTS.map((list) => {
    const items = itemsOf(customer, list);
    return items.length === 1 ? items[0] : items[chosen[list] ?? -1];
  });
  const ambassador =
    customer.ambassador === undefined ? {} : known({ ambassador: flag(customer.ambassador) });
  return Object.assign({}, ...lists, ambassador) as Facts;
}

/** Nobody's word stands against the account for these. */
const VERIFIED_ONLY: readonly FactName[] = ['ambassador', 'machineRegistered'];

/** What was typed counts before the account; not knowing does not erase what the account knows. */
export function mergedFacts(account: Facts, typed: Facts): Facts {
  const spoken = Object.entries(typed).filter(([name, fact]) => {
    const own = account[name as FactName];
    if (own === undefined) return true;
    return fact.kind === 'known' && !VERIFIED_ONLY.includes(name as FactName) && !isSame(fact, own);
  });
  return { ...account, ...(Object.fromEntries(spoken) as Facts) };
}

/** What is typed and says the same leaves the account's word. */
const isSame = (told: Fact & { kind: 'known' }, own: Fact): boolean =>
  agrees(told, own) || (own.kind === 'known' && isSameValue(own.value, told.value));

/** Whether the account could settle something for this policy that the customer has not. */
export function readsAccount(policy: Policy, typed: Facts): boolean {
  const ofAccount = [...Object.values(LIST_FACTS).flat(), ...VERIFIED_ONLY];
  return ofAccount.some(
    (name) =>
      name in policy.reads &&
      !policy.asides?.includes(name) &&
      (VERIFIED_ONLY.includes(name) || typed[name] === undefined),
  );
}

/** The list of the account a policy needs one item of, while several could be meant; null when all is clear. */
export function undecidedList(policy: Policy, customer: Customer | null, chosen: Chosen): AccountList | null {
  const list = customer && listOfSeveral(policy, customer);
  return list && chosen[list] === undefined ? list : null;
}

/** The list of the account a policy needs one item of, when it has several; null otherwise. */
export function listOfSeveral(policy: Policy, customer: Customer): AccountList | null {
  const reads = (Object.keys(policy.reads) as FactName[]).filter((fact) => !policy.asides?.includes(fact));
  const list = ACCOUNT_LISTS.find((one) => reads.some((fact) => LIST_FACTS[one].includes(fact)));
  return list && itemsOf(customer, list).length > 1 ? list : null;
}

/** All that tells an item of a list from the others when a customer speaks of it, be it offered to pick from or not. */
export function namesOf(customer: Customer, list: AccountList): Value[][] {
  const options = optionsOf(customer, list);
  const items = itemsOf(customer, list);
  return options.map((values, index) => [...values, ...knownValues(items[index]!, SPOKEN_FACTS[list])]);
}

/** True for what an account tells of each item of the list, so that it says nothing of another one. */
export const isOfItem = (list: AccountList, fact: FactName): boolean =>
  LIST_FACTS[list].includes(fact) || NAMING_FACTS[list].includes(fact) || fact === END_OF[list];

/** True for the brand or model of something the account has: it says which is spoken of, and nothing of another. */
export function isNamedItem(customer: Customer | null, { fact, known: told }: Filled): boolean {
  if (!customer || !isName(fact)) return false;
  const names = ACCOUNT_LISTS.flatMap((list) => optionsOf(customer, list).flat());
  return names.some((name) => isSameValue(name, told.value));
}

/** The values that name each item of a list, for a customer to pick from. */
export function optionsOf(customer: Customer, list: AccountList): Value[][] {
  return itemsOf(customer, list).map((facts, index) => {
    const order = list === 'orders' ? customer.orders?.[index]?.id : undefined;
    const named = knownValues(facts, NAMING_FACTS[list]);
    return order ? [{ kind: 'text', text: order }, ...named] : named;
  });
}

const knownValues = (facts: Facts, names: readonly FactName[]): Value[] =>
  names.flatMap((name) => {
    const fact = facts[name];
    return fact?.kind === 'known' ? [fact.value] : [];
  });

const LIST_FACTS: Readonly<Record<AccountList, readonly FactName[]>> = {
  subscriptions: ['subscriptionStart', 'commitmentMonths', 'fullPrice', 'subscriptionPrice'],
  machines: ['brand', 'range', 'purchaseDate', 'machineRegistered'],
  orders: ['refundKind', 'handoverDate', 'carrierReturnDate', 'paymentMethod', 'replacementSent'],
};

const NAMING_FACTS: Readonly<Record<AccountList, readonly FactName[]>> = {
  subscriptions: ['machineModel', 'subscriptionStart'],
  machines: ['brand', 'purchaseDate'],
  orders: ['handoverDate', 'carrierReturnDate'],
};

/** What names an item in a talk, and is not offered to pick from: "the one the carrier brought back". */
const SPOKEN_FACTS: Readonly<Record<AccountList, readonly FactName[]>> = {
  subscriptions: [],
  machines: ['range'],
  orders: ['refundKind'],
};

/** What follows from an item of the list. */
const END_OF: Readonly<Partial<Record<AccountList, FactName>>> = { subscriptions: 'commitmentEnd' };

function itemsOf(customer: Customer, list: AccountList): Facts[] {
  switch (list) {
    case 'subscriptions':
      return (customer.subscriptions ?? []).map((one) =>
        known({
          machineModel: named('machineModel', one.machineModel),
          fullPrice: euros(one.fullPrice),
          subscriptionPrice: euros(one.subscriptionPrice),
          commitmentMonths: one.commitmentMonths === undefined ? undefined : months(one.commitmentMonths),
          subscriptionStart: day(one.subscriptionStart),
          commitmentEnd: day(endOf(one)),
        }),
      );
    case 'machines':
      return (customer.machines ?? []).map((one) =>
        known({
          brand: named('brand', one.brand),
          range: named('range', one.range),
          purchaseDate: day(one.purchaseDate),
          machineRegistered: truth(one.machineRegistered),
        }),
      );
    case 'orders':
      return (customer.orders ?? []).map((one) =>
        known({
          refundKind: named('refundKind', one.refundKind),
          handoverDate: day(one.handoverDate),
          carrierReturnDate: day(one.carrierReturnDate),
          paymentMethod: named('paymentMethod', one.paymentMethod),
          replacementSent: truth(one.replacementSent),
        }),
      );
    default:
      return list satisfies never;
  }
}

/** Follows from the account, so that an end that is typed is seen to agree or not. */
const endOf = ({ subscriptionStart, commitmentMonths }: CustomerSubscription): string | undefined =>
  subscriptionStart && commitmentMonths ? addMonths(subscriptionStart, commitmentMonths) : undefined;

const euros = (amount: number | undefined) =>
  amount === undefined ? undefined : money(Math.round(amount * 100));
const day = (iso: string | undefined) => (iso === undefined ? undefined : date(iso));
const truth = (is: boolean | undefined) => (is === undefined ? undefined : flag(is));

/** The account writes names ("De'Longhi", "Lattissima One"); vocabularies have ids made from them. */
function named(fact: FactName, name: string | undefined): Value | undefined {
  const vocabulary = FACT_VOCABULARIES[fact];
  if (name === undefined || vocabulary === undefined) return undefined;
  const plain = name.normalize('NFD').replace(/[\u0300-\u036f'’]/g, '');
  const id = plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return term(vocabulary, id);
}

function known(values: Partial<Record<FactName, Value | undefined>>): Facts {
  const entries = Object.entries(values).flatMap(([fact, value]) =>
    value ? [[fact, { kind: 'known', value, origin: 'account', approximate: false } satisfies Fact]] : [],
  );
  return Object.fromEntries(entries) as Facts;
}
