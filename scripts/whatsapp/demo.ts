import type { Caller } from './phone.ts';

/** What a WhatsApp number would be set up with: no Meta account, nothing secret. */
export const DEMO = {
  phoneNumberId: '106540352242922',
  appSecret: 'demo-app-secret',
  accessToken: 'demo-access-token',
  verifyToken: 'demo-verify-token',
  customersFile: 'docs/examples/customers.yaml',
} as const;

/** Who can be played; the Ambassador is one of the demo customers. */
export const PHONES = {
  ambassador: { waId: '33639980002', userId: 'FR.13491208655302741918', name: 'Alex' },
  stranger: { waId: '33639980099', userId: 'FR.99991208655302741918', name: 'Sam' },
} as const satisfies Record<string, Caller>;
export type Who = keyof typeof PHONES;

/** The settings of a server that talks to the fake Graph API at `graphUrl`. */
export const settingsOf = (graphUrl: string) => ({
  WHATSAPP_APP_SECRET: DEMO.appSecret,
  WHATSAPP_VERIFY_TOKEN: DEMO.verifyToken,
  WHATSAPP_ACCESS_TOKEN: DEMO.accessToken,
  WHATSAPP_PHONE_NUMBER_ID: DEMO.phoneNumberId,
  WHATSAPP_GRAPH_URL: graphUrl,
  CUSTOMERS_FILE: DEMO.customersFile,
  LINK_CONTACT: 'https://shop.example/contact',
});
