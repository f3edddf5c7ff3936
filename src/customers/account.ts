import { z } from 'zod';
import { Customer } from '../domain/customer.ts';
import { LANGUAGES } from '../domain/language.ts';

/** "fr-BE" is French; a language Crema does not speak is no reason to know nothing of a customer. */
const Locale = z
  .string()
  .transform((locale) =>
    LANGUAGES.find((language) => language === locale.split(/[-_]/, 1)[0]?.toLowerCase()),
  );

/** A customer as a shop's systems write one. */
export const CustomerRecord = Customer.extend({ locale: Locale.optional() });

/** The same data without its nulls, by which many systems say that they do not know. */
export const withoutNulls = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(data), (_name, value) => value ?? undefined);
