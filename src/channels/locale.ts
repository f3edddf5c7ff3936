import { LANGUAGES, type Language } from '../domain/language.ts';

/** The language of a browser locale such as "fr-BE"; undefined when Crema does not speak it. */
export function languageOf(locale: string | null | undefined): Language | undefined {
  const primary = locale?.toLowerCase().split(/[-_]/, 1)[0];
  return LANGUAGES.find((language) => language === primary);
}
