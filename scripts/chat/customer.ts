import type { Settings } from '../../src/config.ts';
import { readSettingsFile } from '../../src/content/settings-file.ts';
import { CustomersFile } from '../../src/customers/file-directory.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { CremaError } from '../../src/domain/errors.ts';

const EXAMPLE = 'docs/examples/customers.yaml';

/** The customer of CUSTOMERS_FILE, or of the example, to chat as; fails with INPUT_INVALID and the ids there are. */
export async function customerNamed(id: string, settings: Settings): Promise<Customer> {
  const path = settings.CUSTOMERS_FILE ?? EXAMPLE;
  const form = { schema: CustomersFile, setting: 'CUSTOMERS_FILE', help: 'see docs/identity.md' };
  const { customers } = await readSettingsFile(path, form);
  const found = customers.find((customer) => customer.id === id);
  if (found) return found;
  const ids = customers.map((customer) => customer.id).join(', ');
  throw new CremaError('INPUT_INVALID', `--as ${id}: ${path} has no such customer; it has ${ids}`);
}
