import { z } from 'zod';
import { CremaError } from './domain/errors.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const MAX_PORT = 65_535;
const MIN_SECRET_CHARS = 16;
/** As long as the hash of HS256, below which a secret can be found by trying. */
const MIN_SIGNING_BYTES = 32;

const NO_ADDRESS = 'write it as an address that begins with https:// or http://';

const text = (about: string) => z.string().trim().min(1).optional().describe(about);
const secret = (about: string) =>
  z
    .string()
    .min(MIN_SECRET_CHARS, `a secret has at least ${MIN_SECRET_CHARS} characters`)
    .optional()
    .describe(about);
const address = (about: string) =>
  z
    .url({ protocol: /^https?$/, error: NO_ADDRESS })
    .optional()
    .describe(about);

/** Every setting, by the name of its environment variable; the description becomes its line in .env.example. */
export const Settings = z.object({
  HOST: z.string().default('127.0.0.1').describe('Address to listen on; 0.0.0.0 in a container'),
  PORT: z.coerce.number().int().min(0).max(MAX_PORT).default(8080).describe('Port to listen on'),
  PUBLIC_URL: address('Address customers reach this server at, when a proxy stands before it'),
  DATA_DIR: z
    .string()
    .default('./data')
    .describe('Folder of the embedded database, the trained models and the compiled code'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'write it as postgres://user:password@host:5432/name' })
    .optional()
    .describe('PostgreSQL instead of the embedded database, such as postgres://user:password@host/crema'),
  LOG_LEVEL: z
    .enum(LOG_LEVELS)
    .default('info')
    .describe(`One of ${LOG_LEVELS.join(', ')}`),
  TRUST_PROXY: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe('How many proxies stand before this server'),
  ALLOWED_ORIGINS: text('Sites that may embed the chat, comma-separated; * for any')
    .refine(
      (given) => list(given).every((site) => site === '*' || originOf(site) !== null),
      "write each site as its pages' addresses begin, such as https://shop.example, with commas between",
    )
    .transform((given) => list(given).map((site) => originOf(site) ?? site)),
  DIRECTLINE_SECRET: secret('Secret your own server uses to fetch chat tokens; without it guests get tokens'),
  CUSTOMER_TOKEN_SECRET: z
    .string()
    .refine(
      (key) => new TextEncoder().encode(key).length >= MIN_SIGNING_BYTES,
      `a signing secret has at least ${MIN_SIGNING_BYTES} bytes`,
    )
    .optional()
    .describe('Secret that signs customer tokens (HS256)'),
  CUSTOMER_TOKEN_JWKS: text('Or the public keys that check them: a file, or an https address').refine(
    isFileOrSafeAddress,
    'an address of keys begins with https://',
  ),
  CUSTOMERS_FILE: text('YAML file of known customers'),
  CUSTOMERS_URL: address('Or the address of a customer directory service'),
  CUSTOMERS_TOKEN: secret('Token for the customer directory service'),
  WHATSAPP_APP_SECRET: text('App secret that signs WhatsApp webhooks'),
  WHATSAPP_VERIFY_TOKEN: text('Word WhatsApp repeats when the webhook is set up'),
  WHATSAPP_ACCESS_TOKEN: text('Token for sending WhatsApp messages'),
  WHATSAPP_PHONE_NUMBER_ID: text('Id of the WhatsApp number'),
  WHATSAPP_GRAPH_URL: z
    .url({ protocol: /^https?$/, error: NO_ADDRESS })
    .default('https://graph.facebook.com')
    .describe('Address of the Graph API'),
  WHATSAPP_GRAPH_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/, 'is not a version such as v26.0')
    .default('v26.0')
    .describe('Version of the Graph API'),
  MICROSOFT_APP_ID: text('App id for Azure channels'),
  MICROSOFT_APP_PASSWORD: text('App password for Azure channels'),
  LINK_CONTACT: address('The contact page; without it answers name it in words'),
  LINK_AFTER_SALES_PRICES: address('The page with after-sales prices'),
  RETENTION_DAYS: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe('Days after which conversations are erased'),
  TIME_ZONE: z
    .string()
    .default('Europe/Paris')
    .refine(isTimeZone, 'is not a time zone such as Europe/Paris')
    .describe('Time zone of dates and opening hours'),
});
export type Settings = z.infer<typeof Settings>;

/** The settings from the environment; fails with CONFIG_INVALID, in one line that names each variable that is wrong. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    // An empty variable is how shells and compose files leave a setting out.
    Object.entries(environment).filter(([name, value]) => name in Settings.shape && value?.trim()),
  );
  const result = Settings.superRefine(excludeEachOther).superRefine(belongTogether).safeParse(given);
  if (result.success) return result.data;
  // The values are not repeated: they may be secrets.
  const wrong = result.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`);
  throw new CremaError('CONFIG_INVALID', `${wrong.join(' · ')}; see .env.example`);
}

/** The text of .env.example: every setting with its default, commented out. */
export function envExample(): string {
  const lines = Object.entries(Settings.shape).map(([name, schema]) => {
    const fallback = schema.safeParse(undefined).data;
    const shown = typeof fallback === 'string' || typeof fallback === 'number' ? String(fallback) : '';
    return `# ${describe(schema)}\n# ${name}=${shown}\n`;
  });
  return `# Every setting is optional. Copy this file to .env and uncomment what you need.\n\n${lines.join('\n')}`;
}

/** Two sources for one thing could contradict each other. */
const ALTERNATIVES = [
  ['CUSTOMER_TOKEN_SECRET', 'CUSTOMER_TOKEN_JWKS'],
  ['CUSTOMERS_FILE', 'CUSTOMERS_URL'],
] as const;

function excludeEachOther(settings: Settings, context: z.RefinementCtx): void {
  for (const [one, other] of ALTERNATIVES) {
    if (settings[one] === undefined || settings[other] === undefined) continue;
    context.addIssue({ code: 'custom', path: [other], message: `set this or ${one}, not both` });
  }
}

/** A channel is on with all of its settings and off with none. */
const CHANNEL_SETTINGS = {
  WhatsApp: [
    'WHATSAPP_APP_SECRET',
    'WHATSAPP_VERIFY_TOKEN',
    'WHATSAPP_ACCESS_TOKEN',
    'WHATSAPP_PHONE_NUMBER_ID',
  ],
  'Azure Bot Service': ['MICROSOFT_APP_ID', 'MICROSOFT_APP_PASSWORD'],
} as const;

function belongTogether(settings: Settings, context: z.RefinementCtx): void {
  for (const [channel, names] of Object.entries(CHANNEL_SETTINGS)) {
    const missing = names.filter((name) => settings[name] === undefined);
    const [first] = missing;
    if (first === undefined || missing.length === names.length) continue;
    context.addIssue({
      code: 'custom',
      path: [first],
      message: `is missing; ${channel} needs it with its other settings`,
    });
  }
}

function describe(schema: z.ZodType): string {
  if (schema.description) return schema.description;
  return schema instanceof z.ZodPipe ? ((schema.in as z.ZodType).description ?? '') : '';
}

function list(origins: string | undefined): string[] {
  return (origins ?? '')
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '');
}

/** The site as browsers name it, whatever its case, its usual port or a slash at the end; null for what names none. */
function originOf(site: string): string | null {
  const url = URL.parse(site);
  const isWhole = url !== null && /^[a-z][a-z0-9+.-]*:\/\/[^/?#@*\s]+\/?$/i.test(site);
  if (!isWhole || url.protocol === 'ftp:') return null;
  // Of an app's own scheme, such as capacitor://localhost, URL knows no origin.
  return url.origin === 'null' ? site.replace(/\/$/, '') : url.origin;
}

/** Keys fetched in the clear could be anybody's; within one machine nobody is between. */
function isFileOrSafeAddress(value: string | undefined): boolean {
  if (value === undefined || !URL.canParse(value)) return true;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname));
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
