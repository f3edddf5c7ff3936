import { createHash } from 'node:crypto';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Language } from '../../domain/language.ts';
import type { Addresses } from '../../domain/ports/whatsapp.ts';
import type { Sender } from './inbound.ts';

const FRENCH = new Set('FR MC GP MQ GF RE YT PM BL MF WF PF NC SN CI BJ TG BF ML NE GN GA CG CD'.split(' '));
const ENGLISH = new Set('GB IE US AU NZ IN ZA NG KE GH PH SG MT JM TT'.split(' '));

/** Names the sender without telling the number: one lane per person; null when WhatsApp names nobody. */
export function laneOf({ userIds, phone }: Addresses): string | null {
  const [strongest] = [...userIds, ...(phone === null ? [] : [phone])];
  return strongest === undefined ? null : createHash('sha256').update(strongest).digest('base64url');
}

/** The language of the sender's country; null where neither or both of ours are usual. */
export function languageOfCountry({ userIds, phone, country }: Sender): Language | null {
  const fromId = /^([A-Z]{2})\./.exec(userIds.at(-1) ?? '')?.[1];
  const code = country ?? fromId ?? countryOfNumber(phone ?? '') ?? '';
  if (FRENCH.has(code)) return 'fr';
  return ENGLISH.has(code) ? 'en' : null;
}

function countryOfNumber(phone: string): string | undefined {
  const number = parsePhoneNumberFromString(phone);
  // Where several countries share a code, the main one comes first.
  return number?.country ?? number?.getPossibleCountries()[0];
}

/** Where a reply goes: to the number as WhatsApp gave it, and to the user id only when it gives no number. */
export function recipientOf({ userIds, phone }: Addresses): { to: string } | { recipient: string } {
  return phone === null ? { recipient: userIds.at(-1) ?? '' } : { to: phone };
}
