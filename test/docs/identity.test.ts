import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { CustomerRecord } from '../../src/customers/account.ts';
import { sharedSecret } from '../../src/customers/keys.ts';
import { customerTokens } from '../../src/customers/tokens.ts';
import { silentLog } from '../fakes/log.ts';

interface Schema {
  readonly type?: string;
  readonly required?: readonly string[];
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly format?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

const contract = parse(readFileSync('docs/customers-openapi.yaml', 'utf8'));

it('describes in docs/customers-openapi.yaml the customer that the program reads', () => {
  const read = z.toJSONSchema(CustomerRecord, { io: 'input' }) as Schema;
  expect(outline(contract.components.schemas.Customer)).toEqual(outline(read));
});

it('shows an example answer there that the program accepts', () => {
  const { example } = contract.components.responses.Found.content['application/json'];
  expect(CustomerRecord.parse(example)).toEqual(example);
});

it('lists every field of a customer in docs/identity.md', () => {
  const text = readFileSync('docs/identity.md', 'utf8');
  const names = (schema: Schema): string[] =>
    Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => [name, ...names(inner.items ?? {})]);
  const missing = names(contract.components.schemas.Customer).filter((name) => !text.includes(`\`${name}\``));
  expect(missing).toEqual([]);
});

const SECRET = 'a secret of at least 32 bytes, shared';
const user = { id: 'c-1', isAmbassador: true, language: 'fr', subscriptions: [{ fullPrice: 279 }] };

it.each([
  [
    'with a library',
    0,
    user,
    { id: 'c-1', ambassador: true, locale: 'fr', subscriptions: [{ fullPrice: 279 }] },
  ],
  ['without one', 1, user.id, { id: 'c-1' }],
] as const)(
  'signs tokens that the program accepts, by the example %s',
  async (_what, index, signedIn, customer) => {
    vi.stubEnv('CUSTOMER_TOKEN_SECRET', SECRET);
    // Below the project, so that its packages are found.
    const folder = mkdtempSync(resolve('node_modules', '.identity-'));
    try {
      const file = join(folder, 'example.mjs');
      writeFileSync(
        file,
        `${exampleAt(index).replace('export const', 'const')}\nexport { customerToken };\n`,
      );
      const { customerToken } = await import(pathToFileURL(file).href);
      const tokens = customerTokens({
        keys: sharedSecret(async () => new TextEncoder().encode(SECRET)),
        directory: { find: async () => ({ kind: 'unknown' }) },
        clock: () => new Date(),
        log: silentLog,
      });
      expect(await tokens.verify(await customerToken(signedIn))).toMatchObject({
        kind: 'verified',
        customer,
      });
    } finally {
      rmSync(folder, { recursive: true });
      vi.unstubAllEnvs();
    }
  },
);

/** The JavaScript of docs/identity.md that signs a token. */
function exampleAt(index: number): string {
  const blocks = readFileSync('docs/identity.md', 'utf8').matchAll(/```js\n([\s\S]*?)```/g);
  return [...blocks].map(([, code]) => code!).filter((code) => code.includes('customerToken'))[index]!;
}

/** What a caller must know of a schema: its form, without the words and the exact patterns. */
function outline({ type, required, maxItems, minimum, format, items, properties }: Schema): object {
  return {
    type,
    required,
    maxItems,
    minimum,
    format,
    items: items && outline(items),
    properties:
      properties && Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, outline(one)])),
  };
}
