import { z } from 'zod';
import type { Customer } from '../domain/customer.ts';
import type { CustomerDirectory, Identity, Lookup } from '../domain/ports/customers.ts';
import { CustomerRecord } from './account.ts';
import { phoneKey } from './phone.ts';

const Phone = z
  // YAML reads digits without quotes as a number.
  .union([z.string(), z.int().positive().transform(String)])
  .refine((text) => phoneKey(text) !== null, 'not a phone number; write it like "+33612345678"');

/** The form of CUSTOMERS_FILE; docs/examples/customers.yaml is one. */
export const CustomersFile = z.object({
  customers: z.array(CustomerRecord.extend({ phone: Phone.optional() })).superRefine((customers, context) => {
    for (const field of ['id', 'phone', 'whatsappUserId'] as const) {
      const first = new Map<string, number>();
      customers.forEach((customer, index) => {
        const key = keyOf(field, customer[field]);
        if (key === null) return;
        const owner = first.get(key);
        if (owner === undefined) first.set(key, index);
        else
          context.addIssue({
            code: 'custom',
            path: [index, field],
            message: `the same as that of customers.${owner}; one of them is wrong`,
          });
      });
    }
  }),
});
export type CustomersFile = z.infer<typeof CustomersFile>;

/** The customers of a file, by the version of it that is current at each question. */
export function fileDirectory(current: () => Promise<CustomersFile>): CustomerDirectory {
  const indexes = new WeakMap<CustomersFile, Index>();
  return {
    async find(identity) {
      const file = await current();
      const index = indexes.get(file) ?? indexOf(file);
      indexes.set(file, index);
      return findIn(index, identity);
    },
  };
}

type Field = 'id' | 'phone' | 'whatsappUserId';
type Index = Readonly<Record<Field, ReadonlyMap<string, Customer>>>;

const keyOf = (field: Field, value: string | undefined): string | null =>
  value === undefined || field !== 'phone' ? (value ?? null) : phoneKey(value);

function indexOf({ customers }: CustomersFile): Index {
  const by = (field: Field) =>
    new Map(
      customers.flatMap((customer) => {
        const key = keyOf(field, customer[field]);
        return key === null ? [] : [[key, customer] as const];
      }),
    );
  return { id: by('id'), phone: by('phone'), whatsappUserId: by('whatsappUserId') };
}

/** The strongest proof first: the channel's own ids of a person, then the number. */
function findIn(index: Index, identity: Identity): Lookup {
  if (identity.kind === 'customer') return lookup(index.id.get(identity.id));
  const { userIds, phone } = identity;
  const byUserId = userIds
    .map((id) => index.whatsappUserId.get(id))
    .find((customer) => customer !== undefined);
  return lookup(byUserId ?? index.phone.get(keyOf('phone', phone ?? undefined) ?? ''));
}

const lookup = (customer: Customer | undefined): Lookup =>
  customer ? { kind: 'found', customer } : { kind: 'unknown' };
