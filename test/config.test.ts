import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { envExample, readConfig } from '../src/config.ts';
import { CremaError } from '../src/domain/errors.ts';

describe('the settings', () => {
  it('need nothing for the embedded default', () => {
    expect(readConfig({})).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 8080,
      DATA_DIR: './data',
      TIME_ZONE: 'Europe/Paris',
      TRUST_PROXY: 0,
      ALLOWED_ORIGINS: [],
    });
  });

  it('are described in .env.example, all of them', () => {
    expect(readFileSync('.env.example', 'utf8')).toBe(envExample());
  });

  it('treat an empty variable as left out', () => {
    expect(readConfig({ PORT: '', DIRECTLINE_SECRET: ' ' }).PORT).toBe(8080);
  });

  it('read lists by comma', () => {
    expect(readConfig({ ALLOWED_ORIGINS: 'https://a.example, https://b.example' }).ALLOWED_ORIGINS).toEqual([
      'https://a.example',
      'https://b.example',
    ]);
  });

  it('name sites as browsers do', () => {
    const given =
      '*, https://b.example/,https://C.example, https://d.example:443,http://e.example:8080,capacitor://localhost';
    expect(readConfig({ ALLOWED_ORIGINS: given }).ALLOWED_ORIGINS).toEqual([
      '*',
      'https://b.example',
      'https://c.example',
      'https://d.example',
      'http://e.example:8080',
      'capacitor://localhost',
    ]);
  });

  it('name everything that is wrong with them at once', () => {
    expect(() => readConfig({ PORT: 'eighty', PUBLIC_URL: 'ftp://x' })).toThrow(
      /^PORT: .+ · PUBLIC_URL: .*https:\/\/.*; see \.env\.example$/,
    );
  });

  it.each([
    ['PORT', 'eighty'],
    ['ALLOWED_ORIGINS', 'https://a.example,foo'],
    ['ALLOWED_ORIGINS', 'https://a.example/page'],
    ['ALLOWED_ORIGINS', 'https://*.a.example'],
    ['ALLOWED_ORIGINS', 'ftp://a.example'],
    ['PUBLIC_URL', 'ftp://a.example'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://x'],
    ['LOG_LEVEL', 'loud'],
    ['TRUST_PROXY', 'yes'],
    ['TIME_ZONE', 'Mars/Olympus'],
    ['RETENTION_DAYS', '0'],
    ['DIRECTLINE_SECRET', 'short'],
    ['LINK_CONTACT', 'javascript:alert(1)'],
    ['CUSTOMER_TOKEN_SECRET', 'thirty-one bytes are not enough'],
    ['CUSTOMER_TOKEN_JWKS', 'http://shop.example/jwks.json'],
    ['CUSTOMER_TOKEN_JWKS', 'ftp://shop.example/jwks.json'],
  ])('stop the start when %s is "%s", in one line that names it and hides the value', (name, value) => {
    let error: unknown;
    try {
      readConfig({ [name]: value });
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(CremaError);
    const { code, message } = error as CremaError;
    expect(code).toBe('CONFIG_INVALID');
    expect(message).toMatch(new RegExp(`^${name}: .+`));
    expect(message).not.toContain('\n');
    if (name.endsWith('_SECRET')) expect(message).not.toContain(value);
  });

  it.each(['keys/jwks.json', './jwks.json', 'https://shop.example/jwks.json', 'http://127.0.0.1:3000/jwks'])(
    'take public keys from %s',
    (place) => {
      expect(readConfig({ CUSTOMER_TOKEN_JWKS: place }).CUSTOMER_TOKEN_JWKS).toBe(place);
    },
  );

  it.each([
    [{ CUSTOMER_TOKEN_SECRET: 'x'.repeat(32), CUSTOMER_TOKEN_JWKS: 'jwks.json' }, 'CUSTOMER_TOKEN_JWKS'],
    [{ CUSTOMERS_FILE: 'customers.yaml', CUSTOMERS_URL: 'https://shop.example' }, 'CUSTOMERS_URL'],
  ])('stop the start when two say where the same thing comes from', (environment, name) => {
    expect(() => readConfig(environment)).toThrow(
      expect.objectContaining({
        code: 'CONFIG_INVALID',
        message: expect.stringMatching(`^${name}: .*not both`),
      }),
    );
  });
});
