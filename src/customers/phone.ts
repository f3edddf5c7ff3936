import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** The country of a number written without its country code, as in a shop's own list. */
const HOME_COUNTRY = 'FR';

/** Mobile numbers that WhatsApp and the rest of the world write differently. */
const SPELLINGS = [
  // Mexico: the 1 after the country code is no longer dialled.
  [/^\+521(\d{10})$/, '+52$1'],
  // Brazil: accounts older than the ninth digit lack it; a first digit up to 5 is a landline, which has none.
  [/^\+55(\d{2})([6-9]\d{7})$/, '+55$19$2'],
  // Argentina: the 9 marks a mobile called from abroad.
  [/^\+549(\d{10})$/, '+54$1'],
] as const;

/** One form for every usual spelling of a number, to compare by (`+33612345678`); null when it is no phone number. */
export function phoneKey(text: string): string | null {
  const number = respelt(parse(text));
  const again = parsePhoneNumberFromString(number);
  // A zero that is read away each time ("+98 000 000") leaves no form to compare by.
  return again?.isPossible() && again.number === number ? number : null;
}

/** Digits alone may be a number from home, or an international one without its plus, as WhatsApp's ids are. */
function parse(text: string): string {
  const home = parsePhoneNumberFromString(text, HOME_COUNTRY);
  if (home?.isValid()) return home.number;
  const international = text.trim().startsWith('+') ? home : parsePhoneNumberFromString(`+${text.trim()}`);
  return international?.number ?? '';
}

const respelt = (number: string): string =>
  SPELLINGS.reduce((sofar, [written, standard]) => sofar.replace(written, standard), number);
